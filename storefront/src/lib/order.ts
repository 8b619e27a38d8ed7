import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { cache } from "react"
import { listPaymentMethods } from "./checkout"
import { call, orNothing } from "./engine"

export type Order = Omit<HttpTypes.StoreOrder, "fulfillments"> & {
  fulfillments?: {
    canceled_at: string | null
    labels?: { tracking_number: string | null; tracking_url: string | null }[]
  }[]
}

/** What the page shows, and what its totals are made of: the engine answers zeros for those it did not read whole. */
const FIELDS = [
  ...["id", "display_id", "status", "created_at", "email", "region_id", "currency_code", "payment_status", "fulfillment_status"],
  ...["total", "tax_total", "item_subtotal", "original_item_total", "shipping_subtotal", "original_shipping_total"],
  ...["discount_subtotal", "discount_total"],
  ...["*items", "*items.detail", "*items.tax_lines", "*items.adjustments"],
  ...["*shipping_methods", "*shipping_methods.detail", "*shipping_methods.tax_lines", "*shipping_methods.adjustments"],
  ...["*shipping_address", "*fulfillments", "*fulfillments.labels", "*payment_collections.payments"],
].join(",")

const ID = /^order_[0-9A-Z]{26}$/

/** An order, for anybody who knows its id, which cannot be guessed; whose it is the engine tells its owner only. */
export const findOrder = cache(async (id: string): Promise<Order | undefined> => {
  if (!ID.test(id)) return undefined
  return (await orNothing(call<{ order: Order }>(`/store/orders/${id}`, { query: { fields: FIELDS }, asCustomer: true })))?.order
})

/** Whether this is the owner, signed in: others are answered a street neither here nor there. */
export const isWhole = ({ shipping_address: address }: Order): boolean => !address || Boolean(address.address_1)

/** Enough for its owner to know it again, not for a stranger to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@")
  return at < 1 ? "" : `${email[0]}•••${email.slice(at)}`
}

export const PROGRESS = ["placed", "packed", "shipped", "delivered"] as const

/** How far it has come: the number of stages of `PROGRESS` that are behind it. */
export function progressOf({ fulfillment_status: status }: Order): number {
  const reached: Record<string, number> = {
    partially_fulfilled: 2,
    fulfilled: 2,
    partially_shipped: 3,
    shipped: 3,
    partially_delivered: 4,
    delivered: 4,
  }
  return reached[status] ?? 1
}

/** How it was sent; the ways back of returns are among the engine's shipping methods too. */
export function deliveriesOf({ shipping_methods = [] }: Order): { id: string; name: string }[] {
  const methods: { id: string; name: string; detail?: { return_id?: string | null } }[] = shipping_methods ?? []
  return methods.filter(({ detail }) => !detail?.return_id)
}

/** Where parcels on their way can be followed. An address that is none of the web's is not linked to. */
export function parcelsOf({ fulfillments = [] }: Order): { number: string; href: string | undefined }[] {
  return fulfillments
    .filter(({ canceled_at }) => !canceled_at)
    .flatMap(({ labels = [] }) => labels)
    .flatMap(({ tracking_number: number, tracking_url: href }) =>
      number ? [{ number, href: href && /^https?:\/\//.test(href) ? href : undefined }] : [],
    )
}

/** Where to send the money to, for an order that is paid by bank transfer: holder, bank and number, a line each. */
export async function bankAccount({ region_id }: Order, providers: readonly string[]): Promise<string | undefined> {
  const methods = region_id ? await listPaymentMethods(region_id) : []
  return methods.find(({ provider_id, account }) => account && providers.includes(provider_id))?.account ?? undefined
}
