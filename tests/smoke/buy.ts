import type { Customer } from "./customer"

const ADDRESS = {
  first_name: "Rita",
  last_name: "Return",
  address_1: "1 Main Street",
  postal_code: "78701",
  city: "Austin",
  province: "tx",
  country_code: "us",
}

/** Buys pieces of a product's first variant. @returns the order's id */
export async function buy({ ask }: Customer, handle: string, quantity: number): Promise<string> {
  const { regions } = await ask<{ regions: { id: string; currency_code: string }[] }>("/store/regions")
  const { products } = await ask<{ products: { variants: { id: string }[] }[] }>(`/store/products?handle=${handle}&fields=variants.id`)
  const region_id = regions.find(({ currency_code }) => currency_code === "usd")?.id
  const { cart } = await ask<{ cart: { id: string } }>("/store/carts", { region_id, shipping_address: ADDRESS, billing_address: ADDRESS })
  await ask(`/store/carts/${cart.id}/line-items`, { variant_id: products[0]?.variants[0]?.id, quantity })
  const { shipping_options } = await ask<{ shipping_options: { id: string }[] }>(`/store/shipping-options?cart_id=${cart.id}`)
  await ask(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0]?.id })
  const { payment_collection } = await ask<{ payment_collection: { id: string } }>("/store/payment-collections", { cart_id: cart.id })
  await ask(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_cash_on_delivery" })
  const { order } = await ask<{ order: { id: string } }>(`/store/carts/${cart.id}/complete`, {})
  return order.id
}
