import { defineSubscriber } from "@wekala/engine/kit"
import { ring } from "../letters/bell"
import { auctionProposed } from "../modules/auctions/events"
import { peopleOf } from "../modules/auctions/reading/admin"

const subscriber = defineSubscriber({
  name: "auctions.notify_merchant_proposed",
  event: auctionProposed,
  handle: async ({ id, data: { auction_id, seller_id } }, { container }) => {
    const person = await peopleOf([seller_id])
    await ring(container, {
      key: id,
      title: "A seller’s lot waits for approval",
      auctionId: auction_id,
      detail: person(seller_id).email ?? undefined,
    })
  },
})

export default subscriber.handler
export const config = subscriber.config
