import { z } from "@medusajs/framework/zod"
import { listResponse } from "../../../kit/http/list"
import { defineRoute } from "../../../kit/http/route"
import { askForReport, findReport, listReports, type Report } from "../../../payments/report"
import { dayParams, presentReport, reportSchema } from "./schemas"

export const GET = defineRoute({
  summary: "The daily comparisons of providers, payments and orders",
  description: "The latest day first. Each is made in the night after its day.",
  tag: "Payments",
  audience: "admin",
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  response: listResponse("payment_reports", reportSchema),
  handle: async ({ query }) => {
    const { reports, count } = await listReports(query)
    return { payment_reports: reports.map(presentReport), count, offset: query.offset, limit: query.limit }
  },
})

export const POST = defineRoute({
  summary: "Make the report of a day, or make it anew",
  description: "Providers are asked about each payment of the day, so it takes its time: its state is `running` until it is made.",
  tag: "Payments",
  audience: "admin",
  status: 202,
  body: dayParams,
  response: z.object({ payment_report: reportSchema }),
  errors: { day_not_begun: "There is nothing to report of a day to come." },
  handle: async ({ body }) => {
    await askForReport(body.day)
    return { payment_report: presentReport((await findReport(body.day)) as Report) }
  },
})
