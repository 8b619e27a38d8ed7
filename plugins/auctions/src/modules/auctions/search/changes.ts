import { z } from "@medusajs/framework/zod"
import { defineJob, queryRows, searchChanged, transaction, watchRows } from "@wekala/engine/kit"
import { SOURCE } from "./source"

const payload = z.object({ id: z.string() })

/** A lot is put up, ends, or reads otherwise. Of bids nothing is told here: each would cost a job. */
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

/** What a lot does not say of itself is its product's. */
const productChanged = defineJob({
  name: "auctions.search_product",
  payload,
  handle: async ({ id }) => {
    const lots = await queryRows<{ id: string }>("SELECT id FROM auction WHERE product_id = $1", [id])
    await transaction((tx) =>
      searchChanged(
        tx,
        SOURCE,
        lots.map((lot) => lot.id),
      ),
    )
  },
})
watchRows(productChanged, {
  table: "product",
  on: "UPDATE OF title, subtitle, description, thumbnail, deleted_at",
})

const FEW_MINUTES = "3 minutes"

/** Prices and ends of lots that are bid for, a minute late. */
defineJob({
  name: "auctions.search_prices",
  payload: z.object({}),
  cron: "* * * * *",
  handle: async () => {
    const lots = await queryRows<{ id: string }>(
      `SELECT id FROM auction WHERE status = 'live'
         AND (format = 'dutch' OR EXISTS (SELECT FROM auction_bid b WHERE b.auction_id = auction.id AND b.placed_at > now() - interval '${FEW_MINUTES}'))`,
    )
    if (lots.length === 0) return
    await transaction((tx) =>
      searchChanged(
        tx,
        SOURCE,
        lots.map(({ id }) => id),
      ),
    )
  },
})
