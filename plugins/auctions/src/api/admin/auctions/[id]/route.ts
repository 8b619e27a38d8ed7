import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../modules/auctions/reading/admin"
import { adminAuctionSchema, readFacts, updateSchema } from "../../../admin-schemas"
import { requireCustomer, requireVariant } from "../../../known"
import { auctionsOf, idParams } from "../../../shared"

const response = z.object({ auction: adminAuctionSchema })

export const GET = defineRoute({
  summary: "One lot",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  response,
  errors: { auction_not_found: "There is no such lot." },
  handle: async ({ params, container }) => ({ auction: await adminAuction(container, params.id) }),
})

export const POST = defineRoute({
  summary: "Change a lot",
  description: "All of a draft; texts and estimates of one that is scheduled or live. What bidders rely on stays.",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  body: updateSchema,
  response,
  errors: {
    auction_not_found: "There is no such lot.",
    auction_change_not_allowed: "Some fields cannot be changed any more; they are named.",
    invalid_auction: "Fields that make no sense beside each other, each named.",
  },
  handle: async ({ params, body, actor, container }) => {
    const { currency_code } = await adminAuction(container, params.id)
    const product = body.variant_id ? await requireVariant(container, body.variant_id) : {}
    if (body.seller_id) await requireCustomer(container, body.seller_id)
    const facts = { ...readFacts(body, body.currency_code ?? currency_code), ...product }
    await auctionsOf(container).updateAuction(params.id, facts, actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})

export const DELETE = defineRoute({
  summary: "Delete a draft",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  status: 204,
  errors: { auction_not_found: "There is no such lot.", auction_delete_not_allowed: "It is no draft any more." },
  handle: async ({ params, container }) => {
    await auctionsOf(container).deleteAuction(params.id)
  },
})
