import { DomainError, Money, queryRows, type Tx } from "@wekala/engine/kit"
import { type EntryInput, type PostingInput, reversalPostings, transferPostings } from "../rules"
import { type AccountKey, accountId } from "./accounts"
import { alreadyReversed, callPost, type PostResult, prepareEntry } from "./post"
import { PostingQueue } from "./posting-queue"

export interface Transfer extends Omit<EntryInput, "postings" | "reverses_id"> {
  /** Account that is debited; an id, or the key of an account that is opened when needed. */
  readonly from: string | AccountKey
  /** Account that is credited. */
  readonly to: string | AccountKey
  readonly amount: Money
}

/**
 * Writing to the ledger. Each call says what is to happen under a reference of the caller's; calling it
 * again with the same reference answers the first result. With `tx` it becomes part of that transaction,
 * otherwise it is durable when the promise resolves.
 *
 * Refusals (DomainError): `insufficient_funds` 422, `currency_mismatch` 422, `invalid_entry` 422,
 * `account_not_found` 404, `account_closed` 409, `account_frozen` 409, `reference_conflict` 409.
 */
export class Ledger {
  private readonly queue = new PostingQueue()

  /** Posts one transaction. */
  async post(entry: EntryInput, tx?: Tx): Promise<PostResult> {
    const prepared = prepareEntry(entry)
    if (!tx) return this.queue.post(prepared)
    const [result] = await postIn(tx, [prepared])
    return result as PostResult
  }

  /** Posts several transactions, all or none. */
  async postAll(entries: readonly EntryInput[], tx?: Tx): Promise<PostResult[]> {
    const prepared = entries.map(prepareEntry)
    if (new Set(prepared.map((entry) => entry.reference)).size !== prepared.length) {
      throw new DomainError({ status: 422, code: "invalid_entry", message: "Linked transactions need different references." })
    }
    return postIn(tx, prepared)
  }

  /** Moves an amount from one account to another: a debit of the first, a credit of the second. */
  async transfer({ from, to, amount, ...entry }: Transfer, tx?: Tx): Promise<PostResult> {
    const fromId = typeof from === "string" ? from : await accountId(from, tx?.query)
    const toId = typeof to === "string" ? to : await accountId(to, tx?.query)
    return this.post({ ...entry, postings: transferPostings(fromId, toId, amount) }, tx)
  }

  /**
   * Undoes a transaction by a new one with the opposite postings; at most once.
   * @throws DomainError `transaction_not_found` (404), `already_reversed` (409)
   */
  async reverse(
    transactionId: string,
    reversal: Pick<EntryInput, "reference" | "description" | "actor_id" | "metadata">,
    tx?: Tx,
  ): Promise<PostResult> {
    await assertNotReversed(transactionId, reversal.reference, tx?.query)
    const postings = await postingsOf(transactionId, tx?.query)
    return this.post({ ...reversal, kind: "wallet.reversal", reverses_id: transactionId, postings: reversalPostings(postings) }, tx)
  }
}

async function postIn(tx: Tx | undefined, prepared: ReturnType<typeof prepareEntry>[]): Promise<PostResult[]> {
  const outcome = await callPost(prepared, tx)
  if ("refused" in outcome) throw outcome.refused
  return outcome.results
}

/** Told here kindly; decided by the unique index. */
async function assertNotReversed(transactionId: string, reference: string, query: Tx["query"] = queryRows): Promise<void> {
  const [earlier] = await query<{ reference: string }>("SELECT reference FROM wallet_transaction WHERE reverses_id = $1", [transactionId])
  if (earlier && earlier.reference !== reference) throw alreadyReversed()
}

async function postingsOf(transactionId: string, query: Tx["query"] = queryRows): Promise<PostingInput[]> {
  const rows = await query<{ account_id: string; amount: string; currency_code: string }>(
    "SELECT account_id, amount, currency_code FROM wallet_posting WHERE transaction_id = $1 ORDER BY account_id",
    [transactionId],
  )
  if (rows.length === 0) {
    throw new DomainError({ status: 404, code: "transaction_not_found", message: `There is no transaction ${transactionId}.` })
  }
  return rows.map((row) => ({ account_id: row.account_id, amount: Money.ofMinor(row.amount, row.currency_code) }))
}
