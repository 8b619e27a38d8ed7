import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { aboutPayment, definePaymentMethod, defineWebhook, settlePayment } from "@wekala/engine/kit"
import { callbackEvent, isTestAccount, verifyCallback } from "../lib/callback"
import { readBook } from "../providers/paymob/books"
import { findPaymentSession } from "../providers/paymob/shop"

type Payload = ReturnType<typeof callbackEvent>["payload"]

/** `POST /webhooks/paymob`: a callback only says that there is something to ask Paymob about. */
defineWebhook({
  name: "paymob",
  verify: ({ rawBody, query }) => {
    const { subject, ...event } = callbackEvent(verifyCallback(rawBody, query))
    // A card was saved: nobody waits for that.
    return subject === null ? undefined : { ...event, subject }
  },
  handle: async ({ payload }, { container }) => {
    const { order_id, transaction_id, reference, success, is_follow_up } = payload as Payload
    const session = order_id === null ? undefined : await findPaymentSession(order_id, reference ?? undefined)
    // A capture or refund, made here or in Paymob's dashboard: the daily report compares what it has come to.
    if (session && is_follow_up) await aboutPayment(session.id, async () => {})
    else if (session) await settlePayment(container, session.id)
    else if (success && !is_follow_up) {
      // Money that nobody expects is for a merchant to look at: the event stays in the inbox, and says so.
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .error(`Paymob transaction ${transaction_id} paid order ${order_id}, which no payment session waits for.`)
      throw new Error(`Transaction ${transaction_id} paid Paymob's order ${order_id}, which no payment session waits for.`)
    }
  },
})

definePaymentMethod({
  prefix: "pp_paymob_",
  shop: () => ({ flow: "redirect", test: isTestAccount() }),
  // A shopper who closes Paymob's page after paying, while no callback comes through.
  asksByClock: true,
  read: readBook,
  refusal: ({ failure }) => (failure ? "declined" : undefined),
})
