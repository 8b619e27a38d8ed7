import { queryRows } from "@wekala/engine/kit"

export interface TrialBalanceLine {
  currency_code: string
  kind: string
  normal_side: "debit" | "credit"
  accounts: number
  /** Minor units; the one that is not the balance's side is "0". */
  debit: string
  credit: string
}

export interface TrialBalance {
  as_of: Date
  lines: TrialBalanceLine[]
  totals: { currency_code: string; debit: string; credit: string; balanced: boolean }[]
}

/**
 * Debit and credit balances per kind of account and currency, computed from the transactions made before a
 * moment. Per currency both columns must have one total.
 *
 * @param asOf now unless told
 */
export async function trialBalance(asOf?: Date): Promise<TrialBalance> {
  const [clock] = await queryRows<{ as_of: Date }>("SELECT coalesce($1::timestamptz, now()) AS as_of", [asOf ?? null])
  const moment = (clock as { as_of: Date }).as_of
  const lines = await queryRows<TrialBalanceLine>(
    `SELECT currency_code, kind, normal_side, count(*)::int AS accounts,
       sum(greatest(-net, 0))::text AS debit, sum(greatest(net, 0))::text AS credit
     FROM (
       SELECT a.id, a.currency_code, a.kind, a.normal_side, coalesce(sum(p.amount), 0) AS net
       FROM wallet_account a LEFT JOIN (
         -- By the transaction's time, which its postings share: each has one of its own, a moment after the other's.
         wallet_posting p JOIN wallet_transaction t ON t.id = p.transaction_id AND t.created_at <= $1
       ) ON p.account_id = a.id
       GROUP BY a.id
       -- An account that was opened within the transaction that posts to it may be younger than that.
       HAVING a.created_at <= $1 OR count(t.id) > 0
     ) per_account
     GROUP BY currency_code, kind, normal_side ORDER BY currency_code, kind`,
    [moment],
  )
  const totals = new Map<string, { debit: bigint; credit: bigint }>()
  for (const { currency_code, debit, credit } of lines) {
    const total = totals.get(currency_code) ?? { debit: 0n, credit: 0n }
    totals.set(currency_code, { debit: total.debit + BigInt(debit), credit: total.credit + BigInt(credit) })
  }
  return {
    as_of: moment,
    lines,
    totals: [...totals].map(([currency_code, { debit, credit }]) => ({
      currency_code,
      debit: debit.toString(),
      credit: credit.toString(),
      balanced: debit === credit,
    })),
  }
}
