import type { Lot, LotStatus, Sale, SaleStatus } from "./types"

export type LotMove = "schedule" | "unschedule" | "extend" | "cancel" | "relist" | "offer" | "settle" | "edit" | "delete"
export type SaleMove = "mark-paid" | "default" | "cancel"

/** `auctionStates` in `rules/states.ts`, as a person may move a lot; the expected move comes last. */
const MOVES: Record<LotStatus, readonly LotMove[]> = {
  draft: ["delete", "cancel", "edit", "schedule"],
  scheduled: ["cancel", "unschedule", "edit", "extend"],
  live: ["cancel", "edit", "extend"],
  ended: ["cancel", "settle", "offer", "relist"],
  settled: [],
  defaulted: ["cancel", "settle", "relist", "offer"],
  cancelled: ["relist"],
}

/** What may be done with a lot now. */
export function movesOf({ status, outcome, format, bid_count }: Pick<Lot, "status" | "outcome" | "format" | "bid_count">): LotMove[] {
  const isSold = outcome === "sold"
  return MOVES[status].filter((move) => {
    if (move === "relist") return status !== "ended" || !isSold
    if (move === "settle") return isSold
    // A runner-up is somebody who has bid; a falling price has none.
    if (move === "offer") return format !== "dutch" && bid_count > 0 && (status === "defaulted" || outcome === "reserve_not_met")
    return true
  })
}

const SALE_MOVES: Record<SaleStatus, readonly SaleMove[]> = {
  offered: ["cancel"],
  awaiting_payment: ["cancel", "default", "mark-paid"],
  ordered: ["cancel", "default", "mark-paid"],
  paid: [],
  declined: [],
  lapsed: [],
  defaulted: [],
  cancelled: [],
}

export function saleMovesOf({ status }: Pick<Sale, "status">): readonly SaleMove[] {
  return SALE_MOVES[status]
}

/** Which inputs of a lot may still be changed: bidders rely on all but the texts, and on the times from the day they are announced. */
export function editableParts(status: LotStatus | undefined): { terms: boolean; texts: boolean } {
  const isDraft = status === undefined || status === "draft"
  return { terms: isDraft, texts: isDraft || status === "scheduled" || status === "live" }
}
