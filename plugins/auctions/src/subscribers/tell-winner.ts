import { defineSubscriber } from "@wekala/engine/kit"
import { mailSale, remindAt, remindWinnerJob } from "../letters/sale-letters"
import { wonLetter } from "../letters/winning"
import { auctionSold } from "../modules/auctions/events"

const subscriber = defineSubscriber({
  name: "auctions.tell_winner",
  event: auctionSold,
  handle: async ({ data: { sale_id, pay_until } }, { tx, container, now }) => {
    await mailSale(tx, container, sale_id, wonLetter, "awaiting_payment")
    await tx.enqueue(remindWinnerJob, { sale_id }, { runAt: remindAt(new Date(pay_until), now), key: `${remindWinnerJob.name}:${sale_id}` })
  },
})

export default subscriber.handler
export const config = subscriber.config
