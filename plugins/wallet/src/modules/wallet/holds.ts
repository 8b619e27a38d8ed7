import { DomainError, Money, newId, removeJob, transaction, type Tx } from "@wekala/engine/kit"
import type { WalletHold } from "./entities/hold"
import { holdExpired } from "./events"
import { expireHoldJob } from "./jobs/expire-hold"
import { lockAccounts } from "./ledger/accounts"
import type { Ledger } from "./ledger/ledger"
import { captureOf, holdRemaining } from "./rules"
import { holdStates } from "./states"

export interface PlaceHold {
  /** The caller's unique name for it; placing again under it answers the same hold. */
  readonly reference: string
  readonly account_id: string
  readonly amount: Money
  /** For the statement: what the money waits for. */
  readonly reason: string
  /** When what is left of it is released by itself; never unless told. */
  readonly expires_at?: Date | undefined
  readonly metadata?: Record<string, unknown> | undefined
}

export interface CaptureHold {
  readonly hold_id: string
  /** Name of the transaction that the capture makes. */
  readonly reference: string
  readonly kind: string
  /** Account that receives the money. */
  readonly to: string
  /** All that is left unless told. */
  readonly amount?: Money | undefined
  /** Release what is left after this capture, as for a card. */
  readonly final?: boolean | undefined
  readonly description?: string | undefined
  readonly metadata?: Record<string, unknown> | undefined
}

const amounts = (hold: WalletHold) => ({ amount: BigInt(hold.amount), captured: BigInt(hold.captured) })
const expiryKey = (holdId: string) => `wallet.expire_hold:${holdId}`

/** Two-phase transfers: reserve now, take later in one or more parts, or give back. */
export class Holds {
  constructor(private readonly ledger: Ledger) {}

  /**
   * Reserves part of an account's available balance.
   * @throws DomainError `insufficient_funds` (422), `account_frozen` or `account_closed` (409),
   *   `reference_conflict` (409) when the reference names a different hold
   */
  async place(input: PlaceHold, outer?: Tx): Promise<WalletHold> {
    return within(outer, async (tx) => {
      const accounts = await lockAccounts(tx, [input.account_id])
      const [existing] = await tx.query<WalletHold>("SELECT * FROM wallet_hold WHERE reference = $1", [input.reference])
      if (existing) return sameHold(existing, input)
      const account = accounts.get(input.account_id)
      if (account?.status !== "open") {
        throw new DomainError({ status: 409, code: `account_${account?.status}`, message: `The account is ${account?.status}.` })
      }
      if (account.currency_code !== input.amount.currency) {
        throw new DomainError({ status: 422, code: "currency_mismatch", message: "The account is in another currency." })
      }
      if (!input.amount.isPositive()) {
        throw new DomainError({ status: 422, code: "amount_not_positive", message: "The amount must be greater than zero." })
      }
      // A debt (a balance below zero) can come from postings, never from a promise to pay.
      if (BigInt(account.balance) - BigInt(account.held) - input.amount.minor < BigInt(account.floor ?? 0)) {
        throw new DomainError({ status: 422, code: "insufficient_funds", message: "The available balance is not enough." })
      }
      await tx.query("UPDATE wallet_account SET held = held + $2, updated_at = now() WHERE id = $1", [account.id, input.amount.minor])
      const [hold] = await tx.query<WalletHold>(
        `INSERT INTO wallet_hold (id, reference, account_id, currency_code, amount, reason, expires_at, metadata)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *`,
        [
          newId("whold"),
          input.reference,
          account.id,
          account.currency_code,
          input.amount.minor,
          input.reason,
          input.expires_at ?? null,
          input.metadata ? JSON.stringify(input.metadata) : null,
        ],
      )
      const placed = hold as WalletHold
      if (input.expires_at) {
        await tx.enqueue(expireHoldJob, { hold_id: placed.id }, { runAt: input.expires_at, key: expiryKey(placed.id) })
      }
      return placed
    })
  }

  /**
   * Takes a hold, in whole or in part, and pays it to an account.
   * @throws DomainError `capture_exceeds_hold` (422), `hold_capture_not_allowed` (409), `hold_not_found` (404)
   */
  async capture(input: CaptureHold, outer?: Tx): Promise<{ hold: WalletHold; transaction_id: string }> {
    return within(outer, async (tx) => {
      const { account_id } = await findHold(tx, input.hold_id)
      await lockAccounts(tx, [account_id, input.to])
      const hold = await lockHold(tx, input.hold_id)
      const [done] = await tx.query<{ id: string }>("SELECT id FROM wallet_transaction WHERE reference = $1", [input.reference])
      if (done) return { hold, transaction_id: done.id }
      holdStates.next(hold.status, "capture")
      const { amount, ends } = captureOf(amounts(hold), input.amount?.minor)
      const closes = ends || input.final === true
      const freed = closes ? holdRemaining(amounts(hold)) : amount
      // First let go of the reservation, then post: the check on the account sees both before anything commits.
      await tx.query("UPDATE wallet_account SET held = held - $2 WHERE id = $1", [account_id, freed])
      const { transaction_id } = await this.ledger.transfer(
        {
          reference: input.reference,
          kind: input.kind,
          description: input.description,
          metadata: { ...input.metadata, hold_id: hold.id },
          from: account_id,
          to: input.to,
          amount: Money.ofMinor(amount, hold.currency_code),
        },
        tx,
      )
      const captured = await closeOrKeep(tx, hold.id, closes ? "captured" : "active", amount)
      return { hold: captured, transaction_id }
    })
  }

