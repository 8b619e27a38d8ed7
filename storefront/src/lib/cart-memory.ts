import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { call, EngineAway, EngineRefusal, orNothing } from "./engine"

/** `discount_subtotal` is what the discounts are without their tax. */
export type Cart = HttpTypes.StoreCart & { discount_subtotal?: number; locale?: string | null }

const FIELDS =
  "+discount_subtotal,+locale,*items,*items.product,*items.variant,+items.thumbnail,+items.total,+items.subtotal,+items.original_total,*promotions,*shipping_methods,*shipping_address,*billing_address,*payment_collection,*payment_collection.payment_sessions,*region"

/** The cart as it is now; nothing when there is none of this id, or it has become an order. */
export async function findCart(id: string): Promise<Cart | undefined> {
  const answer = await orNothing(
    call<{ cart: Cart & { completed_at?: string | null } }>(`/store/carts/${id}`, { query: { fields: FIELDS }, asCustomer: true }),
  )
  return answer && !answer.cart.completed_at ? answer.cart : undefined
}

/**
 * Where the customer's other devices find the cart. The store API lists nobody's carts, so the customer's own
 * metadata names the open one. Customers may write their metadata: it is a hint, and counts only when the
 * engine says that the cart is theirs and still open.
 */
const HINT = "cart_id"
const CART_ID = /^cart_[0-9A-Za-z]+$/

/**
 * Metadata is merged by the engine, so nothing else that is kept there is touched. A hint that cannot be written
 * keeps nobody from shopping.
 */
export async function rememberCart(id: string): Promise<void> {
  try {
    await call("/store/customers/me", { method: "POST", body: { metadata: { [HINT]: id } }, asCustomer: true })
  } catch (error) {
    if (!(error instanceof EngineRefusal || error instanceof EngineAway)) throw error
  }
}

/** The cart that the customer has left, here or on another device. */
export async function rememberedCart(customer: HttpTypes.StoreCustomer): Promise<Cart | undefined> {
  const id = customer.metadata?.[HINT]
  const cart = typeof id === "string" && CART_ID.test(id) ? await findCart(id) : undefined
  return cart?.customer_id === customer.id ? cart : undefined
}
