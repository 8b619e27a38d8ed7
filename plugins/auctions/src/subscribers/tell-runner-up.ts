import { defineSubscriber } from "@wekala/engine/kit"
import { mailSale } from "../letters/sale-letters"
import { secondChanceLetter } from "../letters/winning"
import { auctionOffered } from "../modules/auctions/events"

const subscriber = defineSubscriber({
  name: "auctions.tell_runner_up",
  event: auctionOffered,
  handle: ({ data: { sale_id } }, { tx, container }) => mailSale(tx, container, sale_id, secondChanceLetter, "offered"),
})

export default subscriber.handler
export const config = subscriber.config
