import { checkUid, type Indexes } from "./index-store"
import type { Keys } from "./keys"
import { invalid, Refusal, unknownIndex } from "./refusal"
import { readRequest, search } from "./search"
import { changeSettings, DEFAULTS, type Settings } from "./settings"
import type { Tasks } from "./tasks"
import { type Document, select } from "./values"

export interface Desks {
  indexes: Indexes
  tasks: Tasks
  keys: Keys
}

export interface Call {
  ids: string[]
  query: URLSearchParams
  body: unknown
}

export interface Answer {
  status: number
  body: unknown
}

export interface Route {
  method: string
  path: RegExp
  /** What a key must allow; null: anybody may. */
  action: string | null
  handle: (desks: Desks, call: Call) => Answer
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const accepted = (body: unknown): Answer => ({ status: 202, body })

const route = (method: string, path: string, action: string | null, handle: Route["handle"]): Route => ({
  method,
  path: new RegExp(`^/${path.replaceAll(":id", "([^/]+)")}$`),
  action,
  handle,
})

/** Of settings that have an address of their own, such as `/settings/synonyms`. */
const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof Settings

function page(query: { get(name: string): string | null }, all: unknown[]): Answer {
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 20)]
  return ok({ results: all.slice(offset, offset + limit), offset, limit, total: all.length })
}

function documentsOf(body: unknown): Document[] {
  const list = Array.isArray(body) ? body : [body]
  if (list.some((one) => typeof one !== "object" || one === null || Array.isArray(one))) {
    throw invalid("malformed_payload", "The `json` payload provided is malformed: expected documents represented as an object.")
  }
  return list as Document[]
}

function add({ indexes, tasks }: Desks, { ids: [id], query, body }: Call, isUpdate: boolean): Answer {
  const uid = checkUid(id)
  const documents = documentsOf(body)
  const details = { receivedDocuments: documents.length, indexedDocuments: null }
  const task = tasks.enqueue("documentAdditionOrUpdate", uid, details, () => {
    indexes.getOrCreate(uid).put(documents, query.get("primaryKey"), isUpdate)
    return { indexedDocuments: documents.length }
  })
  return accepted(task)
}

function remove({ indexes, tasks }: Desks, id: string | undefined, details: object, chosen: (uid: string) => string[]): Answer {
  const uid = checkUid(id)
  const task = tasks.enqueue("documentDeletion", uid, { ...details, deletedDocuments: null }, () => {
    if (!indexes.all.has(uid)) throw unknownIndex(uid)
    return { deletedDocuments: indexes.get(uid).remove(chosen(uid)) }
  })
  return accepted(task)
}

function change({ indexes, tasks }: Desks, uid: string, settings: unknown): Answer {
  // Judged at once, done later.
  changeSettings(DEFAULTS, settings)
  const task = tasks.enqueue("settingsUpdate", checkUid(uid), { ...(settings as object) }, () => {
    const index = indexes.getOrCreate(uid)
    index.settings = changeSettings(index.settings, settings)
    return undefined
  })
  return accepted(task)
}

function fetchDocuments({ indexes }: Desks, { ids: [id = ""], body }: Call): Answer {
  const index = indexes.get(id)
  const {
    offset = 0,
    limit = 20,
    fields = null,
    filter = null,
    ids,
  } = (body ?? {}) as {
    offset?: number
    limit?: number
    fields?: string[] | null
    filter?: string | null
    ids?: (string | number)[]
  }
  const chosen = index.idsWhere(filter).filter((one) => !ids || ids.map(String).includes(one))
  const results = chosen.slice(offset, offset + limit).map((one) => pick(index.get(one), fields))
  return ok({ results, offset, limit, total: chosen.length })
}

const pick = (document: Document, fields: readonly string[] | null): Document => select(document, fields ?? ["*"])

const listed = (text: string | null) => (text === null ? null : text.split(","))

function readSwaps(body: unknown): [string, string][] {
  const given = body as { indexes?: unknown; rename?: unknown }[]
  const pairs = Array.isArray(given) ? given.map(({ indexes }) => indexes as [string, string]) : []
  if (pairs.length === 0 || pairs.some((pair) => !Array.isArray(pair) || pair.length !== 2)) {
    throw invalid("invalid_swap_indexes", "Two indexes must be given for each swap. The list `[]` contains 0 indexes.")
  }
  if (given.some(({ rename }) => rename)) throw invalid("bad_request", "The stand-in swaps; it renames by PATCH /indexes/:uid.")
  const uids = pairs.flat().map(checkUid)
  const twice = uids.find((uid, index) => uids.indexOf(uid) !== index)
  if (twice) {
    throw invalid(
      "invalid_swap_duplicate_index_found",
      `Indexes must be declared only once during a swap. \`${twice}\` was specified several times.`,
    )
  }
  return pairs
}

