import { defineRoute } from "@wekala/engine/kit"
import { auditCsv } from "../../../../../../modules/auctions/reading/audit"
import { idParams } from "../../../../../shared"

export const GET = defineRoute({
  summary: "The whole record of a lot as CSV",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  produces: "text/csv",
  errors: { auction_not_found: "There is no such lot." },
  handle: async ({ params, response }) => {
    response
      .attachment(`auction-${params.id}.csv`)
      .type("text/csv")
      .send(await auditCsv(params.id))
  },
})
