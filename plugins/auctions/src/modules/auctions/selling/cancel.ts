import { DomainError, removeJob, type Tx } from "@wekala/engine/kit"
import type { AuctionSale } from "../entities"
import { defaultKey } from "../jobs/default-sale"
import { lapseKey } from "../jobs/lapse-offer"
import { moveSale } from "./sale-rows"

/**
 * Ends what is open of a lot that is called off.
 * @throws DomainError `auction_ordered` (409) when an order has been placed: that is cancelled first, where orders are
 */
export async function cancelOpenSales(tx: Tx, auctionId: string, note: string): Promise<void> {
  const sales = await tx.query<AuctionSale>(
    "SELECT * FROM auction_sale WHERE auction_id = $1 AND status IN ('offered', 'awaiting_payment', 'ordered', 'paid') FOR UPDATE",
    [auctionId],
  )
  if (sales.some(({ status, completing_at }) => status === "ordered" || status === "paid" || completing_at)) {
    throw new DomainError({
      status: 409,
      code: "auction_ordered",
      message: "Somebody has bought this, or is paying this very moment: cancel the order first.",
    })
  }
  for (const sale of sales) {
    await moveSale(tx, sale, "cancel", { note })
    await removeJob(tx.query, defaultKey(sale.id))
    await removeJob(tx.query, lapseKey(sale.id))
  }
}
