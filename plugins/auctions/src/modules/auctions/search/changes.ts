import { z } from "@medusajs/framework/zod"
import { defineJob, queryRows, searchChanged, transaction, watchRows } from "@wekala/engine/kit"
import { SOURCE } from "./source"

const payload = z.object({ id: z.string() })

/** A lot is put up, ends, or reads otherwise. Bids tell nothing here: each would cost a job. */
const lotChanged = defineJob({
  name: "auctions.search_lot",
  payload,
  handle: ({ id }) => transaction((tx) => searchChanged(tx, SOURCE, [id])),
})
watchRows(lotChanged, {
  table: "auction",
  on: "UPDATE OF status, title, subtitle, description, condition, provenance, starting_price, starts_at",
  when: "NEW.status <> 'draft' OR OLD.status <> 'draft'",
})

/** What changes too often, or elsewhere, is looked up each minute: prices that move, and texts that a lot has from its product. */
defineJob({
  name: "auctions.search_recent",
  payload: z.object({}),
  cron: "* * * * *",
  handle: async () => {
    const lots = await queryRows<{ id: string }>(
      `SELECT a.id FROM auction a LEFT JOIN product p ON p.id = a.product_id
       WHERE (a.status = 'live' AND (a.format = 'dutch' OR a.updated_at > now() - interval '3 minutes'))
         OR (a.status IN ('scheduled', 'live') AND p.updated_at > now() - interval '3 minutes')`,
    )
    if (lots.length === 0) return
    const ids = lots.map(({ id }) => id)
    await transaction((tx) => searchChanged(tx, SOURCE, ids))
  },
})
