import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { auctionsOf } from "../../../shared"

export const GET = defineRoute({
  summary: "What shoppers may do here",
  tag: "Auctions",
  audience: "public",
  response: z.object({
    settings: z.object({ sellers: z.boolean().meta({ description: "Whether customers may offer things of their own" }) }),
  }),
  handle: async ({ container }) => {
    const { sellers } = auctionsOf(container).options
    return { settings: { sellers } }
  },
})
