import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminSales } from "../../../modules/auctions/reading/sales"
import { adminSaleSchema } from "../../admin-schemas"

export const GET = defineRoute({
  summary: "The sale that an order comes from",
  tag: "Auctions",
  audience: "admin",
  query: z.object({ order_id: z.string().min(1).max(64) }),
  response: z.object({ sales: z.array(adminSaleSchema) }),
  handle: async ({ query }) => ({ sales: await adminSales("order_id", query.order_id) }),
})
