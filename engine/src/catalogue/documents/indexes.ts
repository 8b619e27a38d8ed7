import { transaction } from "../../kit/database/transaction"

/** Columns of core tables by which documents are read and for which no index of the core is of use: its own leave out what is deleted. */
const INDEXES = { wekala_catalogue_option_link: "product_product_option (product_id)" }

/** Makes the indexes that are not there yet. Once the tables of all modules are there. */
export async function ensureIndexes(): Promise<void> {
  await transaction(async (tx) => {
    // Processes that start together would trip over each other.
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('wekala_indexes'))")
    for (const [name, columns] of Object.entries(INDEXES)) {
      // PostgreSQL would lock the table before it sees that there is nothing to do.
      const [row] = await tx.query<{ found: boolean }>("SELECT to_regclass($1) IS NOT NULL AS found", [name])
      if (!row?.found) await tx.query(`CREATE INDEX ${name} ON ${columns}`)
    }
  })
}
