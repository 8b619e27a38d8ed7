import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../kit/database/query"
import { type RowWatch, watchRows } from "../../kit/database/watch"
import { addJob } from "../../kit/jobs/add-job"
import { defineJob, type JobContext } from "../../kit/jobs/define-job"
import { shopFacts } from "../../payments/define-method"
import { languageOf, type LetterDefinition } from "../letter"
import { sendLetter } from "../send"
import * as news from "./order-news"
import { orderPlaced } from "./order-placed"

/** Long enough for the rest of what belongs to the change, which Medusa commits in steps of their own. */
const SETTLE_SECONDS = 2

/** A job for each row of a core table that changes as told. */
function onChange(name: string, watch: RowWatch, handle: (id: string, context: JobContext) => Promise<void>) {
  const job = defineJob({ name, payload: z.object({ id: z.string() }), handle: ({ id }, context) => handle(id, context) })
  watchRows(job, { delaySeconds: SETTLE_SECONDS, ...watch })
  return job
}

interface Order {
  id: string
  display_id: number
  email: string | null
  customer_id: string | null
  locale: string | null
  currency_code: string
  created_at: Date
  no_notification: boolean | null
  total: unknown
  original_total: unknown
  tax_total: unknown
  original_shipping_total: unknown
  items: {
    id: string
    title: string
    product_title: string | null
    variant_title: string | null
    quantity: unknown
    original_total: unknown
  }[]
  shipping_methods: { name: string }[]
  shipping_address: Record<"first_name" | "last_name" | "address_1" | "address_2" | "postal_code" | "city", string | null> | null
  cart?: { id: string } | null
  payment_collections?: { status: string; payments?: { provider_id: string; captured_at: unknown }[] }[]
}

const FIELDS = [
  "id",
  "display_id",
  "email",
  "customer_id",
  "locale",
  "currency_code",
  "created_at",
  "no_notification",
  "total",
  "original_total",
  "tax_total",
  "original_shipping_total",
  "items.*",
  // Whole: Medusa counts its totals from the fields that were asked for.
  "shipping_methods.*",
  "shipping_address.*",
  "cart.id",
  "payment_collections.status",
  "payment_collections.payments.provider_id",
  "payment_collections.payments.captured_at",
]

async function orderOf(container: MedusaContainer, id: string | undefined): Promise<(Order & { email: string }) | undefined> {
  if (!id) return undefined
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: FIELDS, filters: { id } })
  const order = data[0] as unknown as Order | undefined
  return order?.email && !order.no_notification ? (order as Order & { email: string }) : undefined
}

async function tell<S extends z.ZodType, K extends string>(
  order: Order & { email: string },
  letter: LetterDefinition<S, K>,
  about: string,
  data: Omit<z.input<S>, "order_id" | "display_id">,
) {
  await sendLetter(queryRows, letter, {
    to: order.email,
    language: languageOf(order.locale),
    data: { order_id: order.id, display_id: order.display_id, ...data } as z.input<S>,
    reference: `${letter.name}:${about}`,
    customer_id: order.customer_id,
    about: { type: "order", id: order.id },
  })
}

const WAIT_MS = 15_000
const LONGEST_WAIT_MS = 30 * 60_000
const PAID = new Set(["authorized", "captured", "partially_captured", "completed"])

/**
 * A checkout makes the order before its payment is authorised, and takes it back when that fails: an order
 * with a cart is told of once it is paid for.
 */
function isPlaced(order: Order): boolean {
  const payments = order.payment_collections ?? []
  return !order.cart || payments.length === 0 || payments.some(({ status }) => PAID.has(status)) || Number(order.total) === 0
}

const mailOrderPlaced = onChange(
  "engine.mail_order_placed",
  { table: '"order"', on: "INSERT OR UPDATE OF is_draft_order", when: "NEW.is_draft_order IS NOT TRUE" },
  async (id, { container, now }) => {
    const order = await orderOf(container, id)
    if (!order) return
    if (!isPlaced(order)) {
      const isYoung = now.getTime() - new Date(order.created_at).getTime() < LONGEST_WAIT_MS
      if (isYoung) await addJob(queryRows, mailOrderPlaced, { id }, { runAt: new Date(now.getTime() + WAIT_MS) })
      return
    }
    const address = order.shipping_address
    await tell(order, orderPlaced, id, {
      placed_at: new Date(order.created_at).toISOString(),
      currency_code: order.currency_code,
      items: order.items.map((item) => ({
        title: titleOf(item),
        variant: variantOf(item),
        quantity: Number(item.quantity),
        total: Number(item.original_total),
      })),
      // Before discounts, so that the lines, the delivery and the discount add up to the total.
      shipping_total: Number(order.original_shipping_total),
      discount_total: Number(order.original_total) - Number(order.total),
      tax_total: Number(order.tax_total),
      total: Number(order.total),
      delivery: order.shipping_methods.map(({ name }) => name).join(", "),
      address: address
        ? [[address.first_name, address.last_name], [address.address_1], [address.address_2], [address.postal_code, address.city]].flatMap(
            (words) => words.filter(Boolean).join(" ") || [],
          )
        : [],
      bank_account: bankAccount(order),
    })
  },
)

