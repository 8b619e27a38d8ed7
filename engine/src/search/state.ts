import { queryRows } from "../kit/database/query"
import { searchProvider } from "./provide"
import { searchKinds } from "./source"
import { JOBS } from "./write"

interface Row {
  kind: string
  documents: number | null
  locales: string[] | null
  built_at: Date | null
  took_ms: number | null
  building: boolean
  waiting: number
}

/** Which provider finds things, and how each kind's index is. */
export async function searchState() {
  const rows = await queryRows<Row>(
    `SELECT k.kind, i.documents, i.locales, i.built_at, i.took_ms,
       EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.task_identifier = $2 AND j.key = $2 || ':' || k.kind) AS building,
       (SELECT count(*)::int FROM graphile_worker.jobs j WHERE j.task_identifier = $3 AND j.queue_name = $4 || k.kind) AS waiting
     FROM unnest($1::text[]) k (kind) LEFT JOIN wekala_search_index i USING (kind) ORDER BY k.kind`,
    [searchKinds(), JOBS.rebuild, JOBS.write, JOBS.queue],
  )
  return {
    provider: searchProvider().name,
    indexes: rows.map((row) => ({ ...row, locales: row.locales ?? [], built_at: row.built_at?.toISOString() ?? null })),
  }
}
