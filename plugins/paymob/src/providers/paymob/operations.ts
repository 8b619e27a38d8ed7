import { DomainError, type Money, type GatewayBook } from "@wekala/engine/kit"
import type { PaymobClient } from "../../lib/client"
import { PaymobError } from "../../lib/errors"
import type { Transaction } from "../../lib/schemas"
import { capturedOf, isVoidable, least, mismatch, returnedOf, statusOf, stillDue } from "./rules"
import type { SessionData } from "./session"

export interface Desk {
  client: PaymobClient
  timeZone: string
  now(): Date
}

/** What an operation is to reach: its own amount, and the total with all others. */
export interface Goal {
  own: Money
  wanted: Money
}

/**
 * The transaction that paid, or tried to, fresh from Paymob; undefined when nobody has tried. The last
 * one of an order may be a capture or a refund: then its parent is meant.
 */
export async function paidBy({ client }: Desk, data: SessionData): Promise<Transaction | undefined> {
  if (data.transaction_id) return client.transaction(data.transaction_id)
  let transaction = await client.latestTransaction({ order_id: data.intention_order_id })
  // A refund of a capture of an authorisation is the longest chain there is.
  for (let step = 0; transaction?.parent_transaction && step < 3; step++) {
    transaction = await client.transaction(transaction.parent_transaction)
  }
  return transaction
}

/**
 * Takes the money of an authorisation, as far as it has not been taken.
 *
 * @param goal undefined: all of it
 */
export async function capture(desk: Desk, data: SessionData, goal: Goal | undefined): Promise<SessionData> {
  const paid = await settledBy(desk, data)
  const known = { ...data, transaction_id: paid.id }
  // What was not only authorised is captured already.
  if (!paid.is_auth) return known
  if (paid.is_voided) throw impossible("voided", "It was voided; there is nothing to capture.")
  const done = capturedOf(paid)
  const due = goal ? stillDue(goal.own, goal.wanted, done) : paid.amount_cents - done
  if (due > 0n) {
    const made = await desk.client.capture(paid.id, due)
    return { ...known, capture_ids: [...new Set([...known.capture_ids, made.id])] }
  }
  return { ...known, capture_ids: idsOf(await moneyOf(desk, known, paid), paid) }
}

/** Gives money back, as far as Paymob has not done so: voids a whole payment on its own day, refunds otherwise. */
export async function refund(desk: Desk, data: SessionData, goal: Goal): Promise<SessionData> {
  const paid = await settledBy(desk, data)
  const taken = capturedOf(paid)
  if (taken === 0n) throw impossible("not_captured", "Nothing was captured of it that could be given back.")
  const sources = await moneyOf(desk, data, paid)
  const done = returned(paid, sources)
  const due = stillDue(goal.own, goal.wanted, done)
  const known = { ...data, transaction_id: paid.id, capture_ids: idsOf(sources, paid) }
  if (due > taken - done) throw impossible("too_much", "That is more than is left of it.")
  assertReachable(sources, due)
  const [only] = sources
  if (due === taken && sources.length === 1 && only && isVoidable(only, desk.now(), desk.timeZone)) {
    if (await tryVoid(desk, only)) return known
  }
  let left = due
  for (const source of sources) {
    const part = least(left, openOf(source))
    if (part <= 0n) continue
    await desk.client.refund(source.id, part)
    left -= part
  }
  return known
}

/** What Paymob says of a payment, for whoever compares books. A void of what was never captured gives nothing back. */
export async function book(desk: Desk, data: SessionData): Promise<GatewayBook> {
  const paid = await paidBy(desk, data)
  if (!paid) return { captured: 0n, refunded: 0n, currency_code: data.currency_code }
  const captured = capturedOf(paid)
  const refunded = captured === 0n ? 0n : least(captured, returned(paid, await moneyOf(desk, data, paid)))
  return { captured, refunded, currency_code: paid.currency.toLowerCase() }
}

/** Ends a payment: lets go of an authorisation, gives back what was taken, and leaves alone what was never paid. */
export async function cancel(desk: Desk, data: SessionData): Promise<SessionData> {
  const paid = await paidBy(desk, data)
  if (!paid?.success || paid.pending || paid.is_voided) return data
  assertAgreed(data, paid)
  const known = { ...data, transaction_id: paid.id }
  const taken = capturedOf(paid)
  if (taken === 0n) {
    await desk.client.void(paid.id)
    return known
  }
  const sources = await moneyOf(desk, data, paid)
  assertReachable(sources, taken - returned(paid, sources))
  for (const source of sources) {
    const open = openOf(source)
    if (open <= 0n) continue
    if (isVoidable(source, desk.now(), desk.timeZone) && (await tryVoid(desk, source))) continue
    await desk.client.refund(source.id, open)
  }
  return { ...known, capture_ids: idsOf(sources, paid) }
}

/** False when Paymob says no; a void that may have happened is an error, so that no refund follows it. */
async function tryVoid({ client }: Desk, transaction: Transaction): Promise<boolean> {
  try {
    await client.void(transaction.id)
    return true
  } catch (error) {
    if (error instanceof PaymobError && error.code === "refused") return false
    throw error
  }
}

/**
 * The transactions that hold the money: the payment itself, or the captures of an authorisation. A capture
 * whose answer was lost is found as the order's last transaction.
 */
async function moneyOf({ client }: Desk, data: SessionData, paid: Transaction): Promise<Transaction[]> {
  if (!paid.is_auth) return [paid]
  const captures = await Promise.all(data.capture_ids.map((id) => client.transaction(id)))
  const known = captures.reduce((sum, one) => sum + one.amount_cents, 0n)
  if (known >= capturedOf(paid)) return captures
  const last = await client.latestTransaction({ order_id: data.intention_order_id })
  const isMissing = last?.is_capture && last.parent_transaction === paid.id && !data.capture_ids.includes(last.id)
  return last && isMissing ? [...captures, last] : captures
}

/** @throws DomainError `paymob_unknown_capture` (409) rather than give back a part of what was asked */
function assertReachable(sources: readonly Transaction[], due: bigint): void {
  if (due <= sources.reduce((sum, source) => sum + openOf(source), 0n)) return
  throw impossible("unknown_capture", "It was captured outside of this shop; give it back in Paymob's dashboard.")
}

function idsOf(sources: readonly Transaction[], paid: Transaction): number[] {
  return sources.map(({ id }) => id).filter((id) => id !== paid.id)
}

/** Minor units of a transaction that have not gone back. */
function openOf(source: Transaction): bigint {
  return source.amount_cents - returnedOf(source)
}

function returned(paid: Transaction, sources: readonly Transaction[]): bigint {
  const parts = sources.reduce((sum, source) => sum + returnedOf(source), 0n)
  // An authorisation may tell of its captures' refunds itself.
  return -least(-parts, -returnedOf(paid))
}

async function settledBy(desk: Desk, data: SessionData): Promise<Transaction> {
  const paid = await paidBy(desk, data)
  if (!paid?.success || paid.pending) throw impossible("not_paid", `Paymob says that it is ${statusOf(paid)}.`)
  assertAgreed(data, paid)
  return paid
}

function assertAgreed(data: SessionData, paid: Transaction): void {
  const difference = mismatch(data, paid)
  if (difference) throw impossible("mismatch", `Paymob's transaction ${paid.id} is another one: ${difference}.`)
}

function impossible(why: string, message: string): DomainError {
  return new DomainError({ status: 409, code: `paymob_${why}`, message })
}
