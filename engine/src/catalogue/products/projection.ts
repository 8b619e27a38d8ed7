type Node = Record<string, unknown>

/** What is asked of a record: its own columns, and of each relation the same. */
export interface Selection {
  readonly columns: Set<string>
  readonly relations: Map<string, Selection>
}

/**
 * The tree of the paths asked for.
 *
 * @param fields as `resolveFields` tells: no stars, but for records that the server makes as a whole
 */
export function selectionOf(fields: readonly string[]): Selection {
  const root = empty()
  for (const field of fields) {
    const path = field.split(".")
    const column = path.pop() as string
    path.reduce(relationOf, root).columns.add(column)
  }
  const variants = root.relations.get("variants")
  // Medusa joins on it, and leaves it in the answer.
  variants?.columns.add("id")
  shareImages(root.relations.get("images"), variants?.relations.get("images"))
  return root
}

/** A variant's images are its product's: where those are asked for, too, there is no more of them than that. */
function shareImages(ofProduct: Selection | undefined, ofVariant: Selection | undefined): void {
  if (!ofProduct || !ofVariant) return
  for (const column of ofVariant.columns) if (column !== "id" && !ofProduct.columns.has(column)) ofVariant.columns.delete(column)
}

/**
 * A record with what was asked for only, as Medusa's query answers it: a record of which nothing asked for is there is
 * no record, and is `undefined` in a list.
 */
export function project(record: unknown, { columns, relations }: Selection): unknown {
  if (!record || typeof record !== "object") return record
  const source = record as Node
  const picked: Node = columns.has("*") ? { ...source } : pick(source, columns)
  for (const [name, selection] of relations) {
    const value = source[name]
    const projected = Array.isArray(value) ? value.map((one) => project(one, selection)) : project(value, selection)
    if (projected !== undefined) picked[name] = projected
  }
  return Object.keys(picked).length > 0 ? picked : undefined
}

function pick(source: Node, columns: Set<string>): Node {
  const picked: Node = {}
  for (const column of columns) if (source[column] !== undefined) picked[column] = source[column]
  return picked
}

const empty = (): Selection => ({ columns: new Set(), relations: new Map() })

function relationOf({ relations }: Selection, name: string): Selection {
  const known = relations.get(name) ?? empty()
  relations.set(name, known)
  return known
}
