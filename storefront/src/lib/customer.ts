import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import { redirect } from "@/i18n/navigation"
import { call, orNothing } from "./engine"
import { readToken } from "./session"

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
