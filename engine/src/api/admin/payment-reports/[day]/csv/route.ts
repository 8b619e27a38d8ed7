import { defineRoute } from "../../../../../kit/http/route"
import { differencesCsv, listDifferences } from "../../../../../payments/report"
import { dayParams } from "../../schemas"
import { reportOf } from "../../shared"

/** More lines than a spreadsheet bears. */
const CSV_LINES = 50_000

export const GET = defineRoute({
  summary: "What differs on a day as CSV",
  tag: "Payments",
  audience: "admin",
  params: dayParams,
  produces: "text/csv",
  errors: { payment_report_not_found: "None has been made of this day." },
  handle: async ({ params: { day }, response }) => {
    await reportOf(day)
    response
      .attachment(`payments-${day}.csv`)
      .type("text/csv")
      .send(differencesCsv(day, await listDifferences(day, CSV_LINES)))
  },
})