function multiSearch({ indexes }: Desks, { body }: Call): Answer {
  const { queries, federation } = (body ?? {}) as { queries?: Document[]; federation?: unknown }
  if (!Array.isArray(queries)) throw invalid("bad_request", "Missing field `queries`")
  if (federation) throw invalid("bad_request", "The stand-in does not merge the answers of several indexes.")
  const results = queries.map(({ indexUid, ...request }, position) => {
    try {
      return { indexUid, ...search(indexes.get(checkUid(indexUid)), readRequest(request)) }
    } catch (error) {
      if (error instanceof Refusal)
        throw new Refusal(error.status, error.code, `Inside \`.queries[${position}]\`: ${error.message}`, error.type)
      throw error
    }
  })
  return ok({ results })
}

function rename({ indexes, tasks }: Desks, uid: string, body: unknown): Answer {
  const { primaryKey, uid: name } = (body ?? {}) as { primaryKey?: string; uid?: string }
  const target = name === undefined ? uid : checkUid(name)
  const task = tasks.enqueue("indexUpdate", uid, { primaryKey, newIndexUid: target }, () => {
    const index = indexes.get(uid)
    if (primaryKey !== undefined) index.primaryKey = primaryKey
    if (target === uid) return undefined
    indexes.create(target, null)
    indexes.get(target).swapWith(index)
    indexes.all.delete(uid)
    return undefined
  })
  return accepted(task)
}

const statsOf = (desks: Desks, uid: string) => {
  const { documents } = desks.indexes.get(uid)
  const isIndexing = desks.tasks.all.some(({ indexUid, status }) => indexUid === uid && status === "processing")
  const fields: Record<string, number> = {}
  for (const document of documents.values()) for (const name of Object.keys(document)) fields[name] = (fields[name] ?? 0) + 1
  return { numberOfDocuments: documents.size, isIndexing, fieldDistribution: fields }
}

