import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { presentSale } from "../../../../../../modules/auctions/reading/mine"
import { prepareCart } from "../../../../../../modules/auctions/selling/cart"
import { ownSale } from "../../../../../own-sale"
import { saleSchema } from "../../../../../schemas"
import { idParams } from "../../../../../shared"

export const POST = defineRoute({
  summary: "The cart of a win, ready to check out",
  description:
    "Holds the lot at its hammer price and the buyer's premium; tax and delivery are worked out as for every cart, and any payment method will do. What is in it cannot be changed. `region_id` moves it to another region of the same currency.",
  tag: "Auctions",
  audience: "customer",
  params: idParams,
  body: z.object({ region_id: z.string().max(64).optional() }),
  response: z.object({ sale: saleSchema }),
  errors: {
    sale_not_found: "There is no such sale of yours.",
    sale_not_payable: "It is paid, or cannot be paid any more.",
    no_region: "No region sells in this currency.",
  },
  handle: async ({ params, body, actor, container }) => {
    await ownSale(params.id, actor.id)
    return { sale: presentSale(await prepareCart(container, params.id, body.region_id)) }
  },
})
