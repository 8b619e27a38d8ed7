import { z } from "@medusajs/framework/zod"
import { defineRoute, listResponse } from "@wekala/engine/kit"
import type { Condition } from "../../../../modules/auctions/reading/list"
import { type Me, standingOf } from "../../../../modules/auctions/reading/mine"
import { auctionSchema, meSchema } from "../../../schemas"
import { localeOf, publicPage } from "../../../shared"

/** Lots by what the customer has to do with them, and what comes first. */
const TABS: Record<string, { conditions: readonly string[]; order: string }> = {
  bidding: { conditions: ["a.status = 'live'", bidder("a.id")], order: "ends_at" },
  won: {
    conditions: [
      "a.status IN ('live', 'ended', 'settled', 'defaulted')",
      `EXISTS (SELECT 1 FROM auction_sale s WHERE s.auction_id = a.id AND s.bidder_id = ?
         AND s.status IN ('offered', 'awaiting_payment', 'ordered', 'paid', 'defaulted'))`,
    ],
    order: "-ends_at",
  },
  lost: {
    conditions: [
      "a.status IN ('ended', 'settled', 'defaulted')",
      bidder("a.id"),
      "NOT EXISTS (SELECT 1 FROM auction_sale s WHERE s.auction_id = a.id AND s.bidder_id = ? AND s.status <> 'declined')",
    ],
    order: "-ends_at",
  },
  watching: {
    conditions: ["a.status <> 'draft'", "EXISTS (SELECT 1 FROM auction_watch w WHERE w.auction_id = a.id AND w.customer_id = ?)"],
    order: "ends_at",
  },
  selling: { conditions: ["a.seller_id = ?"], order: "-created_at" },
}

function bidder(auctionId: string): string {
  return `EXISTS (SELECT 1 FROM auction_bidder b WHERE b.auction_id = ${auctionId} AND b.bidder_id = ? AND b.number IS NOT NULL)`
}

export const GET = defineRoute({
  summary: "Lots that you bid on, have won or lost, watch or sell",
  tag: "Auctions",
  audience: "customer",
  query: z.object({
    tab: z.enum(["bidding", "won", "lost", "watching", "selling"]).default("bidding"),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: listResponse("auctions", auctionSchema.extend({ me: meSchema })),
  handle: async ({ query: { tab, limit, offset }, actor, container, request }) => {
    const { conditions, order } = TABS[tab] as (typeof TABS)[string]
    const asked = conditions.map((sql): Condition => (sql.includes("?") ? [sql, actor.id] : [`${sql} AND ?::text IS NOT NULL`, actor.id]))
    const { auctions, count } = await publicPage(container, asked, { limit, offset, order }, localeOf(request))
    const standing = await standingOf(
      actor.id,
      auctions.map(({ id }) => id),
    )
    return { auctions: auctions.map((auction) => ({ ...auction, me: standing.get(auction.id) as Me })), count, offset, limit }
  },
})
