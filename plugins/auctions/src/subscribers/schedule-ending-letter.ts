import { defineSubscriber } from "@wekala/engine/kit"
import { askToTellEnding } from "../letters/ending-job"
import { auctionStarted } from "../modules/auctions/events"

const subscriber = defineSubscriber({
  name: "auctions.schedule_ending_letter",
  event: auctionStarted,
  handle: ({ data: { auction_id, ends_at } }, { tx, now }) => askToTellEnding(tx, auction_id, new Date(ends_at), now),
})

export default subscriber.handler
export const config = subscriber.config