  /** Lets an active hold last until later; one that has ended, or lasts longer already, stays as it is. */
  async prolong(holdId: string, expiresAt: Date, outer?: Tx): Promise<WalletHold> {
    return within(outer, async (tx) => {
      const hold = await lockHold(tx, (await findHold(tx, holdId)).id)
      if (hold.status !== "active" || !hold.expires_at || hold.expires_at >= expiresAt) return hold
      const [prolonged] = await tx.query<WalletHold>("UPDATE wallet_hold SET expires_at = $2 WHERE id = $1 RETURNING *", [
        holdId,
        expiresAt,
      ])
      await tx.enqueue(expireHoldJob, { hold_id: holdId }, { runAt: expiresAt, key: expiryKey(holdId) })
      return prolonged as WalletHold
    })
  }

  /** Gives back what is left of a hold. Releasing one that has ended by release or expiry does nothing. */
  async release(holdId: string, outer?: Tx): Promise<WalletHold> {
    return within(outer, (tx) => this.end(tx, holdId, "release"))
  }

  /** Ends a hold whose time is up; called by its timer. Does nothing when it is not due or has ended. */
  async expire(holdId: string, now: Date): Promise<void> {
    await transaction(async (tx) => {
      const hold = await findHold(tx, holdId)
      if (hold.status !== "active" || !hold.expires_at || hold.expires_at > now) return
      const ended = await this.end(tx, holdId, "expire")
      if (ended.status !== "expired") return
      await tx.emit(holdExpired, {
        hold_id: ended.id,
        account_id: ended.account_id,
        reference: ended.reference,
        amount_minor: holdRemaining(amounts(ended)).toString(),
        currency_code: ended.currency_code,
      })
    })
  }

  private async end(tx: Tx, holdId: string, move: "release" | "expire"): Promise<WalletHold> {
    const { account_id } = await findHold(tx, holdId)
    await lockAccounts(tx, [account_id])
    const hold = await lockHold(tx, holdId)
    if (hold.status === "released" || hold.status === "expired") return hold
    const status = holdStates.next(hold.status, move)
    await tx.query("UPDATE wallet_account SET held = held - $2, updated_at = now() WHERE id = $1", [
      account_id,
      holdRemaining(amounts(hold)),
    ])
    return closeOrKeep(tx, holdId, status, 0n)
  }
}

/** Runs in the caller's transaction where there is one. */
export function within<T>(outer: Tx | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  return outer ? work(outer) : transaction(work)
}

async function closeOrKeep(tx: Tx, holdId: string, status: WalletHold["status"], captured: bigint): Promise<WalletHold> {
  const [hold] = await tx.query<WalletHold>(
    `UPDATE wallet_hold SET status = $2, captured = captured + $3, closed_at = CASE WHEN $2 = 'active' THEN NULL ELSE now() END
     WHERE id = $1 RETURNING *`,
    [holdId, status, captured],
  )
  if (status !== "active") await removeJob(tx.query, expiryKey(holdId))
  return hold as WalletHold
}

async function findHold(tx: Tx, holdId: string): Promise<WalletHold> {
  const [hold] = await tx.query<WalletHold>("SELECT * FROM wallet_hold WHERE id = $1", [holdId])
  if (!hold) throw new DomainError({ status: 404, code: "hold_not_found", message: `There is no hold ${holdId}.` })
  return hold
}

async function lockHold(tx: Tx, holdId: string): Promise<WalletHold> {
  const [hold] = await tx.query<WalletHold>("SELECT * FROM wallet_hold WHERE id = $1 FOR UPDATE", [holdId])
  return hold as WalletHold
}

function sameHold(existing: WalletHold, input: PlaceHold): WalletHold {
  const same =
    existing.account_id === input.account_id &&
    BigInt(existing.amount) === input.amount.minor &&
    existing.currency_code === input.amount.currency
  if (same) return existing
  throw new DomainError({ status: 409, code: "reference_conflict", message: "This reference was used for a different hold." })
}
