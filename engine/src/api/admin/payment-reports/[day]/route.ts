import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../kit/http/route"
import { listDifferences } from "../../../../payments/report"
import { reportOf } from "../shared"
import { dayParams, differenceSchema, presentDifference, presentReport, reportSchema } from "../schemas"

/** What a person looks through; the CSV has all. */
const SHOWN = 500

export const GET = defineRoute({
  summary: "The comparison of a day, with what differs",
  description: "At most 500 differences; the CSV has all.",
  tag: "Payments",
  audience: "admin",
  params: dayParams,
  response: z.object({ payment_report: reportSchema.extend({ lines: z.array(differenceSchema) }) }),
  errors: { payment_report_not_found: "None has been made of this day." },
  handle: async ({ params }) => {
    const report = await reportOf(params.day)
    const lines = await listDifferences(params.day, SHOWN)
    return { payment_report: { ...presentReport(report), lines: lines.map(presentDifference) } }
  },
})
