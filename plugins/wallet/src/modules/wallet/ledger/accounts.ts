import { DomainError, newId, queryRows, type Tx } from "@wekala/engine/kit"
import { type AccountKindName, chart, SHOP } from "../chart"
import type { WalletAccount } from "../entities/account"

/** Which account is meant; opened when it does not exist yet. */
export interface AccountKey {
  readonly kind: AccountKindName
  /** The customer's, payee's or provider's id; the shop's own accounts need none. */
  readonly owner_id?: string | undefined
  readonly currency_code: string
}

type Query = Tx["query"]

/** Account ids never change, so each process asks for them once. */
const knownIds = new Map<string, string>()
const MAX_KNOWN = 50_000

/** The id of an account, opening it when needed. Safe to call at the same time from anywhere. */
export async function accountId(key: AccountKey, query: Query = queryRows): Promise<string> {
  const { ownerType, normalSide, floor } = chart[key.kind]
  const owner = key.owner_id ?? SHOP
  const currency = key.currency_code.toLowerCase()
  const cacheKey = `${ownerType} ${owner} ${key.kind} ${currency}`
  const known = knownIds.get(cacheKey)
  if (known) return known
  const values = [ownerType, owner, key.kind, currency]
  const [row] = await query<{ id: string; inserted: boolean }>(
    `WITH opened AS (
       INSERT INTO wallet_account (id, owner_type, owner_id, kind, currency_code, normal_side, floor)
       VALUES ($5, $1, $2, $3, $4, $6, $7) ON CONFLICT (owner_type, owner_id, kind, currency_code) DO NOTHING RETURNING id
     )
     SELECT id, true AS inserted FROM opened
     UNION ALL
     SELECT id, false FROM wallet_account WHERE owner_type = $1 AND owner_id = $2 AND kind = $3 AND currency_code = $4`,
    [...values, newId("wacc"), normalSide, floor],
  )
  // No row at all: another transaction opened it in the same moment and has committed since.
  if (!row) return accountId(key, query)
  // What this transaction has just opened may still be rolled back; remember it the next time.
  if (!row.inserted) {
    if (knownIds.size >= MAX_KNOWN) knownIds.clear()
    knownIds.set(cacheKey, row.id)
  }
  return row.id
}

/**
 * Locks accounts until the transaction ends, in id order so that nobody deadlocks, and answers them as
 * they then are. Take every account that a transaction will touch in one call.
 *
 * @throws DomainError `account_not_found` (404)
 */
export async function lockAccounts(tx: Tx, ids: readonly string[]): Promise<Map<string, WalletAccount>> {
  const rows = await tx.query<WalletAccount>("SELECT * FROM wallet_account WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE", [
    [...new Set(ids)],
  ])
  const accounts = new Map(rows.map((row) => [row.id, row]))
  for (const id of ids) if (!accounts.has(id)) throw accountNotFound(id)
  return accounts
}

export function accountNotFound(id: string): DomainError {
  return new DomainError({ status: 404, code: "account_not_found", message: `There is no account ${id}.` })
}
