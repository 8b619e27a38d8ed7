import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { trustOf } from "../../../../../modules/auctions/reading/trust"
import { idParams } from "../../../../shared"

export const GET = defineRoute({
  summary: "Hints at bidders who only drive the price up",
  description: "A score from 0 to 100 with its reasons. Hints prove nothing: look, and decide.",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  response: z.object({
    bidders: z.array(
      z.object({
        customer: z.object({ id: z.string(), email: z.string().nullable() }),
        number: z.number().int(),
        score: z.number().int().min(0).max(100),
        reasons: z.array(z.object({ code: z.string(), weight: z.number().int(), text: z.string() })),
      }),
    ),
  }),
  errors: { auction_not_found: "There is no such lot." },
  handle: async ({ params }) => ({ bidders: await trustOf(params.id) }),
})
