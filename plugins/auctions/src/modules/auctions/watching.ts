import { queryRows, transaction } from "@wekala/engine/kit"
import { auctionNotFound } from "./lot"

/**
 * Puts a lot on a customer's watch list, or takes it off. Safe to call twice.
 * @throws DomainError `auction_not_found` (404), for drafts, too
 */
export async function setWatching(auctionId: string, customerId: string, isWatching: boolean): Promise<void> {
  const [lot] = await queryRows("SELECT 1 FROM auction WHERE id = $1 AND status <> 'draft'", [auctionId])
  if (!lot) throw auctionNotFound(auctionId)
  await transaction(async (tx) => {
    await tx.query(
      isWatching
        ? "INSERT INTO auction_watch (auction_id, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        : "DELETE FROM auction_watch WHERE auction_id = $1 AND customer_id = $2",
      [auctionId, customerId],
    )
  })
}
