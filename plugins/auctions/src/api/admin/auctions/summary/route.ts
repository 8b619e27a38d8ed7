import { z } from "@medusajs/framework/zod"
import { amount, defineRoute, queryRows } from "@wekala/engine/kit"
import { major } from "../../../../modules/auctions/view"

const count = z.number().int()

export const GET = defineRoute({
  summary: "How the auctions stand",
  tag: "Auctions",
  audience: "admin",
  response: z.object({
    live: count,
    scheduled: count,
    ending_today: count.meta({ description: "Within 24 hours" }),
    awaiting_payment: count,
    unpaid_overdue: count,
    gross_30d: z.array(z.object({ currency_code: z.string(), amount })).meta({ description: "What was paid in 30 days, before premiums" }),
  }),
  handle: async () => {
    const [counts] = await queryRows<Record<string, number>>(
      `SELECT count(*) FILTER (WHERE status = 'live')::int AS live, count(*) FILTER (WHERE status = 'scheduled')::int AS scheduled,
         count(*) FILTER (WHERE status = 'live' AND ends_at < now() + interval '24 hours')::int AS ending_today,
         (SELECT count(*)::int FROM auction_sale WHERE status = 'awaiting_payment') AS awaiting_payment,
         (SELECT count(*)::int FROM auction_sale WHERE status = 'awaiting_payment' AND pay_until < now()) AS unpaid_overdue
       FROM auction WHERE status IN ('live', 'scheduled')`,
    )
    const gross = await queryRows<{ currency_code: string; sum: string }>(
      `SELECT currency_code, sum(unit_price * quantity)::text AS sum FROM auction_sale
       WHERE status = 'paid' AND paid_at > now() - interval '30 days' GROUP BY currency_code ORDER BY currency_code`,
    )
    return {
      ...counts,
      gross_30d: gross.map(({ currency_code, sum }) => ({ currency_code, amount: major(BigInt(sum), currency_code) })),
    }
  },
})
