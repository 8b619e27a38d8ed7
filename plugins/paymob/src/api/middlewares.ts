import { defineMiddlewares, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http"
import { HMAC_HEADER } from "../providers/paymob/service"

/** Paymob signs in the query, and Medusa's route for payment callbacks hands a provider everything but the query. */
function keepSignature(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const { hmac } = req.query
  if (typeof hmac === "string") req.headers[HMAC_HEADER] = hmac
  next()
}

export default defineMiddlewares({
  routes: [{ matcher: "/hooks/payment/:provider", methods: ["POST"], middlewares: [keepSignature] }],
})
