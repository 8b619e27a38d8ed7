import { z } from "@medusajs/framework/zod"
import { type Tx, transaction } from "../../kit/database/transaction"
import { defineJob } from "../../kit/jobs/define-job"

/** Until when beginnings and ends have been noted, in milliseconds since 1970; kept beside the versions. */
const WATERMARK = "price_lists"

/**
 * Notes the price lists that have begun or ended. An answer knows by itself, as it looks at the time; what keeps prices,
 * such as a search index or a storefront, has to be told.
 */
const turnPriceLists = defineJob({
  name: "engine.turn_price_lists",
  payload: z.object({}),
  urgent: true,
  handle: async (_payload, { now }) => {
    await transaction(async (tx) => {
      await tx.query(
        `WITH watermark AS (
           SELECT to_timestamp(coalesce((SELECT version FROM wekala_catalogue_version WHERE part = '${WATERMARK}'), 0) / 1000.0) AS at
         )
         INSERT INTO wekala_catalogue_change (kind, entity_id)
         SELECT 'price_list_turn', l.id FROM price_list l, watermark w
         WHERE l.status = 'active' AND l.deleted_at IS NULL
           AND ((l.starts_at > w.at AND l.starts_at <= $1) OR (l.ends_at >= w.at AND l.ends_at < $1))`,
        [now],
      )
      await tx.query(
        `INSERT INTO wekala_catalogue_version (part, version) VALUES ('${WATERMARK}', $1)
         ON CONFLICT (part) DO UPDATE SET version = greatest(wekala_catalogue_version.version, excluded.version)`,
        [now.getTime()],
      )
      await watchPriceLists(tx, now)
    })
  },
})

/** Begins to note them, where that has not begun yet. */
export async function followPriceLists(tx: Tx): Promise<void> {
  await tx.query(
    `INSERT INTO wekala_catalogue_version (part, version) VALUES ('${WATERMARK}', (extract(epoch FROM now()) * 1000)::bigint)
     ON CONFLICT (part) DO NOTHING`,
  )
  await watchPriceLists(tx)
}

/** Has the next beginning or end of a price list noted when its time comes. */
export async function watchPriceLists(tx: Tx, now?: Date): Promise<void> {
  const [row] = await tx.query<{ at: Date | null }>(
    `SELECT min(at) AS at FROM price_list l, unnest(ARRAY[l.starts_at, l.ends_at]) at
     WHERE l.status = 'active' AND l.deleted_at IS NULL AND at >= coalesce($1, now())`,
    [now ?? null],
  )
  if (!row?.at) return
  // A list is over once its end is past.
  await tx.enqueue(turnPriceLists, {}, { key: turnPriceLists.name, runAt: new Date(row.at.getTime() + 1) })
}
