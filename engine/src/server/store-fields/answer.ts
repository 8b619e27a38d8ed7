import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { typeAt } from "./fields"
import { storeType } from "./types"

type Node = Record<string, unknown>

/** Every record of an answer such as `{ cart }`, `{ collections, count }` or `{ type: "order", order }`. */
export function recordsIn(body: unknown): Node[] {
  return body === null || typeof body !== "object" ? [] : Object.values(body).flat().filter(isNode)
}

/**
 * Takes out of the records what their type does not list, and relations that were not asked for: some
 * of Medusa's handlers read more than they were told to, for their own use, and answer it all.
 */
export function prune(records: readonly Node[], fields: readonly string[], root: string): void {
  const asked = new Set(fields.map((field) => field.split(".", 1)[0] as string))
  const { relations } = storeType(root)
  for (const record of records) {
    for (const name of Object.keys(relations)) if (!asked.has(name)) delete record[name]
    pruneNode(record, root)
  }
}

/** Takes out of a record what its type does not list, all the way down. */
export function pruneNode(node: Node, name: string): void {
  const type = storeType(name)
  if (type.opaque) return
  for (const [key, value] of Object.entries(node)) {
    const relation = type.relations[key]
    if (relation) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) pruneNode(child, relation)
    } else if (type.fields !== "all" && !type.fields.includes(key)) {
      delete node[key]
    }
  }
}

/**
 * Takes unpublished products, and variants of such, out of an answer: from a list they are dropped,
 * a single one becomes null. Works on the answer, since Medusa's query layer filters the root only.
 *
 * @param roots the records that the route answers
 * @param paths where products or variants are, as `guardedPaths` tells
 */
export async function hideUnpublished(
  roots: readonly Node[],
  paths: readonly string[],
  root: string,
  container: MedusaContainer,
): Promise<void> {
  const found = paths.map((path) => ({ path: path.split("."), key: typeAt(path, root).productKey as string }))
  const ids = new Set<string>()
  for (const { path, key } of found) {
    visit(roots, path, (node) => {
      if (typeof node[key] === "string") ids.add(node[key])
      return true
    })
  }
  const published = await publishedAmong([...ids], container)
  for (const { path, key } of found) visit(roots, path, (node) => published.has(node[key] as string))
}

async function publishedAmong(ids: string[], container: MedusaContainer): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product", fields: ["id"], filters: { id: ids, status: "published" } })
  return new Set(data.map((product: { id: string }) => product.id))
}

/** Visits what is at the path below each node, and removes what `keep` refuses. */
function visit(nodes: readonly Node[], path: readonly string[], keep: (node: Node) => boolean): void {
  const [part, ...rest] = path as [string, ...string[]]
  for (const node of nodes) {
    const value = node[part]
    const children = (Array.isArray(value) ? value : [value]).filter(isNode)
    if (children.length === 0) continue
    if (rest.length > 0) visit(children, rest, keep)
    else if (Array.isArray(value)) node[part] = children.filter(keep)
    else if (!keep(children[0] as Node)) node[part] = null
  }
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === "object" && !Array.isArray(value)
}
