import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { sellingCurrencies } from "../../../../modules/auctions/selling/place"
import { auctionsOf } from "../../../shared"

export const GET = defineRoute({
  summary: "What the shop's auctions allow",
  tag: "Auctions",
  audience: "public",
  response: z.object({
    sellers: z.boolean().meta({ description: "Whether customers may offer things of their own" }),
    currencies: z.array(z.string()).meta({ description: "In which they may, the shop's own first" }),
  }),
  handle: async ({ container }) => ({ sellers: auctionsOf(container).options.sellers, currencies: await sellingCurrencies() }),
})
