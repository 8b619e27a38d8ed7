import { createHash } from "node:crypto"
import { type Tx, transaction } from "./transaction"
import { queryRows } from "./query"
import type { JobDefinition } from "../jobs/define-job"
import type { z } from "@medusajs/framework/zod"

export interface RowWatch {
  /** A core table, as SQL writes it: `"order"`, `fulfillment`. */
  readonly table: string
  /** What is done to a row: `INSERT`, `UPDATE OF shipped_at`, or both joined with `OR`. */
  readonly on: string
  /** Which rows, in SQL over `NEW`, and `OLD` for updates; all unless told. */
  readonly when?: string
  /** Seconds until the job runs, counted from the change; none unless told. */
  readonly delaySeconds?: number
}

interface Watch {
  readonly table: string
  readonly name: string
  readonly definition: string
}

const watches = new Map<string, Watch>()

/**
 * Lets the database enqueue `job` with `{ id }` of each row of another module's table that changes so, in
 * the transaction that changes it. Core events are told after the commit and are lost with the process
 * that was to tell them; what must follow a change without fail is written with it.
 *
 * One job per row waits at a time. Declare it beside the job; the trigger is attached when the application
 * starts, and goes when nothing declares it any more.
 */
export function watchRows(job: JobDefinition<z.ZodObject<{ id: z.ZodString }>>, { table, on, when, delaySeconds = 0 }: RowWatch): void {
  const condition = when ? `WHEN (${when}) ` : ""
  watchTable(
    job.name,
    table,
    `AFTER ${on} ON ${table} FOR EACH ROW ${condition}EXECUTE FUNCTION wekala_enqueue_row('${job.name}', '${delaySeconds} seconds')`,
  )
}

/**
 * Declares a trigger of ours on a table of another module's, to forbid what must not happen there or to note what does.
 * `definition` is what follows its name in SQL; a deferrable one is a constraint trigger. It is attached once its function is there.
 */
export function watchTable(subject: string, table: string, definition: string): void {
  const digest = createHash("sha256").update(definition).digest("hex").slice(0, 8)
  // Its name tells its definition, so that another one replaces it; PostgreSQL cuts names at 63.
  const name = `${PREFIX}${subject.replaceAll(".", "_").slice(0, 40)}_${digest}`
  watches.set(name, { table, name, definition })
}

const PREFIX = "wekala_watch_"

/** Attaches what is declared and takes away what is not. Once the tables of all modules are there. */
export async function attachWatches(): Promise<void> {
  if ((await stale(queryRows)).length + (await missing(queryRows)).length === 0) return
  await transaction(async (tx) => {
    // Processes that start together would trip over each other.
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('wekala_watches'))")
    for (const { name, table } of await stale(tx.query)) await tx.query(`DROP TRIGGER "${name}" ON ${table}`)
    for (const { name, definition } of await missing(tx.query)) {
      const kind = definition.includes("DEFERRABLE") ? "CONSTRAINT TRIGGER" : "TRIGGER"
      await tx.query(`CREATE ${kind} "${name}" ${definition}`)
    }
  })
}

function missing(query: Tx["query"]): Promise<Watch[]> {
  return query(
    `SELECT w.* FROM jsonb_to_recordset($1::jsonb) w("table" text, name text, definition text)
     WHERE to_regclass(w."table") IS NOT NULL AND EXISTS (SELECT 1 FROM pg_proc p WHERE p.proname = substring(w.definition FROM 'EXECUTE FUNCTION (\\w+)'))
       AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass(w."table") AND t.tgname = w.name)`,
    [JSON.stringify([...watches.values()])],
  )
}

function stale(query: Tx["query"]): Promise<{ name: string; table: string }[]> {
  return query(
    `SELECT tgname AS name, tgrelid::regclass::text AS table FROM pg_trigger
     WHERE tgname LIKE $1 AND NOT (tgname = ANY ($2::text[]))`,
    [`${PREFIX.replaceAll("_", "\\_")}%`, [...watches.keys()]],
  )
}
