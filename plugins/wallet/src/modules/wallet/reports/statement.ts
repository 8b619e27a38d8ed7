import { csvText, DomainError, queryRows } from "@wekala/engine/kit"

export interface StatementQuery {
  readonly account_id: string
  /** Kinds of transaction to show; all unless told. */
  readonly kinds?: readonly string[] | undefined
  /** From this moment on. */
  readonly from?: Date | undefined
  /** Up to and without this moment. */
  readonly to?: Date | undefined
  readonly limit: number
  readonly offset: number
}

export interface StatementLine {
  /** 1, 2, 3, … per account. */
  sequence: string
  transaction_id: string
  reference: string
  kind: string
  description: string | null
  /** Signed minor units: what the balance gained. */
  amount: string
  /** Minor units, after this line. */
  balance_after: string
  created_at: Date
  metadata: Record<string, unknown> | null
}

export interface Statement {
  lines: StatementLine[]
  count: number
  /** Balance just before the period and at its end, minor units. */
  opening_balance: string
  closing_balance: string
}

/** The lines of one account, newest first, with the balances at both ends of the period. */
export async function statement(query: StatementQuery): Promise<Statement> {
  const period = `($2::timestamptz IS NULL OR p.created_at >= $2) AND ($3::timestamptz IS NULL OR p.created_at < $3)`
  const values = [query.account_id, query.from ?? null, query.to ?? null]
  const [account] = await queryRows<{ normal_side: string }>("SELECT normal_side FROM wallet_account WHERE id = $1", [query.account_id])
  if (!account) throw new DomainError({ status: 404, code: "account_not_found", message: `There is no account ${query.account_id}.` })
  const kinds = query.kinds?.length ? query.kinds : null
  const source = `FROM wallet_posting p JOIN wallet_transaction t ON t.id = p.transaction_id
    WHERE p.account_id = $1 AND ${period} AND ($4::text[] IS NULL OR t.kind = ANY($4))`
  const [lines, [total], [balances]] = await Promise.all([
    queryRows<StatementLine>(
      `SELECT p.sequence, p.transaction_id, t.reference, t.kind, t.description, t.metadata,
         CASE $5 WHEN 'credit' THEN p.amount ELSE -p.amount END AS amount, p.balance_after, p.created_at
       ${source} ORDER BY p.sequence DESC LIMIT $6 OFFSET $7`,
      [...values, kinds, account.normal_side, query.limit, query.offset],
    ),
    queryRows<{ count: number }>(`SELECT count(*)::int AS count ${source}`, [...values, kinds]),
    queryRows<{ opening: string; closing: string }>(
      `SELECT
         coalesce((SELECT balance_after FROM wallet_posting WHERE account_id = $1 AND created_at < $2 ORDER BY sequence DESC LIMIT 1), 0)::text AS opening,
         coalesce((SELECT balance_after FROM wallet_posting WHERE account_id = $1 AND ($3::timestamptz IS NULL OR created_at < $3) ORDER BY sequence DESC LIMIT 1), 0)::text AS closing`,
      values,
    ),
  ])
  return { lines, count: total?.count ?? 0, opening_balance: balances?.opening ?? "0", closing_balance: balances?.closing ?? "0" }
}

const CSV_HEADER = ["date", "transaction", "kind", "description", "reference", "amount", "balance"]

/** The same lines as CSV (RFC 4180), amounts in major units. Cells cannot start a formula in a spreadsheet. */
export function statementCsv(lines: readonly StatementLine[], toDecimal: (minor: string) => string): string {
  return csvText(
    CSV_HEADER,
    lines.map((line) => [
      new Date(line.created_at).toISOString(),
      line.transaction_id,
      line.kind,
      line.description ?? "",
      line.reference,
      toDecimal(line.amount),
      toDecimal(line.balance_after),
    ]),
  )
}
