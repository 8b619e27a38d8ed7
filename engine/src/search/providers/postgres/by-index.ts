import { transaction, type TransactionOptions, type Tx } from "../../../kit/database/transaction"

export type Run = Tx["query"]

/**
 * Reads by the full-text index even where most of the table is found: to look into each row's words takes ten times as long, which the
 * planner does not know.
 */
export function byIndex<T>(read: (run: Run) => Promise<T>, options?: TransactionOptions): Promise<T> {
  return transaction(async (tx) => {
    await tx.query("SET LOCAL enable_seqscan = off")
    return read(tx.query)
  }, options)
}
