import { defineMiddlewares, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http"
import { DomainError, queryRows } from "@wekala/engine/kit"
import { MAX_REQUEST_BYTES } from "./images"

/** What was won is paid as it was won: nothing is added to its cart, taken from it, or made cheaper. */
async function keepWon(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const [sale] = await queryRows("SELECT 1 FROM auction_sale WHERE cart_id = $1", [request.params.id])
  if (!sale) return next()
  next(
    new DomainError({
      status: 409,
      code: "auction_cart_fixed",
      message: "This cart holds what you have won: it is paid as it is.",
    }),
  )
}

// Pictures come with what a customer offers.
const offering = { method: "POST" as const, matcher: "/store/auctions", bodyParser: { sizeLimit: MAX_REQUEST_BYTES } }

export default defineMiddlewares({
  routes: [
    offering,
    { method: ["POST", "DELETE"], matcher: "/store/carts/:id/line-items*", middlewares: [keepWon] },
    { method: ["POST", "DELETE"], matcher: "/store/carts/:id/promotions", middlewares: [keepWon] },
  ],
})
