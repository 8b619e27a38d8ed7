import type { Order } from "@/lib/customer"
import type { BadgeLook } from "./badge"

const STATES = {
  placed: "calm",
  packed: "calm",
  partlyShipped: "warning",
  shipped: "warning",
  partlyDelivered: "warning",
  delivered: "good",
  canceled: "bad",
} as const satisfies Record<string, BadgeLook>

export type OrderState = keyof typeof STATES

const FROM_FULFILLMENT: Readonly<Record<string, OrderState>> = {
  fulfilled: "packed",
  partially_fulfilled: "packed",
  partially_shipped: "partlyShipped",
  shipped: "shipped",
  partially_delivered: "partlyDelivered",
  delivered: "delivered",
}

/** The one thing that a shopper wants to know of an order: where it is. */
export function orderState(order: Pick<Order, "status" | "fulfillment_status">): OrderState {
  if (order.status === "canceled") return "canceled"
  return FROM_FULFILLMENT[order.fulfillment_status] ?? "placed"
}

export const orderLook = (state: OrderState): BadgeLook => STATES[state]
