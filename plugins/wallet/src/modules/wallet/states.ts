import { defineStates } from "@wekala/engine/kit"

export type HoldStatus = "active" | "captured" | "released" | "expired"

/** A capture in part leaves a hold active; `capture` here is the one that ends it. */
export const holdStates = defineStates("hold", {
  active: { capture: "captured", release: "released", expire: "expired" },
  captured: {},
  released: {},
  expired: {},
} satisfies Record<HoldStatus, Partial<Record<"capture" | "release" | "expire", HoldStatus>>>)

export type EscrowStatus = "funded" | "disputed" | "released" | "refunded" | "split"

/** Releases and refunds in part leave an escrow as it is; the moves here are those that use it up. */
export const escrowStates = defineStates("escrow", {
  funded: { release: "released", refund: "refunded", split: "split", dispute: "disputed" },
  disputed: { release: "released", refund: "refunded", split: "split", withdraw_dispute: "funded" },
  released: {},
  refunded: {},
  split: {},
} satisfies Record<EscrowStatus, Partial<Record<"release" | "refund" | "split" | "dispute" | "withdraw_dispute", EscrowStatus>>>)

export type WithdrawalStatus = "requested" | "approved" | "paid" | "failed" | "returned" | "rejected" | "cancelled"

/** The money is held until it is paid; `fail` gives it back before, `return` after the bank has sent it back. */
export const withdrawalStates = defineStates("withdrawal", {
  requested: { approve: "approved", reject: "rejected", cancel: "cancelled" },
  approved: { pay: "paid", fail: "failed" },
  paid: { return: "returned" },
  failed: {},
  returned: {},
  rejected: {},
  cancelled: {},
} satisfies Record<WithdrawalStatus, Partial<Record<"approve" | "reject" | "cancel" | "pay" | "fail" | "return", WithdrawalStatus>>>)

export type TopUpStatus = "pending" | "completed" | "cancelled"

/** Money that comes for one that was given up is the customer's all the same. */
export const topUpStates = defineStates("top_up", {
  pending: { complete: "completed", cancel: "cancelled" },
  cancelled: { complete: "completed" },
  completed: {},
} satisfies Record<TopUpStatus, Partial<Record<"complete" | "cancel", TopUpStatus>>>)

export type AdjustmentStatus = "pending" | "posted" | "rejected"

export const adjustmentStates = defineStates("adjustment", {
  pending: { approve: "posted", reject: "rejected" },
  posted: {},
  rejected: {},
} satisfies Record<AdjustmentStatus, Partial<Record<"approve" | "reject", AdjustmentStatus>>>)
