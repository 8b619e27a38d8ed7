import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { queryRows } from "../kit/database/query"
import { DomainError } from "../kit/http/errors"
import { withOrderMoney } from "./order-lock"

/**
 * Lets one request at a time move an order's money. Medusa calls the provider, then writes the refund into the order's account
 * under a change of the order, of which there can be one: a second refund at the same moment is made by the provider and then
 * answered as an error, or written with the amount of the first.
 */
function oneAtATime(orderOf: (id: string) => Promise<string | undefined>) {
  return async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const order = await orderOf(request.params.id as string)
    if (!order) return next()
    let isOurTurn = false
    try {
      await withOrderMoney(request.scope, order, () => {
        isOurTurn = true
        const answered = untilAnswered(response)
        next()
        return answered
      })
    } catch (error) {
      // What fails after the answer is the lock's own affair.
      if (!isOurTurn) next(busy(error))
    }
  }
}

/** Not until the connection closes: who goes away leaves a handler behind that is still at work. */
function untilAnswered(response: MedusaResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = response.end.bind(response) as (...args: unknown[]) => MedusaResponse
    response.end = ((...args: unknown[]) => {
      resolve()
      return end(...args)
    }) as MedusaResponse["end"]
  })
}

function busy(error: unknown): unknown {
  if (!(error instanceof Error) || !/lock/i.test(error.message)) return error
  return new DomainError({ status: 409, code: "order_busy", message: "Somebody else is moving this order's money. Try again in a moment." })
}

async function orderOfPayment(id: string): Promise<string | undefined> {
  const [row] = await queryRows<{ order_id: string }>(
    `SELECT l.order_id FROM payment p JOIN order_payment_collection l ON l.payment_collection_id = p.payment_collection_id
     WHERE p.id = $1 AND l.deleted_at IS NULL AND p.deleted_at IS NULL`,
    [id],
  )
  return row?.order_id
}

export const moneyRoutes: MiddlewareRoute[] = [
  { method: "POST", matcher: "/admin/payments/:id/refund", middlewares: [oneAtATime(orderOfPayment)] },
  { method: "POST", matcher: "/admin/payments/:id/capture", middlewares: [oneAtATime(orderOfPayment)] },
  { method: "POST", matcher: "/admin/orders/:id/cancel", middlewares: [oneAtATime(async (id) => id)] },
]
