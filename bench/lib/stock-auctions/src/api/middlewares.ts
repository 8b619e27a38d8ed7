import { authenticate, defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

export const PlaceBidSchema = z.object({ amount: z.number().positive() }).strict()

export default defineMiddlewares({
  routes: [
    {
      matcher: "/store/lots/:id/bids",
      method: "POST",
      middlewares: [authenticate("customer", ["session", "bearer"]), validateAndTransformBody(PlaceBidSchema)],
    },
  ],
})
