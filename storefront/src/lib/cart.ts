import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { cache } from "react"
import { call, orNothing } from "./engine"
import { currentMarket } from "./regions"
import { readCartId, writeCartId } from "./session"

/** `discount_subtotal` is what the discounts are without their tax. */
export type Cart = HttpTypes.StoreCart & { discount_subtotal?: number }

const FIELDS =
  "+discount_subtotal,*items,*items.product,*items.variant,+items.thumbnail,+items.total,+items.subtotal,+items.original_total,*promotions,*shipping_methods,*shipping_address,*billing_address,*payment_collection,*payment_collection.payment_sessions,*region"

/** The shopper's cart, or nothing when there is none yet or it has become an order. */
export const currentCart = cache(async (): Promise<Cart | undefined> => {
  const id = await readCartId()
  if (!id) return undefined
  const answer = await orNothing(
    call<{ cart: Cart & { completed_at?: string | null } }>(`/store/carts/${id}`, { query: { fields: FIELDS }, asCustomer: true }),
  )
  return answer && !answer.cart.completed_at ? answer.cart : undefined
})

/** In actions only: the cart, made when there is none, in the market where the shopper is now. */
export async function ensureCart(): Promise<Cart> {
  const cart = await currentCart()
  if (cart) return cart
  const { region, country } = await currentMarket()
  const made = await call<{ cart: Cart }>("/store/carts", {
    method: "POST",
    body: { region_id: region.id, shipping_address: { country_code: country } },
    asCustomer: true,
  })
  await writeCartId(made.cart.id)
  return made.cart
}

export const countItems = (cart: Cart | undefined) => (cart?.items ?? []).reduce((sum, item) => sum + Number(item.quantity), 0)
