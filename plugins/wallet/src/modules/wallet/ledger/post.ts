import { DomainError, getPool, newId, type Tx } from "@wekala/engine/kit"
import type { DomainErrorOptions } from "@wekala/engine/kit"
import { assertBalanced, type EntryInput, fingerprint } from "../rules"

/** An entry made ready for the database. */
export interface PreparedEntry {
  readonly reference: string
  readonly accountIds: readonly string[]
  readonly json: string
}

export interface PostResult {
  readonly transaction_id: string
  /** True when the reference had been posted before; nothing was written then. */
  readonly replayed: boolean
}

interface Outcome {
  entry: number
  outcome: string
  transaction_id: string | null
  account_id: string | null
}

/** What a call of `wallet_post` came to: all entries, or the one that was refused. */
export type PostOutcome = { results: PostResult[] } | { refused: DomainError }

const REFUSALS: Record<string, [status: DomainErrorOptions["status"], sentence: string]> = {
  insufficient_funds: [422, "The available balance is not enough."],
  account_not_found: [404, "There is no such account."],
  account_closed: [409, "The account is closed."],
  account_frozen: [409, "The account is frozen; nothing can be taken from it."],
  currency_mismatch: [422, "The account is in another currency."],
  reference_conflict: [409, "This reference was used for a different transaction."],
}

/** @throws DomainError `invalid_entry` (422) when the entry does not balance */
export function prepareEntry(entry: EntryInput): PreparedEntry {
  assertBalanced(entry)
  return {
    reference: entry.reference,
    accountIds: entry.postings.map((posting) => posting.account_id),
    json: JSON.stringify({
      id: newId("wtxn"),
      reference: entry.reference,
      fingerprint: fingerprint(entry),
      kind: entry.kind,
      description: entry.description,
      reverses_id: entry.reverses_id,
      actor_id: entry.actor_id,
      metadata: entry.metadata,
      postings: entry.postings.map(({ account_id, amount }) => ({
        account_id,
        currency_code: amount.currency,
        amount: amount.minor.toString(),
      })),
    }),
  }
}

/** Posts entries with different references, all or none, in the given transaction or in one of their own. */
export async function callPost(entries: readonly PreparedEntry[], tx?: Tx): Promise<PostOutcome> {
  const parameters = [`[${entries.map((entry) => entry.json).join(",")}]`, [...new Set(entries.flatMap((entry) => entry.accountIds))]]
  try {
    const rows = tx
      ? await tx.query<Outcome>("SELECT * FROM wallet_post($1, $2)", parameters)
      : // Straight to the pool with a named statement: parsed and planned once per connection.
        (await (await getPool()).query<Outcome>({ name: "wallet_post", text: "SELECT * FROM wallet_post($1, $2)", values: parameters }))
          .rows
    return toOutcome(rows)
  } catch (error) {
    throw explain(error)
  }
}

function toOutcome(rows: Outcome[]): PostOutcome {
  const [first] = rows
  const refusal = first && REFUSALS[first.outcome]
  if (first && refusal) {
    const [status, message] = refusal
    return { refused: new DomainError({ status, code: first.outcome, message }) }
  }
  return {
    results: rows
      .sort((a, b) => a.entry - b.entry)
      .map(({ outcome, transaction_id }) => ({ transaction_id: transaction_id as string, replayed: outcome === "replayed" })),
  }
}

/** Two writers may meet on a name that neither could see yet: the unique index has the last word. */
function explain(error: unknown): unknown {
  const { code, constraint } =
    (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? (error as { code?: string; constraint?: string })
  if (code !== "23505") return error
  if (constraint === "wallet_transaction_reversed_once") {
    return alreadyReversed()
  }
  if (constraint === "wallet_transaction_reference_key") {
    return new DomainError({ status: 409, code: "reference_conflict", message: (REFUSALS.reference_conflict as [number, string])[1] })
  }
  return error
}

export function alreadyReversed(): DomainError {
  return new DomainError({ status: 409, code: "already_reversed", message: "This transaction has been reversed already." })
}
