import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { type Me, standingOf } from "../../../../../modules/auctions/reading/mine"
import { meSchema } from "../../../../schemas"
import { currencyOf, idParams } from "../../../../shared"

export const GET = defineRoute({
  summary: "How you stand on a lot",
  tag: "Auctions",
  audience: "customer",
  params: idParams,
  response: z.object({ me: meSchema }),
  errors: { auction_not_found: "There is no such lot." },
  handle: async ({ params, actor }) => {
    await currencyOf(params.id)
    return { me: (await standingOf(actor.id, [params.id])).get(params.id) as Me }
  },
})
