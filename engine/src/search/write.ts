import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../kit/database/query"
import type { Tx } from "../kit/database/transaction"
import { addJob } from "../kit/jobs/add-job"
import { defineJob } from "../kit/jobs/define-job"
import { DomainError } from "../kit/http/errors"
import { shopLocales } from "./locales"
import { searchProvider } from "./provide"
import type { SearchDocument } from "./provider"
import { searchKinds, searchSource, type SearchSource } from "./source"
import { readSynonyms } from "./synonyms"

/** Raised when documents of the same things become others: every index is then built again. */
const FORMAT = 2
const BATCH = 200

/** Names that the jobs go by in the database. */
export const JOBS = { write: "engine.write_search", rebuild: "engine.rebuild_search", queue: "engine.search:" } as const

/** Jobs of one kind follow one another, so that what was read first is never written last. */
const queueOf = (kind: string) => `${JOBS.queue}${kind}`

const writeChanged = defineJob({
  name: JOBS.write,
  payload: z.object({ kind: z.string(), ids: z.array(z.string()) }),
  urgent: true,
  handle: async ({ kind, ids }, { now, container }) => {
    const source = searchSource(kind)
    const index = await readIndex(kind)
    // Of a kind that is not installed any more nothing is found.
    if (!source) return
    if (!index || !(await searchProvider().holds(kind))) return rebuildSearch(queryRows, kind)
    const documents = await source.documents(ids, { locales: ["", ...index.locales], now, container })
    const found = new Set(documents.map(({ id }) => id))
    await searchProvider().write(
      kind,
      documents,
      ids.filter((id) => !found.has(id)),
    )
    await source.onWritten?.()
    if ((await shopLocales()).join() !== index.locales.join()) await rebuildSearch(queryRows, kind)
  },
})

/** Brings what shoppers find up to date with these things, in the background, once the transaction has been committed. */
export async function searchChanged(tx: Pick<Tx, "enqueue">, kind: string, ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)]
  for (let from = 0; from < unique.length; from += BATCH) {
    await tx.enqueue(writeChanged, { kind, ids: unique.slice(from, from + BATCH) }, { queue: queueOf(kind) })
  }
}

const rebuild = defineJob({
  name: JOBS.rebuild,
  payload: z.object({ kind: z.string(), onlyMissing: z.boolean().default(false) }),
  handle: async ({ kind, onlyMissing }, { now, container }) => {
    const source = searchSource(kind)
    if (source && !(onlyMissing && (await isGood(kind)))) await replaceIndex(source, now, container)
  },
})

/** Has a kind's index built anew, in the background; readers have the old one until then. */
export async function rebuildSearch(query: Tx["query"], kind: string): Promise<void> {
  if (!searchSource(kind)) {
    throw new DomainError({ status: 404, code: "search_kind_not_found", message: `Nothing of the kind ${kind} can be found in this shop.` })
  }
  await addJob(query, rebuild, { kind }, { key: `${rebuild.name}:${kind}`, queue: queueOf(kind) })
}

async function replaceIndex(source: SearchSource, now: Date, container: MedusaContainer): Promise<void> {
  const { kind } = source
  const provider = searchProvider()
  const started = performance.now()
  const locales = await shopLocales()
  await provider.setSynonyms(await readSynonyms())
  let things = 0
  async function* documents(): AsyncGenerator<SearchDocument[]> {
    for (let after = ""; ; ) {
      const ids = await source.ids(after, BATCH)
      if (ids.length === 0) return
      const batch = await source.documents(ids, { locales: ["", ...locales], now, container })
      things += new Set(batch.map(({ id }) => id)).size
      after = ids.at(-1) as string
      yield batch
    }
  }
  await provider.replace(kind, documents())
  await source.onWritten?.()
  await queryRows(
    `INSERT INTO wekala_search_index (kind, provider, format, locales, documents, took_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (kind) DO UPDATE SET provider = excluded.provider, format = excluded.format, locales = excluded.locales,
       documents = excluded.documents, took_ms = excluded.took_ms, built_at = now()`,
    [kind, provider.name, FORMAT, locales, things, Math.round(performance.now() - started)],
  )
}

interface Index {
  kind: string
  provider: string
  format: number
  locales: string[]
  documents: number
}

async function readIndex(kind: string): Promise<Index | undefined> {
  const [row] = await queryRows<Index>("SELECT kind, provider, format, locales, documents FROM wekala_search_index WHERE kind = $1", [kind])
  return row
}

/** Has each index built that is missing or lost, or that this release or its provider cannot read. For whoever works on jobs. */
export async function ensureSearch(): Promise<void> {
  for (const kind of searchKinds()) {
    // While it is being built for the first time it is missing still.
    const options = { key: `${rebuild.name}:${kind}:missing`, queue: queueOf(kind) }
    if (!(await isGood(kind))) await addJob(queryRows, rebuild, { kind, onlyMissing: true }, options)
  }
}

async function isGood(kind: string): Promise<boolean> {
  const index = await readIndex(kind)
  if (index?.provider !== searchProvider().name || index.format !== FORMAT) return false
  if (index.locales.join() !== (await shopLocales()).join()) return false
  return index.documents === 0 || !(await isLost(kind))
}

/** A server that is away may still have all of it. */
const isLost = (kind: string) =>
  searchProvider()
    .holds(kind)
    .then(
      (holds) => !holds,
      () => false,
    )

defineJob({ name: "engine.keep_search", payload: z.object({}), cron: "* * * * *", handle: ensureSearch })
