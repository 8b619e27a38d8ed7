import { Modules } from "@medusajs/framework/utils"
import { defineSubscriber } from "@wekala/engine/kit"
import { creditTopUp, topUpOf } from "../modules/wallet/top-up-payments"

/** A payment that was captured later (by an admin, or by a provider's webhook) credits the top-up it pays for. */
const subscriber = defineSubscriber<{ id: string }>({
  name: "wallet.credit_captured_top_up",
  event: "payment.captured",
  handle: async ({ data }, { container }) => {
    const payment = await container.resolve(Modules.PAYMENT).retrievePayment(data.id, { select: ["id", "payment_collection_id"] })
    const topUp = await topUpOf(payment.payment_collection_id)
    if (topUp?.status === "pending") await creditTopUp(container, topUp)
  },
})

export default subscriber.handler
export const config = subscriber.config
