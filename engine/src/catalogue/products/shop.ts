import { queryRows } from "../../kit/database/query"
import type { PricePreference } from "./prices"

/** What the whole shop's answers depend on. */
export interface Shop {
  readonly regions: ReadonlyMap<string, Region>
  readonly defaultRegionId: string | null
  /** With one sales channel, Medusa's lists do not look at channels. */
  readonly channelCount: number
  readonly preferences: readonly PricePreference[]
  /** By country, in lower case: who counts taxes there. */
  readonly taxProviders: ReadonlyMap<string, string | null>
  /** Whether some products or types are taxed otherwise than the rest. */
  readonly hasTaxRules: boolean
}

export interface Region {
  readonly id: string
  readonly currency_code: string
  readonly automatic_taxes: boolean
}

interface Row {
  regions: Region[]
  default_region_id: string | null
  channel_count: number
  preferences: PricePreference[]
  tax_regions: { country_code: string; provider_id: string | null }[]
  has_tax_rules: boolean
}

const list = (columns: string, rows: string) =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object(${columns}) ORDER BY id), '[]') FROM ${rows})`

const SHOP = `SELECT
  ${list("'id', id, 'currency_code', currency_code, 'automatic_taxes', automatic_taxes", "region WHERE deleted_at IS NULL")} AS regions,
  (SELECT default_region_id FROM store WHERE deleted_at IS NULL ORDER BY id LIMIT 1) AS default_region_id,
  (SELECT count(*)::int FROM sales_channel WHERE deleted_at IS NULL) AS channel_count,
  ${list("'attribute', attribute, 'value', value, 'is_tax_inclusive', is_tax_inclusive", "price_preference WHERE deleted_at IS NULL")} AS preferences,
  ${list("'country_code', country_code, 'provider_id', provider_id", "tax_region WHERE province_code IS NULL AND deleted_at IS NULL")} AS tax_regions,
  EXISTS (SELECT FROM tax_rate_rule WHERE deleted_at IS NULL) AS has_tax_rules`

let known: { version: string; shop: Promise<Shop> } | undefined

/** @param version of `products`; with another one the shop is read again */
export function shopAt(version: string): Promise<Shop> {
  if (known?.version !== version) {
    const entry = { version, shop: read() }
    entry.shop.catch(() => {
      if (known === entry) known = undefined
    })
    known = entry
  }
  return known.shop
}

async function read(): Promise<Shop> {
  const [row] = await queryRows<Row>(SHOP)
  const { regions, default_region_id, channel_count, preferences, tax_regions, has_tax_rules } = row as Row
  return {
    regions: new Map(regions.map((region) => [region.id, region])),
    defaultRegionId: default_region_id,
    channelCount: channel_count,
    preferences,
    taxProviders: new Map(tax_regions.map(({ country_code, provider_id }) => [country_code.toLowerCase(), provider_id])),
    hasTaxRules: has_tax_rules,
  }
}
