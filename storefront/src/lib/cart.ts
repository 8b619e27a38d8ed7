import "server-only"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import { localeFacts, type Locale } from "@/i18n/routing"
import { type Cart, findCart, rememberCart, rememberedCart } from "./cart-memory"
import { currentCustomer } from "./customer"
import { call } from "./engine"
import { currentMarket } from "./regions"
import { readCartId, readPayingId, writeCartId } from "./session"

export type { Cart } from "./cart-memory"

/**
 * The shopper's cart: this browser's, or the one that a customer has begun on another device. Nothing when there
 * is none yet or it has become an order.
 */
export const currentCart = cache(async (): Promise<Cart | undefined> => {
  const id = await readCartId()
  const own = id ? await findCart(id) : undefined
  if (own) return own
  const customer = await currentCustomer()
  return customer && rememberedCart(customer)
})

/** What the checkout is about: a cart that a trade has made for the customer, while one is being paid for, or the bag. */
export const checkoutCart = cache(async (): Promise<Cart | undefined> => {
  const id = await readPayingId()
  return id ? findCart(id) : currentCart()
})

/** Whether it is the shopper's own bag, and no cart that a trade has made. */
export const isBag = async ({ id }: Pick<Cart, "id">): Promise<boolean> => id !== (await readPayingId())

/** In actions only: the cart, made when there is none, in the market where the shopper is now. */
export async function ensureCart(): Promise<Cart> {
  const found = await currentCart()
  const cart = found ? await inLanguage(found) : await makeCart()
  if (cart.id !== (await readCartId())) await writeCartId(cart.id)
  // At once: the customer's other devices are to find it, whatever becomes of this one.
  if (!found && cart.customer_id) await rememberCart(cart.id)
  return cart
}

async function makeCart(): Promise<Cart> {
  const { region, country } = await currentMarket()
  const { cart } = await call<{ cart: Cart }>("/store/carts", {
    method: "POST",
    body: { region_id: region.id, shipping_address: { country_code: country }, locale: await language() },
    asCustomer: true,
  })
  return cart
}

/** What is in the bag is named in the language in which it is filled. */
async function inLanguage(cart: Cart): Promise<Cart> {
  const locale = await language()
  if (cart.locale === locale) return cart
  await call(`/store/carts/${cart.id}`, { method: "POST", body: { locale }, asCustomer: true })
  return cart
}

const language = async () => localeFacts[(await getLocale()) as Locale].engine

export const countItems = (cart: Cart | undefined) => (cart?.items ?? []).reduce((sum, item) => sum + Number(item.quantity), 0)
