import { MedusaError } from "@medusajs/framework/utils"
import type { EntityMetadata, FindManyOptions, FindOptionsOrder, FindOptionsRelations, FindOptionsSelect } from "typeorm"
import { toWhere } from "./filters"

/** The part of Medusa's FindConfig that a list method receives from routes and from `query.graph`. */
export interface ListConfig {
  select?: string[] | undefined
  relations?: string[] | undefined
  order?: Record<string, unknown> | undefined
  skip?: number | undefined
  take?: number | null | undefined
  withDeleted?: boolean | undefined
}

type Options = FindManyOptions<Record<string, unknown>>
interface Tree {
  [key: string]: true | Tree
}

/** Translates Medusa's list arguments into TypeORM find options for one entity. */
export function toFindOptions(filters: unknown, config: ListConfig, metadata: EntityMetadata): Options {
  const options: Options = {
    where: toWhere(filters, metadata),
    // One statement per relation instead of one wide join: rows do not multiply, and LIMIT stays exact.
    relationLoadStrategy: "query",
  }
  if (config.relations?.length) options.relations = tree(config.relations) as FindOptionsRelations<Record<string, unknown>>
  if (config.select?.length) {
    options.select = selection(config.select, config.relations ?? [], metadata) as FindOptionsSelect<Record<string, unknown>>
  }
  options.order = (config.order ?? defaultOrder(metadata)) as FindOptionsOrder<Record<string, unknown>>
  for (const key of Object.keys(options.order)) assertKnown(key, metadata)
  if (config.skip) options.skip = config.skip
  if (config.take != null) options.take = config.take
  if (config.withDeleted) options.withDeleted = true
  return options
}

/** Paging without an order would repeat and skip rows, so the primary key always decides. */
function defaultOrder(metadata: EntityMetadata): Record<string, "ASC"> {
  return Object.fromEntries(metadata.primaryColumns.map((column) => [column.propertyName, "ASC"]))
}

function selection(fields: string[], relations: string[], metadata: EntityMetadata): Tree {
  const wanted = fields.filter((field) => field !== "*")
  for (const field of wanted) assertKnown(field.split(".")[0] as string, metadata)
  const selected = tree(wanted)
  // Primary and foreign keys are needed to put relations and links together.
  addKeys(selected, metadata)
  for (const relation of relations) {
    let node = selected
    let current = metadata
    for (const part of relation.split(".")) {
      const child = current.findRelationWithPropertyPath(part)
      if (!child) break
      current = child.inverseEntityMetadata
      // A relation asked for without fields of its own is answered whole.
      if (typeof node[part] !== "object") {
        node[part] = tree(current.columns.map((column) => column.propertyName))
      }
      node = node[part] as Tree
      addKeys(node, current)
    }
  }
  return selected
}

function addKeys(node: Tree, metadata: EntityMetadata): void {
  for (const column of metadata.columns) {
    if (column.isPrimary || column.referencedColumn) node[column.propertyName] ??= true
  }
}

function tree(paths: string[]): Tree {
  const root: Tree = {}
  for (const path of paths) {
    let node = root
    const parts = path.split(".")
    parts.forEach((part, index) => {
      const last = index === parts.length - 1
      const present = node[part]
      if (last) node[part] = present ?? true
      else {
        const child: Tree = typeof present === "object" ? present : {}
        node[part] = child
        node = child
      }
    })
  }
  return root
}

function assertKnown(key: string, metadata: EntityMetadata): void {
  if (metadata.findColumnWithPropertyName(key) || metadata.findRelationWithPropertyPath(key)) return
  throw new MedusaError(MedusaError.Types.INVALID_DATA, `${metadata.name} has no property "${key}"`)
}
