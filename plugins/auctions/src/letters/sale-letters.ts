import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { defineJob, type LetterDefinition, transaction, type Tx } from "@wekala/engine/kit"
import type { AuctionSale } from "../modules/auctions/entities"
import { presentSale } from "../modules/auctions/reading/mine"
import { auctionRow, mailLot } from "./send"
import { paymentReminderLetter } from "./winning"

const REMIND_BEFORE_MS = 12 * 60 * 60_000

/** Tells a winner, or who is offered a lot, what it comes to and until when; nothing once `status` is another. */
export async function mailSale(
  tx: Tx,
  container: MedusaContainer,
  saleId: string,
  letter: LetterDefinition,
  status: AuctionSale["status"],
): Promise<void> {
  const [row] = await tx.query<AuctionSale>("SELECT * FROM auction_sale WHERE id = $1 AND status = $2", [saleId, status])
  const auction = row && (await auctionRow(tx, row.auction_id))
  if (!auction) return
  const { unit_price, premium, total, quantity, pay_until, offer_until } = presentSale(row)
  await mailLot(tx, container, {
    letter,
    auction,
    to: [row.bidder_id],
    facts: {
      quantity,
      unit_price,
      ...(premium > 0 && { premium }),
      total,
      ...(status === "offered" ? offer_until && { offer_until } : pay_until && { pay_until }),
    },
    occasion: saleId,
  })
}

/** A winner who has not paid is reminded. */
export const remindWinnerJob = defineJob({
  name: "auctions.remind_winner",
  payload: z.object({ sale_id: z.string() }),
  handle: ({ sale_id }, { container }) => transaction((tx) => mailSale(tx, container, sale_id, paymentReminderLetter, "awaiting_payment")),
})

/** Twelve hours before the deadline; half-way to it where it is nearer than a day. */
export function remindAt(payUntil: Date, now: Date): Date {
  const left = Math.max(0, payUntil.getTime() - now.getTime())
  return new Date(payUntil.getTime() - Math.min(REMIND_BEFORE_MS, left / 2))
}
