/** A document: https://www.meilisearch.com/docs/resources/internals/documents */
export type Document = Record<string, unknown>

/**
 * All values under a path, those of arrays one by one, those of objects by their own paths: a filter on `genres`
 * asks each element, and `crew.name` reads into objects and into lists of objects.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  if (Array.isArray(document)) return document.flatMap((one) => valuesAt(one, path))
  if (document === null || typeof document !== "object") return []
  const found: unknown[] = []
  for (const [name, value] of Object.entries(document)) {
    if (name === path) found.push(...(Array.isArray(value) ? value : [value]))
    else if (path.startsWith(`${name}.`)) found.push(...valuesAt(value, path.slice(name.length + 1)))
  }
  return found
}

/** Whether a document has anything under a path, `null` included. */
export function hasPath(document: unknown, path: string): boolean {
  if (Array.isArray(document)) return document.some((one) => hasPath(one, path))
  if (document === null || typeof document !== "object") return false
  return Object.entries(document).some(
    ([name, value]) => name === path || (path.startsWith(`${name}.`) && hasPath(value, path.slice(name.length + 1))),
  )
}

/** The value itself under a path, unlike `valuesAt` with its empty lists and objects. */
export function rawAt(document: unknown, path: string): unknown[] {
  if (Array.isArray(document)) return document.flatMap((one) => rawAt(one, path))
  if (document === null || typeof document !== "object") return []
  return Object.entries(document).flatMap(([name, value]) => {
    if (name === path) return [value]
    return path.startsWith(`${name}.`) ? rawAt(value, path.slice(name.length + 1)) : []
  })
}

/** Strings under a path at any depth: what an attribute is searched by. */
export function textsAt(document: unknown, path: string): string[] {
  return (path === "*" ? [document] : valuesAt(document, path)).flatMap(texts)
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value]
  if (typeof value === "number") return [String(value)]
  if (Array.isArray(value)) return value.flatMap(texts)
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : []
}

/** Facets and filters tell strings apart by this: `Red` and `red` are one. */
export function facetForm(value: unknown): string {
  const text = String(value).trim().toLowerCase()
  // Most values are plain, and decomposing those changes nothing.
  return PLAIN.test(text) ? text : text.normalize("NFKD").toLowerCase()
}

const PLAIN = /^[ -~]*$/

/** Whether a list of attributes names this one, itself or one that it lies in. */
export const isAmong = (attribute: string, attributes: readonly string[]): boolean =>
  attributes.some((one) => one === "*" || one === attribute || attribute.startsWith(`${one}.`))

/** What of a document these paths name, each in its place: `crew.name` leaves of `crew` the names. */
export function select(document: Document, paths: readonly string[]): Document {
  if (paths.includes("*")) return document
  const chosen: Document = {}
  for (const [name, value] of Object.entries(document)) {
    const inner = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1))
    if (paths.includes(name)) chosen[name] = value
    else if (inner.length > 0) chosen[name] = within(value, inner)
  }
  return chosen
}

function within(value: unknown, paths: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => within(one, paths))
  return value && typeof value === "object" ? select(value as Document, paths) : value
}
