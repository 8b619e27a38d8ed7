import "server-only"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import type { Locale } from "@/i18n/routing"
import { listCategories } from "@/lib/catalogue"
import { call, callAll, orNothing } from "@/lib/engine"
import { readToken } from "@/lib/session"
import { type Selection, SHOWS, SORTS } from "./selection"
import type { Bid, Lot, LotView, Me, Sale } from "./types"

export const LOTS_PER_PAGE = 24
const BIDS_SHOWN = 50
const ID = /^auc_[0-9A-Za-z]{1,40}$/
const SALE_ID = /^[a-z]+_[0-9A-Za-z]{1,40}$/

export const isLotId = (id: string) => ID.test(id)
export const isSaleId = (id: string) => SALE_ID.test(id)

/** A part of the shop's lots, and the engine's clock as it told of them. */
export interface Lots {
  readonly lots: readonly Lot[]
  readonly count: number
  readonly server_time: string
}

/** Asked anew each time: a list that says what it cost a minute ago sells nothing. */
export async function listLots(query: Record<string, unknown>): Promise<Lots> {
  const { auctions, count, server_time } = await call<{ auctions: Lot[]; count: number; server_time: string }>("/store/auctions", {
    query,
    locale: (await getLocale()) as Locale,
  })
  return { lots: auctions, count, server_time }
}

/** The lots of a list's address, a page of them. */
export async function selectLots({ show, format, category, min, max, q, sort, page }: Selection): Promise<Lots> {
  const { status, order } = SHOWS[show]
  const found = category && (await listCategories()).find(({ handle }) => handle === category)
  return listLots({
    status,
    order: SORTS[sort] ?? order,
    ...(format && { format: [format] }),
    ...(found && { category_id: found.id }),
    ...(min !== undefined && { price_min: min }),
    ...(max !== undefined && { price_max: max }),
    ...(q && { q }),
    limit: LOTS_PER_PAGE,
    offset: (page - 1) * LOTS_PER_PAGE,
  })
}

const findLot = cache(async (id: string): Promise<{ lot: Lot; server_time: string } | undefined> => {
  if (!isLotId(id)) return undefined
  const answer = await orNothing(
    call<{ auction: Lot; server_time: string }>(`/store/auctions/${id}`, { locale: (await getLocale()) as Locale }),
  )
  return answer && { lot: answer.auction, server_time: answer.server_time }
})

/** How the customer who is signed in stands; null for a guest. */
async function findMe(id: string): Promise<Me | null> {
  if (!(await readToken())) return null
  const answer = await orNothing(call<{ me: Me }>(`/store/auctions/${id}/me`, { asCustomer: true }))
  return answer?.me ?? null
}

/** Everything that a lot's page shows of it; nothing when there is no such lot. */
export const viewLot = cache(async (id: string): Promise<LotView | undefined> => {
  const found = await findLot(id)
  if (!found) return undefined
  const [{ bids }, me] = await Promise.all([
    call<{ bids: Bid[] }>(`/store/auctions/${id}/bids`, { query: { limit: BIDS_SHOWN } }),
    findMe(id),
  ])
  return { ...found, bids, me }
})

export const TABS = ["bidding", "won", "lost", "watching"] as const
export type Tab = (typeof TABS)[number]
export const OWN_PER_PAGE = 12

export interface OwnLot extends Lot {
  readonly me: Me
}

/** The customer's own lots of one kind; `selling` are those that they sell. */
export async function listOwnLots(tab: Tab | "selling", page: number): Promise<{ lots: OwnLot[]; count: number; server_time: string }> {
  const { auctions, count, server_time } = await call<{ auctions: OwnLot[]; count: number; server_time?: string }>("/store/auctions/mine", {
    query: { tab, limit: OWN_PER_PAGE, offset: (page - 1) * OWN_PER_PAGE },
    locale: (await getLocale()) as Locale,
    asCustomer: true,
  })
  return { lots: auctions, count, server_time: server_time ?? new Date().toISOString() }
}

const MOST_SALES = 100

/** What the customer has won or is offered, newest first. */
export const listSales = cache(async (): Promise<Sale[]> => {
  const { sales } = await call<{ sales: Sale[] }>("/store/auctions/sales", {
    query: { limit: MOST_SALES },
    locale: (await getLocale()) as Locale,
    asCustomer: true,
  })
  return sales
})

/** Whether customers may offer things of their own. */
export const canSell = cache(async (): Promise<boolean> => {
  const { sellers } = await call<{ sellers: boolean }>("/store/auctions/settings")
  return sellers
})

/** Of lots that can be bid on, now or soon: one that is over needs no new visitors. */
export async function listLotPaths(): Promise<readonly string[]> {
  const query = { status: ["live", "scheduled"] }
  const lots = await callAll<Lot>("/store/auctions", "auctions", { query })
  return ["/auctions", ...lots.map(({ id }) => `/auctions/${id}`)]
}
