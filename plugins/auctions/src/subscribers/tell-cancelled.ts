import { defineSubscriber } from "@wekala/engine/kit"
import { cancelledLetter } from "../letters/bidding"
import { auctionRow, mailLot } from "../letters/send"
import { auctionCancelled } from "../modules/auctions/events"

const subscriber = defineSubscriber({
  name: "auctions.tell_cancelled",
  event: auctionCancelled,
  handle: async ({ data: { auction_id, reason } }, { tx, container }) => {
    const auction = await auctionRow(tx, auction_id)
    if (!auction) return
    const bidders = await tx.query<{ id: string }>(
      "SELECT bidder_id AS id FROM auction_bidder WHERE auction_id = $1 AND number IS NOT NULL AND maximum IS NOT NULL",
      [auction_id],
    )
    await mailLot(tx, container, {
      letter: cancelledLetter,
      auction,
      to: bidders.map(({ id }) => id),
      facts: { reason },
      occasion: auction_id,
    })
  },
})

export default subscriber.handler
export const config = subscriber.config
