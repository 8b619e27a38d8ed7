import { defineSubscriber } from "@wekala/engine/kit"
import { ring } from "../letters/bell"
import { auctionDefaulted } from "../modules/auctions/events"
import { peopleOf } from "../modules/auctions/reading/admin"

const subscriber = defineSubscriber({
  name: "auctions.notify_merchant_unpaid",
  event: auctionDefaulted,
  handle: async ({ id, data: { auction_id, bidder_id } }, { container }) => {
    const person = await peopleOf([bidder_id])
    await ring(container, { key: id, title: "A winner has not paid", auctionId: auction_id, detail: person(bidder_id).email ?? undefined })
  },
})

export default subscriber.handler
export const config = subscriber.config
