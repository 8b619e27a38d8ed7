import type { QueryRunner } from "typeorm"
import { getDataSource } from "./data-source"

/** Runs SQL on the given runner and answers the rows, whatever the statement. */
export async function rowsOf<Row extends object>(runner: QueryRunner, sql: string, parameters?: unknown[]): Promise<Row[]> {
  const result = await runner.query(sql, parameters, true)
  return (result.records ?? []) as Row[]
}

/** Runs one statement on a connection of the pool, in its own implicit transaction. */
export async function queryRows<Row extends object = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]> {
  const runner = (await getDataSource()).createQueryRunner()
  try {
    return await rowsOf<Row>(runner, sql, parameters)
  } finally {
    await runner.release()
  }
}
