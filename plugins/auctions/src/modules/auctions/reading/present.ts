import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Auction } from "../entities"
import { readLot } from "../lot"
import type { AuctionsOptions } from "../options"
import { type AuctionState, major, stateOf } from "../view"
import type { ListedAuction } from "./list"

export interface AuctionProduct {
  id: string
  handle: string
  title: string
  subtitle: string | null
  description: string | null
  thumbnail: string | null
  images: { url: string }[]
  variants: { id: string; title: string }[]
}

/** A lot as everybody may see it; see the store API. */
export interface PublicAuction extends Omit<AuctionState, "ends_at"> {
  /** Null for a draft without an end. */
  ends_at: string | null
  id: string
  format: Auction["format"]
  title: string
  subtitle: string | null
  description: string | null
  condition: string | null
  provenance: string | null
  product: Pick<AuctionProduct, "id" | "handle" | "title" | "thumbnail"> & { images: { url: string }[] }
  variant: { id: string; title: string }
  quantity: number
  currency_code: string
  starting_price: number
  has_reserve: boolean
  estimate_low: number | null
  estimate_high: number | null
  premium_percent: number
  deposit: number | null
  starts_at: string | null
  planned_ends_at: string | null
  soft_close: { window_seconds: number; extension_seconds: number; latest_end: string | null } | null
  clock: { decrement: number; step_seconds: number; floor_price: number } | null
  watch_count: number
  seller: "shop" | "customer"
}

/** The products of these lots, with one query, in the reader's language. */
export async function productsOf(
  container: MedusaContainer,
  rows: readonly Pick<Auction, "product_id">[],
  locale?: string,
): Promise<Map<string, AuctionProduct>> {
  const ids = [...new Set(rows.map(({ product_id }) => product_id))]
  if (ids.length === 0) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph(
    {
      entity: "product",
      fields: ["id", "handle", "title", "subtitle", "description", "thumbnail", "images.url", "variants.id", "variants.title"],
      filters: { id: ids },
    },
    locale ? { locale } : {},
  )
  return new Map((data as unknown as AuctionProduct[]).map((product) => [product.id, product]))
}

/** @param product undefined when it has been deleted since */
export function presentAuction(row: ListedAuction, product: AuctionProduct | undefined, options: AuctionsOptions): PublicAuction {
  const lot = readLot(row, options)
  const show = (minor: string | null) => (minor === null ? null : major(BigInt(minor), row.currency_code))
  const iso = (date: Date | null) => date?.toISOString() ?? null
  const { softClose, clock } = lot
  return {
    ...stateOf(lot, row.now),
    ends_at: iso(row.ends_at),
    id: row.id,
    format: row.format,
    title: row.title ?? product?.title ?? "",
    subtitle: row.subtitle ?? product?.subtitle ?? null,
    description: row.description ?? product?.description ?? null,
    condition: row.condition,
    provenance: row.provenance,
    product: {
      id: row.product_id,
      handle: product?.handle ?? "",
      title: product?.title ?? "",
      thumbnail: product?.thumbnail ?? null,
      images: (product?.images ?? []).map(({ url }) => ({ url })),
    },
    variant: { id: row.variant_id, title: product?.variants.find(({ id }) => id === row.variant_id)?.title ?? "" },
    quantity: row.quantity,
    currency_code: row.currency_code,
    starting_price: major(lot.terms.startingPrice, row.currency_code),
    has_reserve: row.reserve_price !== null,
    estimate_low: show(row.estimate_low),
    estimate_high: show(row.estimate_high),
    premium_percent: row.premium_basis_points / 100,
    deposit: show(row.deposit),
    starts_at: iso(row.starts_at),
    planned_ends_at: iso(row.planned_ends_at),
    soft_close: softClose && {
      window_seconds: softClose.windowSeconds,
      extension_seconds: softClose.extensionSeconds,
      latest_end: iso(softClose.latestEnd),
    },
    clock: clock && {
      decrement: major(clock.decrement, row.currency_code),
      step_seconds: clock.stepSeconds,
      floor_price: major(clock.floorPrice, row.currency_code),
    },
    watch_count: row.watch_count,
    seller: row.seller_id === null ? "shop" : "customer",
  }
}
