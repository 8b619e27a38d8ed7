import { queryRows } from "../kit/database/query"
import { documentFormat } from "./documents/format"

/** What is read of the catalogue, each with a version of its own. */
export const PARTS = ["products", "categories", "collections", "tags", "types", "regions", "currencies"] as const

export type Part = (typeof PARTS)[number]

/** How the catalogue is at a moment. */
export interface CatalogueState {
  /** Whether there are documents of all products, in the form that this process reads. */
  readonly built: boolean
  /** Whether they are also kept up to date. While they are not, Medusa answers. */
  readonly ready: boolean
  /** By the database's clock. Prices of this moment belong to these versions. */
  readonly now: Date
  /** Of each part, a string that is another once an answer made of it may be another. */
  readonly versions: Readonly<Record<Part, string>>
}

/** A change that has waited longer has no worker: better a slow answer than a stale one. */
const LONGEST_WAIT = "5 seconds"

/** How long what was found out is good for. */
const LIFETIME_MS = 100

let known: { state: Promise<CatalogueState>; until: number } | undefined

/** Asked of the database at most ten times a second; callers of one moment share it. */
export function catalogueState(): Promise<CatalogueState> {
  if (known && performance.now() < known.until) return known.state
  const entry = { state: readState(), until: performance.now() + LIFETIME_MS }
  entry.state.catch(() => {
    if (known === entry) known = undefined
  })
  known = entry
  return entry.state
}

/** The version of each part, as part of a key under which answers are kept; see `catalogueState`. */
export async function catalogueVersions(): Promise<Readonly<Record<Part, string>>> {
  return (await catalogueState()).versions
}

/** Whether answers can be made of documents; see `catalogueState`. */
export async function catalogueReady(): Promise<boolean> {
  return (await catalogueState()).ready
}

/** Has the next caller ask anew, since this process has just changed it. */
export function forgetCatalogueState(): void {
  known = undefined
}

/** The version of the documents' form, beside those of the parts. */
export const FORMAT = "format"

async function readState(): Promise<CatalogueState> {
  const [row] = await queryRows<{ now: Date; passed: string; behind: boolean | null; versions: Record<string, number> | null }>(
    `SELECT now(), (SELECT noted_at < now() - interval '${LONGEST_WAIT}' FROM wekala_catalogue_change ORDER BY id LIMIT 1) AS behind,
       (SELECT jsonb_object_agg(part, version) FROM wekala_catalogue_version) AS versions,
       (SELECT count(*) FILTER (WHERE starts_at <= now()) + count(*) FILTER (WHERE ends_at < now())
        FROM price_list WHERE status = 'active' AND deleted_at IS NULL) AS passed`,
  )
  const { now, passed, behind, versions } = row as NonNullable<typeof row>
  const version = (part: Part) => String(versions?.[part] ?? 0)
  const built = versions?.[FORMAT] === documentFormat()
  return {
    built,
    ready: built && !behind,
    now,
    versions: {
      ...(Object.fromEntries(PARTS.map((part) => [part, version(part)])) as Record<Part, string>),
      // A price list that begins or ends changes prices and no row.
      products: `${version("products")}.${passed}`,
    },
  }
}
