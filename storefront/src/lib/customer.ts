import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import { redirect } from "@/i18n/navigation"
import { currentCart, type Cart } from "./cart"
import { call, EngineAway, EngineRefusal, orNothing } from "./engine"
import { currentMarket } from "./regions"
import { readToken, writeCartId } from "./session"

export type Customer = HttpTypes.StoreCustomer
export type Address = HttpTypes.StoreCustomerAddress

/** Who is signed in here; nothing for a guest, or when the session has run out. */
export const currentCustomer = cache(async (): Promise<Customer | undefined> => {
  if (!(await readToken())) return undefined
  const answer = await orNothing(call<{ customer: Customer }>("/store/customers/me", { asCustomer: true }))
  return answer?.customer
})

/** The customer, or the way to the sign-in page and from there back to `path`. */
export async function requireCustomer(path: string): Promise<Customer> {
  const customer = await currentCustomer()
  if (customer) return customer
  return redirect({ href: { pathname: "/account/sign-in", query: { next: path } }, locale: await getLocale() })
}

export interface OrderItem {
  readonly id: string
  readonly title: string
  readonly variant_title: string | null
  readonly thumbnail: string | null
  readonly quantity: number
  readonly detail?: {
    readonly shipped_quantity?: number
    readonly return_requested_quantity?: number
    readonly return_received_quantity?: number
    readonly return_dismissed_quantity?: number
    readonly written_off_quantity?: number
  }
}

export interface Order {
  readonly id: string
  readonly display_id: number
  readonly status: string
  readonly fulfillment_status: string
  readonly payment_status: string
  readonly currency_code: string
  readonly region_id: string | null
  readonly total: number
  readonly created_at: string
  readonly items: readonly OrderItem[]
  readonly shipping_address: { readonly country_code?: string | null } | null
}

const ORDER_FIELDS =
  "id,display_id,status,fulfillment_status,payment_status,currency_code,region_id,total,created_at,*items,*items.detail,*shipping_address"
export const ORDERS_PER_PAGE = 10

/** The customer's orders, newest first. */
export async function listOrders(page: number, limit = ORDERS_PER_PAGE): Promise<{ orders: Order[]; count: number }> {
  return call<{ orders: Order[]; count: number }>("/store/orders", {
    query: { fields: ORDER_FIELDS, order: "-created_at", limit, offset: (page - 1) * limit },
    asCustomer: true,
  })
}

/**
 * One of the customer's own orders. It is looked for in the customer's list: an order by its id alone is
 * shown, without what is personal, to everybody who knows the id.
 */
export async function findOwnOrder(id: string): Promise<Order | undefined> {
  const { orders } = await call<{ orders: Order[] }>("/store/orders", { query: { id, fields: ORDER_FIELDS, limit: 1 }, asCustomer: true })
  return orders.find((order) => order.id === id)
}

/** How many of an item can still be sent back: those that have left the house and are not on their way back. */
export function returnableQuantity({ detail = {} }: OrderItem): number {
  const { shipped_quantity: shipped = 0, ...gone } = detail
  const returned =
    (gone.return_requested_quantity ?? 0) +
    (gone.return_received_quantity ?? 0) +
    (gone.return_dismissed_quantity ?? 0) +
    (gone.written_off_quantity ?? 0)
  return Math.max(0, shipped - returned)
}

export const isReturnable = (order: Order): boolean =>
  order.status !== "canceled" && order.items.some((item) => returnableQuantity(item) > 0)

/**
 * Where the customer's other devices find the cart. The store API lists nobody's carts, so the customer's own
 * metadata names the open one. Customers may write their metadata: it is a hint, and counts only when the
 * engine says that the cart is theirs and still open.
 */
const HINT = "cart_id"
const CART_ID = /^cart_[0-9A-Za-z]+$/

/** Metadata is merged by the engine, so nothing else that is kept there is touched. */
export async function rememberCart(id: string): Promise<void> {
  await call("/store/customers/me", { method: "POST", body: { metadata: { [HINT]: id } }, asCustomer: true })
}

type FoundCart = Cart & { completed_at?: string | null }

async function rememberedCart(customer: Customer): Promise<FoundCart | undefined> {
  const id = customer.metadata?.[HINT]
  if (typeof id !== "string" || !CART_ID.test(id)) return undefined
  const answer = await orNothing(
    call<{ cart: FoundCart }>(`/store/carts/${id}`, { query: { fields: "id,customer_id,completed_at,region_id" }, asCustomer: true }),
  )
  return answer && answer.cart.customer_id === customer.id && !answer.cart.completed_at ? answer.cart : undefined
}

/**
 * After signing in, in actions only: makes one cart of this browser's and the one that the customer left on
 * another device. The customer's older cart is kept, since it may have an address and a delivery already, and
 * what the guest chose is added to it. Whatever goes wrong here leaves this browser's cart as it was: nobody
 * is kept from signing in by a bag.
 */
export async function joinCarts(): Promise<void> {
  try {
    const customer = await currentCustomer()
    if (!customer) return
    const [guest, own] = await Promise.all([currentCart(), rememberedCart(customer)])
    if (own && own.id !== guest?.id) {
      await moveToMarket(own, guest)
      if (guest) await moveItems(guest, own.id)
      await writeCartId(own.id)
      return
    }
    if (!guest) return
    await call(`/store/carts/${guest.id}/customer`, { method: "POST", body: {}, asCustomer: true })
    await rememberCart(guest.id)
  } catch (error) {
    if (!(error instanceof EngineRefusal || error instanceof EngineAway)) throw error
  }
}

/** The prices that the shopper has just seen hold for the joined cart too. */
async function moveToMarket(cart: FoundCart, guest: Cart | undefined): Promise<void> {
  const market = await currentMarket()
  const regionId = guest?.region_id ?? market.region.id
  if (cart.region_id === regionId) return
  await call(`/store/carts/${cart.id}`, {
    method: "POST",
    body: { region_id: regionId, shipping_address: { country_code: guest?.shipping_address?.country_code ?? market.country } },
    asCustomer: true,
  })
}

async function moveItems(from: Cart, to: string): Promise<void> {
  for (const { variant_id, quantity } of from.items ?? []) {
    // What has sold out in the meantime stays behind: it would only block the checkout.
    await call(`/store/carts/${to}/line-items`, {
      method: "POST",
      body: { variant_id, quantity: Number(quantity) },
      asCustomer: true,
    }).catch(ignoreRefusal)
  }
  const codes = (from.promotions ?? []).flatMap(({ code, is_automatic }) => (code && !is_automatic ? [code] : []))
  if (codes.length > 0) {
    await call(`/store/carts/${to}/promotions`, { method: "POST", body: { promo_codes: codes }, asCustomer: true }).catch(ignoreRefusal)
  }
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof EngineRefusal)) throw error
}
