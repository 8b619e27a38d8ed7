import { DomainError } from "../../kit/http/errors"
import { type StoreType, storeType } from "./types"

/** Deep enough for `items.variant.product.categories.id`; deeper paths only cost joins. */
const MAX_DEPTH = 5

// One `+`, `-` or `*` in front (a `+` in a URL arrives as a space), or `.*` behind.
const TOKEN = /^[+\- *]?([a-z0-9_]+(?:\.[a-z0-9_]+)*)(?:\.\*)?$/i

/**
 * Checks what a client asks for (`fields=id,+metadata,*variants`) against what the type allows.
 *
 * @throws DomainError `field_not_allowed`, naming the first field that is not
 */
export function assertRequested(fields: unknown, root: string): void {
  if (fields === undefined) return
  if (typeof fields !== "string") throw refused(Array.isArray(fields) ? "fields[]" : "fields")
  for (const token of fields.split(",")) {
    const trimmed = token.trim()
    if (trimmed === "" || trimmed === "*") continue
    const path = TOKEN.exec(trimmed)?.[1]
    // Taking a default away reveals nothing, whatever its name.
    if (trimmed.startsWith("-") && path) continue
    if (!path || !isAllowed(path.split("."), root)) throw refused(trimmed.replace(/^[+\-* ]/, ""))
  }
}

/**
 * Checks the order a client asks for: ordering by a hidden column would tell its values.
 *
 * @throws DomainError `field_not_allowed`
 */
export function assertOrder(order: unknown, root: string): void {
  if (typeof order !== "string") return
  const path = order.replace(/^-/, "")
  if (!isAllowed(path.split("."), root)) throw refused(path)
}

/**
 * The fields to really ask the database for: whole relations and whole rows (`*`, `variants.*`, `items.product`)
 * become the columns that are allowed, and defaults of Medusa's that are not allowed are left out.
 */
export function resolveFields(fields: readonly string[], root: string): string[] {
  return [...new Set(fields.flatMap((field) => expand(field.replace(/^\*/, ""), root)))]
}

/** Where guarded types occur below the root in these fields: `["items.product", "items.variant"]`. */
export function guardedPaths(fields: readonly string[], root: string): string[] {
  const found = new Set<string>()
  for (const field of fields) {
    let type = storeType(root)
    const parts = field.split(".")
    parts.forEach((part, index) => {
      const next = type.relations[part]
      if (!next) return
      type = storeType(next)
      if (type.productKey) found.add(parts.slice(0, index + 1).join("."))
    })
  }
  return [...found]
}

/** The type at the end of a path of relations. */
export function typeAt(path: string, root: string): StoreType {
  return path.split(".").reduce((type, part) => storeType(type.relations[part] as string), storeType(root))
}

function isAllowed(parts: string[], root: string): boolean {
  if (parts.length > MAX_DEPTH) return false
  let type = storeType(root)
  for (const [index, part] of parts.entries()) {
    if (type.opaque) return true
    const next = type.relations[part]
    if (next) {
      type = storeType(next)
      continue
    }
    const last = index === parts.length - 1
    if (type.fields !== "all") return last && type.fields.includes(part)
    // A column of the caller's own record; what Medusa knows as a relation there is not one of ours.
    return last && !RELATION_NAMES.has(part)
  }
  return true
}

/** Relations that exist on records of type `"all"` and must not pass for columns. */
const RELATION_NAMES = new Set([
  ...["orders", "order", "carts", "cart", "customer", "customers", "sales_channel", "payment_collection", "payment_collections"],
  ...["account_holder", "account_holders", "groups", "region", "promotion", "promotions", "product", "variant", "shipping_option"],
  ...["order_items", "cart_items", "cart_link", "payment_collection_link", "promotion_link", "fulfillments", "fulfillment_link"],
  ...["return_link", "returns", "order_changes", "changes", "exchanges", "claims", "inventory_items", "item", "version_link"],
])

function expand(field: string, root: string): string[] {
  const parts = field.split(".")
  const star = parts.at(-1) === "*" || parts.at(-1) === ""
  const path = (star ? parts.slice(0, -1) : parts).filter(Boolean)
  if (!isAllowed(path, root)) return []
  const prefix = path.length > 0 ? `${path.join(".")}.` : ""
  let type = storeType(root)
  for (const part of path) {
    const next = type.relations[part]
    // A column; a star behind one means nothing.
    if (!next) return [path.join(".")]
    type = storeType(next)
    if (type.opaque) return [star ? `${path.join(".")}.*` : field]
  }
  if (type.fields === "all") return [`${prefix}*`]
  return type.fields.filter((name) => !COMPUTED.has(name)).map((name) => `${prefix}${name}`)
}

/** Made on request only; asking for it with the whole row would count stock for every list. */
const COMPUTED = new Set(["inventory_quantity"])

function refused(field: string): DomainError {
  return new DomainError({
    status: 400,
    code: "field_not_allowed",
    message: `The field "${field}" cannot be read here.`,
    fields: [{ path: `query.fields.${field}`, message: "not allowed" }],
  })
}
