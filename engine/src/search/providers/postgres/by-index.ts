import { transaction } from "../../../kit/database/transaction"

/**
 * One statement, by the full-text index even where most of the table is found: to look into each row's words takes ten times as
 * long, which the planner does not know.
 */
export function byIndex<Row extends object>(sql: string, parameters: unknown[]): Promise<Row[]> {
  return transaction(async (tx) => {
    await tx.query("SET LOCAL enable_seqscan = off")
    return tx.query<Row>(sql, parameters)
  })
}
