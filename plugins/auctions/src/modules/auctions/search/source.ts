import { defineSearchSource, queryRows, type SearchDocument } from "@wekala/engine/kit"
import type { Auction } from "../entities"
import { readLot } from "../lot"
import { type AuctionProduct, productsOf } from "../reading/present"
import { auctionsOf } from "../resolve"
import type { AuctionsOptions } from "../options"
import type { AuctionStatus } from "../rules/states"
import { major, stateOf } from "../view"

export const SOURCE = "auction"

/** Lots that a shopper may look for: those to come, those that run, and those that were. */
const FOUND: readonly AuctionStatus[] = ["scheduled", "live", "ended", "settled"]

defineSearchSource({
  kind: SOURCE,
  ids: async (after, limit) => {
    const rows = await queryRows<{ id: string }>("SELECT id FROM auction WHERE id > $1 AND status = ANY ($2) ORDER BY id LIMIT $3", [
      after,
      FOUND,
      limit,
    ])
    return rows.map(({ id }) => id)
  },
  documents: async (ids, { locales, now, container }) => {
    const rows = await queryRows<Auction>("SELECT * FROM auction WHERE id = ANY ($1) AND status = ANY ($2)", [ids, FOUND])
    const regions = await queryRows<Region>("SELECT id, currency_code FROM region WHERE deleted_at IS NULL")
    const { options } = auctionsOf(container)
    const inLocales = locales.map(async (locale) => {
      const products = await productsOf(container, rows, locale || undefined)
      return rows.map((row) => documentOf(row, products.get(row.product_id), { locale, regions, now, options }))
    })
    return (await Promise.all(inLocales)).flat()
  },
})

interface Region {
  id: string
  currency_code: string
}

interface Making {
  readonly locale: string
  readonly regions: readonly Region[]
  readonly now: Date
  readonly options: AuctionsOptions
}

/** A lot in one language, at the price that shoppers see. */
function documentOf(row: Auction, product: AuctionProduct | undefined, { locale, regions, now, options }: Making): SearchDocument {
  const lot = readLot(row, options)
  const { current_price } = stateOf(lot, now)
  const amount = current_price ?? major(lot.terms.startingPrice, lot.currency)
  return {
    kind: SOURCE,
    id: row.id,
    locale,
    // Lots are shown in every sales channel.
    channels: [],
    title: row.title ?? product?.title ?? "",
    subtitle: row.subtitle ?? product?.subtitle ?? null,
    body: row.description ?? product?.description ?? null,
    keywords: [row.condition, row.provenance].filter((text) => text !== null),
    facets: {},
    filters: {},
    amounts: Object.fromEntries(
      regions
        .filter(({ currency_code }) => currency_code === lot.currency)
        .map(({ id }) => [id, { amount, original: amount, most: amount }]),
    ),
    available: row.status === "live" || row.status === "scheduled",
    created_at: Math.floor(row.created_at.getTime() / 1000),
    card: {
      handle: row.id,
      thumbnail: product?.thumbnail ?? null,
      status: row.status,
      format: row.format,
      currency_code: row.currency_code,
      starts_at: row.starts_at?.toISOString() ?? null,
      ends_at: row.ends_at?.toISOString() ?? null,
    },
  }
}
