import type { Tx } from "../../kit/database/transaction"

const lock = (name: string) => `hashtext('wekala_catalogue'), hashtext('${name}')`

/**
 * One transaction at a time writes documents.
 *
 * @returns whether somebody else builds all of them anew; when nobody does, nobody begins before the transaction has ended
 */
export async function lockDocuments(tx: Tx): Promise<{ rebuilding: boolean }> {
  const [row] = await tx.query<{ free: boolean }>(
    `SELECT pg_advisory_xact_lock(${lock("documents")}), pg_try_advisory_xact_lock_shared(${lock("noting")}) AS free`,
  )
  return { rebuilding: !row?.free }
}

/** Held by whoever builds all documents anew, for as long as they do. PostgreSQL lets go of them with the process. */
export const REBUILD = {
  /** One at a time. */
  tryOnly: `SELECT pg_try_advisory_lock(${lock("rebuild")}) AS taken`,
  releaseOnly: `SELECT pg_advisory_unlock(${lock("rebuild")})`,
  /** From here on each refresh notes what it has built, to be built once more; waits for those that do not know yet. */
  start: `SELECT pg_advisory_lock(${lock("noting")})`,
  end: `SELECT pg_advisory_unlock(${lock("noting")})`,
}