/** https://www.meilisearch.com/docs/reference/api/openapi */
export const ROUTES: readonly Route[] = [
  route("GET", "health", null, () => ok({ status: "available" })),
  route("GET", "version", "version", () => ok({ commitSha: "stand-in", commitDate: "stand-in", pkgVersion: "1.48.3" })),
  route("GET", "stats", "stats.get", (desks) =>
    ok({
      databaseSize: 0,
      lastUpdate: null,
      indexes: Object.fromEntries([...desks.indexes.all.keys()].map((uid) => [uid, statsOf(desks, uid)])),
    }),
  ),

  route("GET", "indexes", "indexes.get", ({ indexes }, { query }) =>
    page(
      query,
      [...indexes.all.values()].map(({ description }) => description),
    ),
  ),
  route("POST", "indexes", "indexes.create", ({ indexes, tasks }, { body }) => {
    const { uid, primaryKey = null } = (body ?? {}) as { uid?: string; primaryKey?: string | null }
    if (uid === undefined) throw invalid("missing_index_uid", "Missing field `uid`")
    const name = checkUid(uid)
    const work = () => {
      indexes.create(name, primaryKey)
      return undefined
    }
    return accepted(tasks.enqueue("indexCreation", name, { primaryKey }, work))
  }),
  route("GET", "indexes/:id", "indexes.get", ({ indexes }, { ids: [id = ""] }) => ok(indexes.get(id).description)),
  route("PATCH", "indexes/:id", "indexes.update", (desks, { ids: [id = ""], body }) => rename(desks, id, body)),
  route("DELETE", "indexes/:id", "indexes.delete", ({ indexes, tasks }, { ids: [id = ""] }) => {
    const work = () => {
      const deletedDocuments = indexes.get(id).documents.size
      indexes.all.delete(id)
      return { deletedDocuments }
    }
    return accepted(tasks.enqueue("indexDeletion", checkUid(id), { deletedDocuments: null }, work))
  }),
  route("GET", "indexes/:id/stats", "stats.get", (desks, { ids: [id = ""] }) => ok(statsOf(desks, id))),
  route("POST", "swap-indexes", "indexes.swap", ({ indexes, tasks }, { body }) => {
    const pairs = readSwaps(body)
    const work = () => {
      indexes.swap(pairs)
      return undefined
    }
    return accepted(tasks.enqueue("indexSwap", null, { swaps: body }, work))
  }),

  route("GET", "indexes/:id/documents", "documents.get", ({ indexes }, { ids: [id = ""], query }) => {
    const index = indexes.get(id)
    const chosen = index.idsWhere(query.get("filter")).map((one) => pick(index.get(one), listed(query.get("fields"))))
    return page(query, chosen)
  }),
  route("POST", "indexes/:id/documents/fetch", "documents.get", fetchDocuments),
  route("POST", "indexes/:id/documents", "documents.add", (desks, call) => add(desks, call, false)),
  route("PUT", "indexes/:id/documents", "documents.add", (desks, call) => add(desks, call, true)),
  route("POST", "indexes/:id/documents/delete-batch", "documents.delete", (desks, { ids: [id], body }) => {
    if (!Array.isArray(body)) throw invalid("malformed_payload", "The `json` payload provided is malformed: expected an array of ids.")
    const ids = body.map(String)
    return remove(desks, id, { providedIds: ids.length, originalFilter: null }, () => ids)
  }),
  route("POST", "indexes/:id/documents/delete", "documents.delete", (desks, { ids: [id], body }) => {
    const { filter } = (body ?? {}) as { filter?: string }
    if (!filter) throw invalid("missing_document_filter", "Missing field `filter`")
    return remove(desks, id, { providedIds: 0, originalFilter: JSON.stringify(filter) }, (uid) => desks.indexes.get(uid).idsWhere(filter))
  }),
  route("DELETE", "indexes/:id/documents", "documents.delete", (desks, { ids: [id] }) =>
    remove(desks, id, { providedIds: 0, originalFilter: null }, (uid) => [...desks.indexes.get(uid).documents.keys()]),
  ),
  route("GET", "indexes/:id/documents/:id", "documents.get", ({ indexes }, { ids: [id = "", document = ""], query }) =>
    ok(pick(indexes.get(id).get(document), listed(query.get("fields")))),
  ),
  route("DELETE", "indexes/:id/documents/:id", "documents.delete", (desks, { ids: [id, document = ""] }) =>
    remove(desks, id, { providedIds: 1, originalFilter: null }, () => [document]),
  ),

  route("GET", "indexes/:id/settings", "settings.get", ({ indexes }, { ids: [id = ""] }) => ok(indexes.get(id).settings)),
  route("PATCH", "indexes/:id/settings", "settings.update", (desks, { ids: [id = ""], body }) => change(desks, id, body)),
  route("DELETE", "indexes/:id/settings", "settings.update", (desks, { ids: [id = ""] }) => change(desks, id, { ...DEFAULTS })),
  route("GET", "indexes/:id/settings/:id", "settings.get", ({ indexes }, { ids: [id = "", name = ""] }) =>
    ok(indexes.get(id).settings[camel(name)]),
  ),
  ...["PUT", "PATCH"].map((method) =>
    route(method, "indexes/:id/settings/:id", "settings.update", (desks, { ids: [id = "", name = ""], body }) =>
      change(desks, id, { [camel(name)]: body }),
    ),
  ),
  route("DELETE", "indexes/:id/settings/:id", "settings.update", (desks, { ids: [id = "", name = ""] }) =>
    change(desks, id, { [camel(name)]: null }),
  ),

  route("POST", "indexes/:id/search", "search", ({ indexes }, { ids: [id = ""], body }) =>
    ok(search(indexes.get(id), readRequest(body ?? {}))),
  ),
  route("POST", "multi-search", "search", multiSearch),

  route("GET", "tasks", "tasks.get", ({ tasks }, { query }) => ok(tasks.list(query))),
  route("GET", "tasks/:id", "tasks.get", ({ tasks }, { ids: [id = ""] }) => ok(tasks.get(id))),
  route("POST", "tasks/cancel", "tasks.cancel", ({ tasks }, { query }) => ok(tasks.cancel(query))),

  route("GET", "keys", "keys.get", ({ keys }, { query }) => page(query, [...keys.all.values()])),
  route("POST", "keys", "keys.create", ({ keys }, { body }) => ({ status: 201, body: keys.create(body) })),
  route("GET", "keys/:id", "keys.get", ({ keys }, { ids: [id = ""] }) => ok(keys.get(id))),
  route("DELETE", "keys/:id", "keys.delete", ({ keys }, { ids: [id = ""] }) => {
    keys.delete(id)
    return { status: 204, body: "" }
  }),
]
