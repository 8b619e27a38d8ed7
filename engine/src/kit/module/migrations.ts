import type { Logger } from "@medusajs/framework/types"
import { camelToSnakeCase } from "@medusajs/framework/utils"
import { DataSource, type MigrationInterface } from "typeorm"
import { dataSourceOptions } from "../database/data-source"
import type { EntityClass } from "./graphql-schema"

/** What Medusa hands to a module's migration functions. */
export interface MigrationArgs {
  options?: { database?: { clientUrl?: string } }
  logger?: Pick<Logger, "info">
  /** When reverting part of a failed run: the migrations to revert. */
  migrationNames?: string[]
}

interface Source {
  entities: readonly EntityClass[]
  migrations: readonly (new () => MigrationInterface)[]
  afterMigrate?: (args: MigrationArgs) => Promise<void>
}

/**
 * The three functions by which Medusa migrates a module. Each module keeps a table of its own
 * (`<module>_migration`), so that modules come and go independently.
 */
export function moduleMigrations(name: string, definition: Source) {
  const withSource = async <T>(args: MigrationArgs, work: (source: DataSource) => Promise<T>): Promise<T> => {
    const source = await migrationSource(name, definition, args.options?.database?.clientUrl).initialize()
    try {
      return await work(source)
    } finally {
      await source.destroy()
    }
  }
  return {
    runMigrations: (args: MigrationArgs) =>
      withSource(args, async (source) => {
        const executed = await source.runMigrations({ transaction: "each" })
        await definition.afterMigrate?.(args)
        for (const { name: migration } of executed) args.logger?.info(`${name}: ran ${migration}`)
        return executed.map(({ name: migration }) => ({ name: migration, path: migration }))
      }),
    revertMigration: (args: MigrationArgs) =>
      withSource(args, async (source) => {
        const table = migrationsTable(name)
        const executed = (await executedMigrations(table, source)).length
        const steps = Math.min(args.migrationNames?.length ?? executed, executed)
        for (let step = 0; step < steps; step++) await source.undoLastMigration({ transaction: "each" })
        // A module that is gone leaves nothing behind.
        if (steps === executed) await source.query(`DROP TABLE IF EXISTS ${table}`)
        if (steps) args.logger?.info(`${name}: reverted ${steps} migration(s)`)
      }),
    generateMigration: async () => {
      throw new Error(`${name} uses TypeORM: write its migrations with \`npm run migration -- <plugin> <name>\``)
    },
  }
}

/** A DataSource with one module's entities and migrations, on a connection of its own. */
export function migrationSource(name: string, definition: Source, url = process.env.DATABASE_URL): DataSource {
  if (!url) throw new Error(`${name}: no database URL to migrate`)
  return new DataSource({
    ...dataSourceOptions(url, {
      entities: definition.entities as never,
      poolSize: 2,
      applicationName: `wekala migrate ${name}`,
    }),
    migrations: [...definition.migrations],
    migrationsTableName: migrationsTable(name),
  })
}

function migrationsTable(name: string): string {
  return `${camelToSnakeCase(name)}_migration`
}

async function executedMigrations(table: string, source: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await source.query(`SELECT name FROM ${table}`).catch(() => [])
  return rows.map((row) => row.name)
}

/** The names of migrations that this database has not run yet. */
export async function pendingMigrations(name: string, definition: Source, source: DataSource): Promise<string[]> {
  const done = new Set(await executedMigrations(migrationsTable(name), source))
  return definition.migrations.map((migration) => migration.name).filter((migration) => !done.has(migration))
}
