/** Relations that Medusa asks PostgreSQL for in no order: which one they come in depends on the plan of the moment. */
const UNORDERED = new Set(["tags", "categories", "category_children", "options", "values", "variants"])

/** An answer in a form that is equal for answers that mean the same: lists in order, but for those that have none. */
export function comparable(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => comparable(one))
    return UNORDERED.has(name) ? all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : all
  }
  if (value === null || typeof value !== "object") return value
  const entries = Object.entries(value).map(([key, one]) => [key, comparable(one, key)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
