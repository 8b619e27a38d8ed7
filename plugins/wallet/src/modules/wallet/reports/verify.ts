import { queryRows } from "@wekala/engine/kit"
import { type TrialBalance, trialBalance } from "./trial-balance"

export interface Discrepancy {
  /** What was checked. */
  check: string
  /** The row concerned: an account, a transaction, an escrow account. */
  id: string
  expected: string
  found: string
}

/** Each query answers the rows that are wrong, as `{ id, expected, found }`. */
const CHECKS: Record<string, string> = {
  "balance equals the sum of the account's postings": `
    SELECT a.id, coalesce(sum(CASE a.normal_side WHEN 'credit' THEN p.amount ELSE -p.amount END), 0)::text AS expected, a.balance::text AS found
    FROM wallet_account a LEFT JOIN wallet_posting p ON p.account_id = a.id
    GROUP BY a.id HAVING a.balance <> coalesce(sum(CASE a.normal_side WHEN 'credit' THEN p.amount ELSE -p.amount END), 0)`,
  "held equals what active holds have left": `
    SELECT a.id, coalesce(sum(h.amount - h.captured), 0)::text AS expected, a.held::text AS found
    FROM wallet_account a LEFT JOIN wallet_hold h ON h.account_id = a.id AND h.status = 'active'
    GROUP BY a.id HAVING a.held <> coalesce(sum(h.amount - h.captured), 0)`,
  "available balance is not below the floor": `
    SELECT id, floor::text AS expected, (balance - held)::text AS found FROM wallet_account WHERE balance - held < floor`,
  "every transaction sums to zero per currency": `
    SELECT transaction_id AS id, '0' AS expected, sum(amount)::text AS found
    FROM wallet_posting GROUP BY transaction_id, currency_code HAVING sum(amount) <> 0`,
  "posting sequences have no gap": `
    SELECT a.id, a.posting_count::text AS expected, count(p.sequence)::text AS found
    FROM wallet_account a LEFT JOIN wallet_posting p ON p.account_id = a.id
    GROUP BY a.id HAVING count(p.sequence) <> a.posting_count OR coalesce(max(p.sequence), 0) <> a.posting_count`,
  "balance after each posting follows from the one before": `
    SELECT account_id || '.' || sequence AS id, expected::text, balance_after::text AS found FROM (
      SELECT p.account_id, p.sequence, p.balance_after,
        sum(CASE a.normal_side WHEN 'credit' THEN p.amount ELSE -p.amount END) OVER (PARTITION BY p.account_id ORDER BY p.sequence) AS expected
      FROM wallet_posting p JOIN wallet_account a ON a.id = p.account_id
    ) running WHERE expected <> balance_after`,
  "escrow accounts hold what their open escrows have left": `
    SELECT a.id, coalesce(sum(e.amount - e.released - e.fee - e.refunded), 0)::text AS expected, a.balance::text AS found
    FROM wallet_account a LEFT JOIN wallet_escrow e ON e.escrow_account_id = a.id
    WHERE a.kind = 'escrow'
    GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount - e.released - e.fee - e.refunded), 0)`,
  "a hold's captures equal the transactions that captured it": `
    SELECT h.id, h.captured::text AS expected, coalesce(sum(p.amount), 0)::text AS found
    FROM wallet_hold h
    LEFT JOIN wallet_transaction t ON t.metadata->>'hold_id' = h.id
    LEFT JOIN wallet_posting p ON p.transaction_id = t.id AND p.amount > 0
    GROUP BY h.id HAVING h.captured <> coalesce(sum(p.amount), 0)`,
}

export interface Verification {
  ok: boolean
  discrepancies: Discrepancy[]
  trial_balance: TrialBalance
  counts: { accounts: number; transactions: number; postings: number }
}

/** Recomputes everything that the ledger stores twice from the postings, and says what differs. */
export async function verifyLedger(): Promise<Verification> {
  const discrepancies: Discrepancy[] = []
  for (const [check, sql] of Object.entries(CHECKS)) {
    const rows = await queryRows<Omit<Discrepancy, "check">>(sql)
    discrepancies.push(...rows.map((row) => ({ check, ...row })))
  }
  const balance = await trialBalance()
  for (const total of balance.totals) {
    if (!total.balanced) {
      discrepancies.push({ check: "debits equal credits", id: total.currency_code, expected: total.debit, found: total.credit })
    }
  }
  const [counts] = await queryRows<Verification["counts"]>(
    `SELECT (SELECT count(*)::int FROM wallet_account) AS accounts, (SELECT count(*)::int FROM wallet_transaction) AS transactions,
       (SELECT count(*)::int FROM wallet_posting) AS postings`,
  )
  return { ok: discrepancies.length === 0, discrepancies, trial_balance: balance, counts: counts as Verification["counts"] }
}
