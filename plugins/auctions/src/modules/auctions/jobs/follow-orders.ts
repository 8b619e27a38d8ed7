import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { defineJob, queryRows, watchRows } from "@wekala/engine/kit"
import { auctionsOf } from "../resolve"
import { fundEscrow, refundEscrow, releaseAfterDelivery } from "../selling/escrow"
import { giveBack } from "../selling/completion"
import { settleStock } from "../selling/stock"

interface OrderSale {
  sale_id: string
  order_id: string
  status: string
}

const SALE_OF_ORDER = `
  SELECT s.id AS sale_id, l.order_id, s.status FROM auction_sale s
  JOIN order_cart l ON l.cart_id = s.cart_id AND l.deleted_at IS NULL`

const payload = z.object({ id: z.string() })

/** A winner's cart has become an order. */
const orderPlaced = defineJob({
  name: "auctions.order_placed",
  payload,
  handle: async ({ id }, { container }) => {
    const [found] = await queryRows<OrderSale>(`${SALE_OF_ORDER} WHERE l.id = $1`, [id])
    if (found) await follow(container, found)
  },
})
watchRows(orderPlaced, { table: "order_cart", on: "INSERT" })

/** Money for an order has come. */
const paymentCaptured = defineJob({
  name: "auctions.payment_captured",
  payload,
  handle: async ({ id }, { container }) => {
    const [found] = await queryRows<OrderSale>(
      `${SALE_OF_ORDER} JOIN order_payment_collection k ON k.order_id = l.order_id AND k.deleted_at IS NULL
       JOIN payment p ON p.payment_collection_id = k.payment_collection_id JOIN capture c ON c.payment_id = p.id WHERE c.id = $1`,
      [id],
    )
    if (found) await follow(container, found)
  },
})
watchRows(paymentCaptured, { table: "capture", on: "INSERT" })

/** An order was cancelled: a win that was paid for is over; another one is to be paid anew, while there is time. */
const orderCancelled = defineJob({
  name: "auctions.order_cancelled",
  payload,
  handle: async ({ id }, { container }) => {
    const [found] = await queryRows<OrderSale>("SELECT id AS sale_id, order_id, status FROM auction_sale WHERE order_id = $1", [id])
    if (!found) return
    const { sales } = auctionsOf(container)
    if (found.status === "ordered") await sales.reopen(found.sale_id)
    if (found.status !== "paid") return
    await refundEscrow(container, found.sale_id)
    await sales.cancel(found.sale_id, "The order was cancelled.")
  },
})
watchRows(orderCancelled, {
  table: '"order"',
  on: "UPDATE OF canceled_at",
  when: "NEW.canceled_at IS NOT NULL AND OLD.canceled_at IS NULL",
})

/** A parcel has arrived: the seller's money waits a few days more. */
const parcelDelivered = defineJob({
  name: "auctions.parcel_delivered",
  payload,
  handle: async ({ id }, { container, now }) => {
    const [found] = await queryRows<{ sale_id: string }>(
      `SELECT s.id AS sale_id FROM order_fulfillment f JOIN auction_sale s ON s.order_id = f.order_id
       WHERE f.fulfillment_id = $1 AND f.deleted_at IS NULL`,
      [id],
    )
    if (found) await releaseAfterDelivery(container, found.sale_id, now)
  },
})
watchRows(parcelDelivered, {
  table: "fulfillment",
  on: "UPDATE OF delivered_at",
  when: "NEW.delivered_at IS NOT NULL AND OLD.delivered_at IS NULL",
})

async function follow(container: MedusaContainer, { sale_id, order_id }: OrderSale): Promise<void> {
  const { sales } = auctionsOf(container)
  await sales.order(sale_id, order_id)
  const [order] = await queryRows<{ is_paid: boolean }>(
    `SELECT coalesce(sum(c.amount), 0) >= min(k.amount) AS is_paid FROM order_payment_collection l
     JOIN payment_collection k ON k.id = l.payment_collection_id AND k.status <> 'canceled'
     LEFT JOIN payment p ON p.payment_collection_id = k.id LEFT JOIN capture c ON c.payment_id = p.id AND c.deleted_at IS NULL
     WHERE l.order_id = $1 AND l.deleted_at IS NULL`,
    [order_id],
  )
  if (!order?.is_paid) return
  await sales.pay(sale_id)
  await fundEscrow(container, sale_id)
}

/** What processes that died have left: reservations that nobody needs, and completions that never ended. */
defineJob({
  name: "auctions.sweep",
  payload: z.object({}),
  cron: "*/10 * * * *",
  handle: async (_, { container, now }) => {
    const lost = await queryRows<{ sale_id: string; auction_id: string }>(
      `SELECT DISTINCT s.id AS sale_id, s.auction_id FROM auction_stock_claim c JOIN auction_sale s ON s.id = c.sale_id
       WHERE c.created_at < $1::timestamptz - interval '15 minutes' AND s.status <> 'ordered'
         AND NOT EXISTS (SELECT 1 FROM order_cart l WHERE l.cart_id = s.cart_id AND l.deleted_at IS NULL)`,
      [now],
    )
    for (const { sale_id, auction_id } of lost) await giveBack(container, sale_id, auction_id)
    const reserved = await queryRows<{ id: string }>(
      `SELECT DISTINCT metadata->>'auction_id' AS id FROM reservation_item
       WHERE metadata ? 'auction_id' AND line_item_id IS NULL AND deleted_at IS NULL AND created_at < $1::timestamptz - interval '1 minute'`,
      [now],
    )
    for (const { id } of reserved) await settleStock(container, id)
  },
})
