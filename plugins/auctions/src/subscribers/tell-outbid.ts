import { defineSubscriber } from "@wekala/engine/kit"
import { askToTell } from "../letters/outbid-job"
import { auctionOutbid } from "../modules/auctions/events"

const subscriber = defineSubscriber({
  name: "auctions.tell_outbid",
  event: auctionOutbid,
  handle: ({ data: { auction_id, bidder_id }, occurred_at }, { tx, now }) =>
    askToTell(tx, { auction_id, bidder_id, outbid_at: occurred_at }, now),
})

export default subscriber.handler
export const config = subscriber.config
