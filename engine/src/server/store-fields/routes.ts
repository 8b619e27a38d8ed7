type Method = "GET" | "POST" | "DELETE"

export interface StoreRoute {
  readonly method: Method
  readonly path: string
  /** The type of what it answers; see `types.ts`. */
  readonly type: string
}

const route = (method: Method, path: string, type: string): StoreRoute => ({ method, path: `/store${path}`, type })

const list = (path: string, type: string, parameter = "id"): StoreRoute[] => [
  route("GET", path, type),
  route("GET", `${path}/:${parameter}`, type),
]

/** Every store route of Medusa's whose answer a client can shape with `fields`. */
export const storeRoutes: readonly StoreRoute[] = [
  ...list("/products", "Product"),
  ...list("/product-variants", "VariantPage"),
  ...list("/product-options", "ProductOption"),
  ...list("/product-tags", "ProductTag"),
  ...list("/product-types", "ProductType"),
  ...list("/product-categories", "CategoryPage"),
  ...list("/collections", "CollectionPage"),
  ...list("/regions", "Region"),
  ...list("/currencies", "Currency", "code"),
  ...list("/return-reasons", "ReturnReason"),
  ...list("/orders", "Order"),
  route("POST", "/orders/:id/transfer/request", "Order"),
  route("POST", "/orders/:id/transfer/cancel", "Order"),
  route("POST", "/orders/:id/transfer/accept", "Order"),
  route("POST", "/orders/:id/transfer/decline", "Order"),
  route("GET", "/carts/:id", "Cart"),
  route("POST", "/carts", "Cart"),
  route("POST", "/carts/:id", "Cart"),
  route("POST", "/carts/:id/customer", "Cart"),
  route("POST", "/carts/:id/line-items", "Cart"),
  route("POST", "/carts/:id/line-items/:line_id", "Cart"),
  route("DELETE", "/carts/:id/line-items/:line_id", "Cart"),
  route("POST", "/carts/:id/promotions", "Cart"),
  route("DELETE", "/carts/:id/promotions", "Cart"),
  route("POST", "/carts/:id/taxes", "Cart"),
  route("POST", "/carts/:id/shipping-methods", "Cart"),
  route("POST", "/carts/:id/complete", "Order"),
  route("POST", "/customers", "Customer"),
  route("GET", "/customers/me", "Customer"),
  route("POST", "/customers/me", "Customer"),
  route("GET", "/customers/me/addresses", "Address"),
  route("POST", "/customers/me/addresses", "Customer"),
  route("GET", "/customers/me/addresses/:address_id", "Address"),
  route("POST", "/customers/me/addresses/:address_id", "Customer"),
  route("DELETE", "/customers/me/addresses/:address_id", "Address"),
  route("POST", "/payment-collections", "PaymentCollection"),
  route("POST", "/payment-collections/:id/payment-sessions", "PaymentCollection"),
  route("GET", "/payment-providers", "PaymentProvider"),
  route("GET", "/shipping-options", "ShippingOption"),
  route("POST", "/shipping-options/:id/calculate", "ShippingOption"),
  route("POST", "/returns", "Return"),
]
