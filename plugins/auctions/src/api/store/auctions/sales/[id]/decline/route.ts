import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { presentSale } from "../../../../../../modules/auctions/reading/mine"
import { saleSchema } from "../../../../../schemas"
import { auctionsOf, idParams } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Say no to an offer",
  description: "The shop may offer the lot to somebody else.",
  tag: "Auctions",
  audience: "customer",
  params: idParams,
  response: z.object({ sale: saleSchema }),
  errors: { sale_not_found: "There is no such offer to you.", offer_closed: "The offer is not open any more." },
  handle: async ({ params, actor, container }) => ({ sale: presentSale(await auctionsOf(container).sales.decline(params.id, actor.id)) }),
})
