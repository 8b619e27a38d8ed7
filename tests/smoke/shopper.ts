import type { Shop } from "./start-shop"

/** Asks the store API as a customer; with a body it is a POST. */
export type AskAsShopper = <T = Record<string, never>>(path: string, body?: object) => Promise<T>

export const PASSWORD = "a-long-smoke-password"

/** Somebody new with an account, in the United States. */
export async function shopperOf({ engine, publishableKey }: Pick<Shop, "engine" | "publishableKey">, email: string): Promise<AskAsShopper> {
  const ask = async <T>(path: string, body?: object, token?: string): Promise<T> => {
    const response = await fetch(`${engine}${path}`, {
      headers: {
        "content-type": "application/json",
        "x-publishable-api-key": publishableKey,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    })
    const answer = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${answer}`)
    return JSON.parse(answer) as T
  }
  const login = { email, password: PASSWORD }
  const { token: registration } = await ask<{ token: string }>("/auth/customer/emailpass/register", login)
  await ask("/store/customers", { email, first_name: "Rita", last_name: "Return" }, registration)
  const { token } = await ask<{ token: string }>("/auth/customer/emailpass", login)
  return (path, body) => ask(path, body, token)
}

const ADDRESS = {
  first_name: "Rita",
  last_name: "Return",
  address_1: "1 Main Street",
  postal_code: "78701",
  city: "Austin",
  province: "us-tx",
  country_code: "us",
}

/** Buys pieces of a product's first variant. @returns the order's id */
export async function buy(ask: AskAsShopper, handle: string, quantity: number): Promise<string> {
  const { regions } = await ask<{ regions: { id: string; currency_code: string }[] }>("/store/regions")
  const { products } = await ask<{ products: { variants: { id: string }[] }[] }>(`/store/products?handle=${handle}&fields=variants.id`)
  const region_id = regions.find(({ currency_code }) => currency_code === "usd")?.id
  const { cart } = await ask<{ cart: { id: string } }>("/store/carts", { region_id, shipping_address: ADDRESS, billing_address: ADDRESS })
  await ask(`/store/carts/${cart.id}/line-items`, { variant_id: products[0]?.variants[0]?.id, quantity })
  const { shipping_options } = await ask<{ shipping_options: { id: string }[] }>(`/store/shipping-options?cart_id=${cart.id}`)
  await ask(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0]?.id })
  const { payment_collection } = await ask<{ payment_collection: { id: string } }>("/store/payment-collections", { cart_id: cart.id })
  await ask(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" })
  const { order } = await ask<{ order: { id: string } }>(`/store/carts/${cart.id}/complete`, {})
  return order.id
}
