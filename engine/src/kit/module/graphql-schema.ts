import { getMetadataArgsStorage } from "typeorm"
import type { ColumnMetadataArgs } from "typeorm/metadata-args/ColumnMetadataArgs"

// biome-ignore lint/complexity/noBannedTypes: TypeORM's own type for an entity class
export type EntityClass = Function & { prototype: object }

const SCALARS: Record<string, string> = {
  int: "Int",
  integer: "Int",
  smallint: "Int",
  boolean: "Boolean",
  bool: "Boolean",
  timestamptz: "DateTime",
  timestamp: "DateTime",
  date: "DateTime",
  jsonb: "JSON",
  json: "JSON",
  real: "Float",
  "double precision": "Float",
}

/** The class and its ancestors, whose columns TypeORM lets it inherit. */
function lineage(entity: EntityClass): EntityClass[] {
  const chain: EntityClass[] = []
  for (let current = entity; current?.prototype; current = Object.getPrototypeOf(current)) chain.push(current)
  return chain
}

function scalar(column: ColumnMetadataArgs): string {
  if (column.options.array || column.options.transformer) return "JSON"
  return SCALARS[String(column.options.type ?? "")] ?? "String"
}

/** The relations of an entity as its decorators declare them: property name, target class, to-many or not. */
export function relationsOf(entity: EntityClass): { property: string; target: EntityClass; many: boolean }[] {
  const owners = lineage(entity)
  return getMetadataArgsStorage()
    .relations.filter((relation) => owners.includes(relation.target as EntityClass))
    .map((relation) => ({
      property: relation.propertyName,
      target: (relation.type as () => EntityClass)(),
      many: relation.relationType.endsWith("to-many"),
    }))
}

/** The GraphQL types from which Medusa's query layer learns a module's entities, fields and relations. */
export function graphqlSchema(entities: readonly EntityClass[]): string {
  const storage = getMetadataArgsStorage()
  const types = entities.map((entity) => {
    const owners = lineage(entity)
    const fields = storage.columns
      .filter((column) => owners.includes(column.target as EntityClass))
      .map((column) => `  ${column.propertyName}: ${scalar(column)}`)
    const relations = relationsOf(entity).map(({ property, target, many }) =>
      many ? `  ${property}: [${target.name}]` : `  ${property}: ${target.name}`,
    )
    return `type ${entity.name} {\n${[...fields, ...relations].join("\n")}\n}`
  })
  return `scalar DateTime\nscalar JSON\n\n${types.join("\n\n")}\n`
}
