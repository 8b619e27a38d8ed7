import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminSales } from "../../../../../modules/auctions/reading/sales"
import { adminSaleSchema } from "../../../../admin-schemas"
import { idParams } from "../../../../shared"

export const GET = defineRoute({
  summary: "Wins and offers of a lot",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  response: z.object({ sales: z.array(adminSaleSchema) }),
  handle: async ({ params }) => ({ sales: await adminSales("auction_id", params.id) }),
})
