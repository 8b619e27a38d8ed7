import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../kit/http/route"
import { identityOfCaller } from "../../../server/privacy/caller"
import { requestReturn } from "../../../server/returns/request-return"

const text = z.string().max(2000).nullish()

/**
 * In place of Medusa's route, which takes a return of anybody's order from anybody, as received already
 * (`receive_now`) and at any price, if the caller says so.
 */
export const POST = defineRoute({
  summary: "Ask for a return of one's own order",
  description: "What has been shipped and is not on its way back yet. The merchant receives it; refunds follow from there.",
  tag: "Returns",
  audience: "customer",
  query: z.object({ fields: z.string().optional() }),
  body: z.object({
    order_id: z.string().min(1).max(255),
    items: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(255),
          quantity: z.number().min(1).max(1_000_000),
          reason_id: z.string().min(1).max(255).nullish(),
          note: text,
        }),
      )
      .min(1)
      .max(200),
    return_shipping: z.strictObject({ option_id: z.string().min(1).max(255) }),
    note: text,
    location_id: z.string().max(255).nullish(),
    receive_now: z.literal(false, "only the merchant receives returns").optional(),
  }),
  response: z.object({ return: z.looseObject({ id: z.string(), order_id: z.string() }) }),
  errors: {
    order_not_found: "There is no such order, or it is somebody else's.",
    order_canceled: "The order was canceled.",
    return_item_unknown: "The order has no such item.",
    return_quantity_exceeded: "More than has been shipped and is not on its way back.",
    return_option_not_available: "The shipping option is none for returns, or not for this order.",
    return_location_not_available: "The location is not the one of the shipping option.",
  },
  handle: async ({ body: { receive_now: _, ...input }, actor, container, request }) => ({
    return: await requestReturn(container, { customerId: actor.id, identityId: identityOfCaller(request) }, input),
  }),
})
