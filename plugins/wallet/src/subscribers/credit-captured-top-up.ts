import { Modules } from "@medusajs/framework/utils"
import { defineSubscriber, queryRows } from "@wekala/engine/kit"
import { completeTopUp } from "../workflows/complete-top-up"

/** A payment that was captured later (by an admin, or by a provider's webhook) credits the top-up it pays for. */
const subscriber = defineSubscriber<{ id: string }>({
  name: "wallet.credit_captured_top_up",
  event: "payment.captured",
  handle: async ({ data }, { container }) => {
    const payment = await container.resolve(Modules.PAYMENT).retrievePayment(data.id, { select: ["id", "payment_collection_id"] })
    const [topUp] = await queryRows<{ id: string }>(
      "SELECT id FROM wallet_top_up WHERE payment_collection_id = $1 AND status = 'pending'",
      [payment.payment_collection_id],
    )
    if (topUp) await completeTopUp(topUp.id)
  },
})

export default subscriber.handler
export const config = subscriber.config
