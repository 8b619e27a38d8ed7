import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { presentSale } from "../../../../../modules/auctions/reading/mine"
import { ownSale } from "../../../../own-sale"
import { saleSchema } from "../../../../schemas"
import { idParams } from "../../../../shared"

export const GET = defineRoute({
  summary: "One of your wins or offers",
  tag: "Auctions",
  audience: "customer",
  params: idParams,
  response: z.object({ sale: saleSchema }),
  errors: { sale_not_found: "There is no such sale of yours." },
  handle: async ({ params, actor }) => ({ sale: presentSale(await ownSale(params.id, actor.id)) }),
})
