import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../admin-schemas"
import { schedule } from "../../../../schedule"
import { idParams } from "../../../../shared"

const moment = z.iso.datetime({ offset: true })

export const POST = defineRoute({
  summary: "Put a draft on the calendar",
  description: "Reserves its units, so that nobody can buy them in the shop. A start in the past opens it at once.",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  body: z.object({ starts_at: moment.optional(), ends_at: moment.optional() }),
  response: z.object({ auction: adminAuctionSchema }),
  errors: {
    auction_not_found: "There is no such lot.",
    auction_schedule_not_allowed: "It is no draft.",
    invalid_schedule: "The times are missing, or make no sense.",
    out_of_stock: "There are too few units.",
  },
  handle: async ({ params, body, actor, container }) => {
    await schedule(container, params.id, body, actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})
