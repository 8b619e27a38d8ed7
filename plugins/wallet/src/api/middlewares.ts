import {
  type AuthenticatedMedusaRequest,
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { DomainError } from "@wekala/engine/kit"
import { topUpOf } from "../modules/wallet/top-up-payments"

/** A top-up's payment is begun by its customer, and not once it is paid or given up: nothing would be credited for it. */
async function guardTopUp(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const id = request.params.id as string
  const topUp = await topUpOf(id)
  if (!topUp) return next()
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  if (auth_context?.actor_type !== "customer" || auth_context.actor_id !== topUp.customer_id) {
    return next(new DomainError({ status: 404, code: "payment_collection_not_found", message: `There is no payment collection ${id}.` }))
  }
  if (topUp.status === "pending") return next()
  next(new DomainError({ status: 409, code: "top_up_ended", message: `This top-up is ${topUp.status}: it cannot be paid for any more.` }))
}

export default defineMiddlewares({
  routes: [{ method: "POST", matcher: "/store/payment-collections/:id/payment-sessions", middlewares: [guardTopUp] }],
})
