import { hash } from "node:crypto"
import { DomainError, Money } from "@wekala/engine/kit"
import type { EscrowStatus } from "./states"

/** One line of a transaction: credits are positive, debits negative. */
export interface PostingInput {
  readonly account_id: string
  readonly amount: Money
}

/** A transaction to be written. */
export interface EntryInput {
  /**
   * The caller's unique name for it, `<plugin>.<what>:<id>` by custom. Posting again under the same
   * reference does nothing; posting something else under it is refused.
   */
  readonly reference: string
  /** What happened, for statements and reports: `wallet.top_up`. */
  readonly kind: string
  readonly description?: string | undefined
  readonly postings: readonly PostingInput[]
  readonly reverses_id?: string | undefined
  /** Who asked for it, where a person did. */
  readonly actor_id?: string | undefined
  readonly metadata?: Record<string, unknown> | undefined
}

/**
 * Holds an entry against the rules of double-entry bookkeeping: at least two accounts, each once, no
 * empty line, and per currency the lines sum to zero. The database holds the same.
 *
 * @throws DomainError `invalid_entry` (422)
 */
export function assertBalanced(entry: EntryInput): void {
  const accounts = new Set<string>()
  const sums = new Map<string, bigint>()
  for (const { account_id, amount } of entry.postings) {
    if (amount.isZero()) throw invalidEntry(entry, "a posting of zero")
    if (accounts.has(account_id)) throw invalidEntry(entry, `account ${account_id} twice`)
    accounts.add(account_id)
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor)
  }
  if (accounts.size < 2) throw invalidEntry(entry, "fewer than two postings")
  for (const [currency, sum] of sums) {
    if (sum !== 0n) throw invalidEntry(entry, `postings that do not sum to zero in ${currency.toUpperCase()}`)
  }
}

function invalidEntry(entry: EntryInput, what: string): DomainError {
  return new DomainError({ status: 422, code: "invalid_entry", message: `Transaction "${entry.reference}" has ${what}.` })
}

/** What makes two requests under one reference the same: kind, reversal and lines, in any order. */
export function fingerprint(entry: EntryInput): string {
  const lines = entry.postings.map(({ account_id, amount }) => `${account_id} ${amount.minor} ${amount.currency}`).sort()
  return hash("sha256", [entry.kind, entry.reverses_id ?? "", ...lines].join("\n"), "base64url")
}

/** A debit of one account and a credit of another. */
export function transferPostings(from: string, to: string, amount: Money): PostingInput[] {
  if (!amount.isPositive()) {
    throw new DomainError({ status: 422, code: "amount_not_positive", message: "The amount must be greater than zero." })
  }
  if (from === to) throw new DomainError({ status: 422, code: "same_account", message: "An account cannot pay itself." })
  return [
    { account_id: from, amount: amount.negate() },
    { account_id: to, amount },
  ]
}

/** The lines that undo a transaction. */
export function reversalPostings(postings: readonly PostingInput[]): PostingInput[] {
  return postings.map(({ account_id, amount }) => ({ account_id, amount: amount.negate() }))
}

export interface HoldAmounts {
  readonly amount: bigint
  readonly captured: bigint
}

/** What is left of a hold to capture, in minor units. */
export function holdRemaining(hold: HoldAmounts): bigint {
  return hold.amount - hold.captured
}

/**
 * What a capture of a hold takes and whether it ends the hold.
 *
 * @param requested minor units, or undefined for all that is left
 * @throws DomainError `capture_exceeds_hold` (422)
 */
export function captureOf(hold: HoldAmounts, requested: bigint | undefined): { amount: bigint; ends: boolean } {
  const remaining = holdRemaining(hold)
  const amount = requested ?? remaining
  if (amount <= 0n) {
    throw new DomainError({ status: 422, code: "amount_not_positive", message: "The amount must be greater than zero." })
  }
  if (amount > remaining) {
    throw new DomainError({ status: 422, code: "capture_exceeds_hold", message: "The capture is more than what the hold has left." })
  }
  return { amount, ends: amount === remaining }
}

export interface EscrowAmounts {
  readonly amount: bigint
  readonly released: bigint
  readonly fee: bigint
  readonly refunded: bigint
}

export interface EscrowSettlement {
  /** What goes to the payee and, of it, to the shop as commission; and what goes back to the payer. Minor units. */
  readonly toPayee: bigint
  readonly fee: bigint
  readonly toPayer: bigint
  /** Where the escrow stands afterwards; undefined when something of it is left. */
  readonly ended: Exclude<EscrowStatus, "funded" | "disputed"> | undefined
}

/** What of an escrow is neither released nor refunded yet, in minor units. */
export function escrowRemaining(escrow: EscrowAmounts): bigint {
  return escrow.amount - escrow.released - escrow.fee - escrow.refunded
}

/**
 * Settles an escrow in whole or in part. The commission is taken from what is released, never from what
 * is refunded: fee = gross × basis points, rounded half to even, so released + fee + refunded is always
 * exactly what left the escrow. When the last part goes, the fee is trued up to the fee of all that was
 * released, so that many small releases cost the same as one.
 *
 * @param release gross minor units for the payee, before the fee
 * @param refund minor units back to the payer
 * @throws DomainError `settlement_exceeds_escrow` (422), `amount_not_positive` (422)
 */
export function settleEscrow(
  escrow: EscrowAmounts,
  part: { release: bigint; refund: bigint; feeBasisPoints: number; currency: string },
): EscrowSettlement {
  const { release, refund } = part
  if (release < 0n || refund < 0n || release + refund === 0n) {
    throw new DomainError({ status: 422, code: "amount_not_positive", message: "The amount must be greater than zero." })
  }
  const remaining = escrowRemaining(escrow)
  if (release + refund > remaining) {
    throw new DomainError({
      status: 422,
      code: "settlement_exceeds_escrow",
      message: "That is more than what the escrow has left.",
    })
  }
  const grossBefore = escrow.released + escrow.fee
  const feeDue = Money.ofMinor(grossBefore + release, part.currency).percentage(part.feeBasisPoints).minor
  const fee = clamp(feeDue - escrow.fee, 0n, release)
  const refundedAfter = escrow.refunded + refund
  const ended =
    release + refund < remaining ? undefined : refundedAfter === 0n ? "released" : grossBefore + release === 0n ? "refunded" : "split"
  return { toPayee: release - fee, fee, toPayer: refund, ended }
}

function clamp(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value
}
