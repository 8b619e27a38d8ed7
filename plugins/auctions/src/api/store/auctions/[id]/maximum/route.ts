import { z } from "@medusajs/framework/zod"
import { defineRoute, positiveAmount } from "@wekala/engine/kit"
import { place } from "../../../../place"
import { placedSchema } from "../../../../schemas"
import { idParams, presentPlaced, readAmount } from "../../../../shared"

export const POST = defineRoute({
  summary: "Raise your maximum while you lead",
  description: "The price does not move, unless your maximum now reaches the reserve. Who does not lead any more is refused, and bids.",
  tag: "Auctions",
  audience: "customer",
  fast: true,
  idempotency: "reference",
  params: idParams,
  body: z.object({ amount: positiveAmount }),
  response: placedSchema,
  errors: {
    not_leading: "You do not lead any more.",
    bid_not_higher: "Your maximum is as high already.",
    auction_ended: "The lot has ended.",
  },
  handle: async ({ params, body, actor, container, request, reference }) => {
    const amount = await readAmount(params.id, body.amount)
    return presentPlaced(await place(container, request, { auction_id: params.id, bidder_id: actor.id, reference, kind: "raise", amount }))
  },
})
