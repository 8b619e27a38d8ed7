import type { Format, Status } from "./types"

/** What a list of lots shows, and by which order it begins. */
export const SHOWS = {
  live: { status: ["live"], order: "ends_at" },
  upcoming: { status: ["scheduled"], order: "starts_at" },
  sold: { status: ["ended", "settled"], order: "-ends_at" },
} as const satisfies Record<string, { status: readonly Status[]; order: string }>
export type Show = keyof typeof SHOWS

export const FORMATS = ["english", "dutch", "sealed_first", "sealed_second"] as const satisfies readonly Format[]

/** Names for addresses and texts, with what the engine orders by. */
export const SORTS = {
  soonest: undefined,
  bids: "-bid_count",
  price: "current_price",
  "-price": "-current_price",
  newest: "-created_at",
} as const
export type Sort = keyof typeof SORTS

/** What a list's address says: shareable, and safe whatever somebody writes into it. */
export interface Selection {
  readonly show: Show
  readonly format: Format | undefined
  /** Handle of a category. */
  readonly category: string | undefined
  readonly min: number | undefined
  readonly max: number | undefined
  readonly q: string
  readonly sort: Sort
  readonly page: number
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>

const MOST_PAGES = 10_000
const LONGEST = 100

export function readSelection(parameters: Parameters): Selection {
  const one = (name: string) => [parameters[name]].flat()[0]?.trim() || undefined
  const number = (name: string) => {
    const value = Number(one(name))
    return one(name) && Number.isFinite(value) && value > 0 ? value : undefined
  }
  const category = one("category")
  return {
    show: (Object.keys(SHOWS) as Show[]).find((each) => each === one("show")) ?? "live",
    format: FORMATS.find((each) => each === one("format")),
    category: category && /^[\w-]{1,80}$/.test(category) ? category : undefined,
    min: number("min"),
    max: number("max"),
    q: (one("q") ?? "").slice(0, LONGEST),
    sort: (Object.keys(SORTS) as Sort[]).find((each) => each === one("sort")) ?? "soonest",
    page: Math.min(MOST_PAGES, Math.max(1, Math.trunc(number("page") ?? 1))),
  }
}

/** The address of a selection, without what goes without saying. */
export function addressOf({ show, sort, page, q, ...rest }: Selection): string {
  const query = new URLSearchParams({ show })
  if (q) query.set("q", q)
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value))
  if (sort !== "soonest") query.set("sort", sort)
  if (page > 1) query.set("page", String(page))
  return `/auctions?${query}`
}

/** Whether somebody has chosen anything: without it, the page shows a bit of everything. */
export const isChosen = (parameters: Parameters): boolean =>
  ["show", "format", "category", "min", "max", "q", "sort", "page"].some((name) => [parameters[name]].flat()[0])
