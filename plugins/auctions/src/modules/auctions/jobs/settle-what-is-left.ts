import type { Tx } from "@wekala/engine/kit"
import { settleDepositsJob } from "./settle-deposits"
import { settleStockJob } from "./settle-stock"

/** After a lot or a sale has ended: deposits and stock that nobody needs any more are given back. */
export async function settleWhatIsLeft(tx: Tx, auctionId: string): Promise<void> {
  await tx.enqueue(settleDepositsJob, { auction_id: auctionId })
  await tx.enqueue(settleStockJob, { auction_id: auctionId })
}
