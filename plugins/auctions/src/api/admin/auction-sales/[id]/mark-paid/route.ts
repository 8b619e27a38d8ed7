import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminSales } from "../../../../../modules/auctions/reading/sales"
import { adminSaleSchema } from "../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Note that a win was paid outside of the shop",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  body: z.object({ note: z.string().trim().min(3).max(1000) }),
  response: z.object({ sale: adminSaleSchema }),
  errors: {
    sale_not_found: "There is no such sale.",
    sale_pay_not_allowed: "It has ended.",
    sale_completing: "The winner is paying this very moment.",
  },
  handle: async ({ params, body, actor, container }) => {
    await auctionsOf(container).sales.pay(params.id, body.note, actor.id)
    const [sale] = await adminSales("id", params.id)
    return { sale }
  },
})