/** Where the money of a bank transfer that has not come yet is to go. */
function bankAccount({ payment_collections = [] }: Order): string | undefined {
  const payments = payment_collections.flatMap(({ payments = [] }) => payments).filter(({ captured_at }) => !captured_at)
  const accounts = payments.map(({ provider_id }) => shopFacts(provider_id).account)
  return accounts.find((account): account is string => typeof account === "string")
}

const titleOf = ({ product_title, title }: Order["items"][number]) => product_title ?? title
/** A product in one form has a variant that nobody is to read of. */
const variantOf = ({ variant_title }: Order["items"][number]) => (variant_title === "Default" ? null : variant_title)

onChange(
  "engine.mail_order_canceled",
  { table: '"order"', on: "UPDATE OF canceled_at", when: "NEW.canceled_at IS NOT NULL AND OLD.canceled_at IS NULL" },
  async (id, { container }) => {
    const order = await orderOf(container, id)
    if (order) await tell(order, news.orderCanceled, id, {})
  },
)

const orderOfFulfillment = "SELECT order_id AS id FROM order_fulfillment WHERE fulfillment_id = $1 AND deleted_at IS NULL"

onChange(
  "engine.mail_order_shipped",
  { table: "fulfillment", on: "UPDATE OF shipped_at", when: "NEW.shipped_at IS NOT NULL AND OLD.shipped_at IS NULL" },
  async (id, { container }) => {
    const order = await orderOf(container, await idIn(orderOfFulfillment, id))
    if (!order) return
    const items = await queryRows<{ title: string; quantity: string }>(
      "SELECT title, quantity FROM fulfillment_item WHERE fulfillment_id = $1 AND deleted_at IS NULL ORDER BY id",
      [id],
    )
    const labels = await queryRows<{ tracking_number: string; tracking_url: string | null }>(
      "SELECT tracking_number, tracking_url FROM fulfillment_label WHERE fulfillment_id = $1 AND deleted_at IS NULL ORDER BY id",
      [id],
    )
    await tell(order, news.orderShipped, id, {
      items: items.map(({ title, quantity }) => ({ title, quantity: Number(quantity) })),
      tracking: labels
        .filter(({ tracking_number }) => tracking_number)
        .map((label) => ({ number: label.tracking_number, url: label.tracking_url })),
    })
  },
)

onChange(
  "engine.mail_order_delivered",
  { table: "fulfillment", on: "UPDATE OF delivered_at", when: "NEW.delivered_at IS NOT NULL AND OLD.delivered_at IS NULL" },
  async (id, { container }) => {
    const order = await orderOf(container, await idIn(orderOfFulfillment, id))
    if (order) await tell(order, news.orderDelivered, id, {})
  },
)

// A refund that its provider refuses is taken back within the time that a provider may take.
onChange("engine.mail_order_refunded", { table: "refund", on: "INSERT", delaySeconds: 30 }, async (id, { container }) => {
  const [refund] = await queryRows<{ order_id: string; amount: string; currency_code: string }>(
    `SELECT l.order_id, r.amount, p.currency_code FROM refund r JOIN payment p ON p.id = r.payment_id
     JOIN order_payment_collection l ON l.payment_collection_id = p.payment_collection_id AND l.deleted_at IS NULL
     WHERE r.id = $1 AND r.deleted_at IS NULL`,
    [id],
  )
  const order = await orderOf(container, refund?.order_id)
  if (order && refund) {
    await tell(order, news.orderRefunded, id, { amount: Number(refund.amount), currency_code: refund.currency_code })
  }
})

for (const [name, status, letter] of [
  ["engine.mail_return_requested", "requested", news.returnRequested],
  ["engine.mail_return_received", "received", news.returnReceived],
] as const) {
  onChange(name, { table: '"return"', on: "INSERT OR UPDATE OF status", when: `NEW.status = '${status}'` }, async (id, { container }) => {
    const order = await orderOf(container, await idIn('SELECT order_id AS id FROM "return" WHERE id = $1 AND deleted_at IS NULL', id))
    if (!order) return
    const rows = await queryRows<{ item_id: string; quantity: string }>(
      "SELECT item_id, quantity FROM return_item WHERE return_id = $1 AND deleted_at IS NULL",
      [id],
    )
    const items = rows.flatMap(({ item_id, quantity }) => {
      const item = order.items.find(({ id }) => id === item_id)
      return item ? [{ title: titleOf(item), quantity: Number(quantity) }] : []
    })
    await tell(order, letter, id, { items })
  })
}

async function idIn(sql: string, id: string): Promise<string | undefined> {
  const [row] = await queryRows<{ id: string }>(sql, [id])
  return row?.id
}
