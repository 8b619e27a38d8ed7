import { defineStates } from "@wekala/engine/kit"

export type AuctionStatus = "draft" | "scheduled" | "live" | "ended" | "settled" | "defaulted" | "cancelled"
export type AuctionMove = "schedule" | "unschedule" | "start" | "extend" | "end" | "settle" | "default" | "resell" | "cancel"

/**
 * The life of a lot. `ended` has its outcome beside it; `defaulted` is a sale that was not paid, or whose paid order was
 * cancelled, until the runner-up accepts an offer (`resell`).
 */
export const auctionStates = defineStates("auction", {
  draft: { schedule: "scheduled", cancel: "cancelled" },
  scheduled: { unschedule: "draft", start: "live", extend: "scheduled", cancel: "cancelled" },
  live: { extend: "live", end: "ended", cancel: "cancelled" },
  ended: { settle: "settled", default: "defaulted", resell: "ended", cancel: "cancelled" },
  settled: { default: "defaulted" },
  defaulted: { resell: "ended", settle: "settled", cancel: "cancelled" },
  cancelled: {},
} satisfies Record<AuctionStatus, Partial<Record<AuctionMove, AuctionStatus>>>)

export type AuctionOutcome = "sold" | "reserve_not_met" | "no_bids"
export type AuctionFormat = "english" | "dutch" | "sealed_first" | "sealed_second"

export type SaleStatus = "offered" | "awaiting_payment" | "ordered" | "paid" | "declined" | "lapsed" | "defaulted" | "cancelled"
export type SaleMove = "accept" | "decline" | "lapse" | "order" | "reopen" | "pay" | "default" | "cancel"
export type SaleKind = "hammer" | "buy_now" | "clock" | "second_chance"

/** What becomes of a win, or of an offer to a runner-up. */
export const saleStates = defineStates("sale", {
  offered: { accept: "awaiting_payment", decline: "declined", lapse: "lapsed", cancel: "cancelled" },
  awaiting_payment: { order: "ordered", pay: "paid", default: "defaulted", cancel: "cancelled" },
  ordered: { reopen: "awaiting_payment", pay: "paid", default: "defaulted", cancel: "cancelled" },
  paid: { cancel: "cancelled" },
  declined: {},
  lapsed: {},
  defaulted: {},
  cancelled: {},
} satisfies Record<SaleStatus, Partial<Record<SaleMove, SaleStatus>>>)
