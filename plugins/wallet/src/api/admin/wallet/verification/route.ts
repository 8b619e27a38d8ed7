import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { walletOf } from "../../../shared"

export const GET = defineRoute({
  summary: "Verify the ledger",
  description: "Recomputes every balance from the postings and lists what differs. Reads the whole ledger.",
  tag: "Wallet",
  audience: "admin",
  response: z.object({
    ok: z.boolean(),
    counts: z.object({ accounts: z.number(), transactions: z.number(), postings: z.number() }),
    discrepancies: z.array(z.object({ check: z.string(), id: z.string(), expected: z.string(), found: z.string() })),
  }),
  handle: async ({ container }) => {
    const { ok, counts, discrepancies } = await walletOf(container).verify()
    return { ok, counts, discrepancies }
  },
})
