import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminPage } from "../../../../modules/auctions/reading/admin"
import { FORMATS, STATUSES } from "../../../schemas"

const moment = z.iso.datetime({ offset: true })
/** More than a month of them is no calendar any more. */
const MOST = 1_000

export const GET = defineRoute({
  summary: "Lots that run between two moments",
  tag: "Auctions",
  audience: "admin",
  query: z.object({ from: moment, to: moment }),
  response: z.object({
    auctions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        status: z.enum(STATUSES),
        format: z.enum(FORMATS),
        starts_at: z.iso.datetime(),
        ends_at: z.iso.datetime(),
      }),
    ),
  }),
  handle: async ({ query: { from, to }, container }) => {
    const { auctions } = await adminPage(
      container,
      [
        ["a.ends_at >= ?", from],
        ["a.starts_at < ?", to],
        ["a.status <> ?", "cancelled"],
      ],
      { limit: MOST, offset: 0, order: "starts_at" },
    )
    return {
      auctions: auctions.map(({ id, title, status, format, starts_at, ends_at }) => ({ id, title, status, format, starts_at, ends_at })),
    }
  },
})
