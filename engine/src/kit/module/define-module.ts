import type { ModuleExports } from "@medusajs/framework/types"
import { camelToSnakeCase, defineJoinerConfig, lowerCaseFirst, pluralize } from "@medusajs/framework/utils"
import type { MigrationInterface } from "typeorm"
import { registerEntities } from "../database/data-source"
import { type EntityClass, graphqlSchema } from "./graphql-schema"
import { type MigrationArgs, moduleMigrations } from "./migrations"
import type { ModuleService } from "./module-service"

export interface ModuleDefinition<Service extends new (...args: never[]) => ModuleService> {
  /** A class extending `ModuleService`. */
  service: Service
  /** TypeORM entity classes; each needs an `id` primary column. */
  entities: readonly EntityClass[]
  /** Migration classes, oldest first. Their names end in a timestamp, as TypeORM requires. */
  migrations: readonly (new () => MigrationInterface)[]
  /** Id prefix of each entity (`{ wacc: "WalletAccount" }`), by which Medusa tells what an id refers to. */
  idPrefixes?: Record<string, string>
  /** Further work when the module's migrations have run, e.g. a library's own schema. */
  afterMigrate?: (args: MigrationArgs) => Promise<void>
}

/** What `defineLink` takes as one of its sides: `WalletModule.linkable.walletAccount`. */
export interface Linkable {
  id: LinkableField
  toJSON: () => LinkableField
}

interface LinkableField {
  serviceName: string
  field: string
  linkable: string
  primaryKey: string
  entity: string
}

export interface DefinedModule<Service> extends ModuleExports {
  name: string
  linkable: Record<string, Linkable>
  service: Service & ModuleExports["service"]
  entities: readonly EntityClass[]
  migrations: readonly (new () => MigrationInterface)[]
}

/**
 * Makes a Medusa module out of TypeORM entities, migrations and a service. Its entities can be
 * asked for through `query.graph` (by snake_case name, singular or plural), linked to other modules'
 * with `defineLink`, and migrated with `medusa db:migrate` and `db:rollback`.
 *
 * Medusa asks a module for functions by name; the ones it needs are put on the service here:
 * `list<Entities>`, `listAndCount<Entities>`, `retrieve<Entity>`, and `__joinerConfig`, which tells
 * its query layer what there is.
 *
 * @param name the key under which the container holds the service; letters only (`wallet`)
 */
export function defineModule<Service extends new (...args: never[]) => ModuleService>(
  name: string,
  definition: ModuleDefinition<Service>,
): DefinedModule<Service> {
  const { service, entities, migrations, idPrefixes = {} } = definition
  registerEntities(entities as never)

  const linkableKeys = Object.fromEntries(entities.map((entity) => [`${camelToSnakeCase(entity.name)}_id`, entity.name]))
  const prototype = service.prototype as Record<string, unknown>
  for (const entity of entities) addListMethods(prototype, entity)
  prototype.__joinerConfig = () =>
    defineJoinerConfig(name, {
      models: [],
      schema: graphqlSchema(entities),
      linkableKeys,
      primaryKeys: ["id"],
      idPrefixToEntityName: idPrefixes,
      alias: entities.map((entity) => ({
        name: [camelToSnakeCase(entity.name), pluralize(camelToSnakeCase(entity.name))],
        entity: entity.name,
        args: { methodSuffix: pluralize(entity.name) },
      })),
    } as never)

  return {
    name,
    service: service as DefinedModule<Service>["service"],
    entities,
    migrations,
    linkable: Object.fromEntries(entities.map((entity) => [lowerCaseFirst(entity.name), linkable(name, entity)])),
    ...moduleMigrations(name, definition),
  }
}

function linkable(serviceName: string, entity: EntityClass): Linkable {
  const id: LinkableField = {
    serviceName,
    field: lowerCaseFirst(entity.name),
    linkable: `${camelToSnakeCase(entity.name)}_id`,
    primaryKey: "id",
    entity: entity.name,
  }
  return { id, toJSON: () => id }
}

function addListMethods(prototype: Record<string, unknown>, entity: EntityClass): void {
  const plural = pluralize(entity.name)
  const define = (method: string, value: (this: ModuleService, ...args: never[]) => unknown) => {
    // A method that the service's author wrote wins.
    if (!(method in prototype)) prototype[method] = value
  }
  define(`list${plural}`, function (filters, config) {
    return this.list(entity as never, filters, config)
  })
  define(`listAndCount${plural}`, function (filters, config) {
    return this.listAndCount(entity as never, filters, config)
  })
  define(`retrieve${entity.name}`, function (id, config) {
    return this.retrieve(entity as never, id, config)
  })
}
