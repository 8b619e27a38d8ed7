import { DomainError, type Money } from "@wekala/engine/kit"
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
  return { ...known, capture_ids: await captureIds(desk, known, paid) }
}

/** Gives money back, as far as Paymob has not done so: voids a whole payment on its own day, refunds otherwise. */
export async function refund(desk: Desk, data: SessionData, goal: Goal): Promise<SessionData> {
  const paid = await settledBy(desk, data)
  const taken = capturedOf(paid)
  if (taken === 0n) throw impossible("not_captured", "Nothing was captured of it that could be given back.")
  const ids = paid.is_auth ? await captureIds(desk, data, paid) : []
  const sources = ids.length ? await Promise.all(ids.map((id) => desk.client.transaction(id))) : [paid]
  const done = returned(paid, sources)
  const due = stillDue(goal.own, goal.wanted, done)
  const known = { ...data, transaction_id: paid.id, capture_ids: ids }
  if (due > taken - done) throw impossible("too_much", "That is more than is left of it.")
  const [only] = sources
  if (due === taken && sources.length === 1 && only && isVoidable(only, desk.now(), desk.timeZone)) {
    if (await tryVoid(desk, only)) return known
  }
  let left = due
  for (const source of sources) {
    const open = source.amount_cents - returnedOf(source)
    const part = least(left, open)
    if (part <= 0n) continue
    await desk.client.refund(source.id, part)
    left -= part
  }
  return known
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
  const ids = paid.is_auth ? await captureIds(desk, data, paid) : []
  const sources = ids.length ? await Promise.all(ids.map((id) => desk.client.transaction(id))) : [paid]
  for (const source of sources) {
    const open = source.amount_cents - returnedOf(source)
    if (open <= 0n) continue
    if (isVoidable(source, desk.now(), desk.timeZone) && (await tryVoid(desk, source))) continue
    await desk.client.refund(source.id, open)
  }
  return { ...known, capture_ids: ids }
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

/** The captures of an authorisation; one whose answer was lost is found as the order's last transaction. */
async function captureIds({ client }: Desk, data: SessionData, paid: Transaction): Promise<number[]> {
  if (data.capture_ids.length || capturedOf(paid) === 0n) return data.capture_ids
  const last = await client.latestTransaction({ order_id: data.intention_order_id })
  return last?.is_capture && last.parent_transaction === paid.id ? [last.id] : []
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
