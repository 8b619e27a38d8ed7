import { queryRows, type Tx, transaction } from "@wekala/engine/kit"
import { createRequire } from "node:module"

const require = createRequire(import.meta.url)
const built = "../../.medusa/server/src/catalogue"

// The very modules that the running engine has.
export const { refreshCatalogue }: typeof import("../../src/catalogue/documents/refresh") = require(`${built}/documents/refresh`)
export const { rebuildCatalogue }: typeof import("../../src/catalogue/documents/rebuild") = require(`${built}/documents/rebuild`)
export const { BUILD_SQL, buildDocuments }: typeof import("../../src/catalogue/documents/build") = require(`${built}/documents/build`)

export const { catalogueReady, forgetCatalogueState }: typeof import("../../src/catalogue/versions") = require(`${built}/versions`)

/** Whether what is kept of these products is what their tables say; or would be, after a change that is not made. */
export async function isCurrent(productIds: string[], change: (tx: Tx) => Promise<unknown> = async () => undefined): Promise<boolean> {
  const undone = new Error("Only looked at")
  let changed: string[] = []
  await transaction(async (tx) => {
    await tx.query("SET LOCAL session_replication_role = replica")
    await change(tx)
    changed = await buildDocuments(tx, productIds)
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  return changed.length === 0
}

export async function documentOf(productId: string): Promise<{ document: Record<string, unknown> } & Record<string, unknown>> {
  const [row] = await queryRows("SELECT * FROM wekala_catalogue_product WHERE product_id = $1", [productId])
  return row as Awaited<ReturnType<typeof documentOf>>
}
