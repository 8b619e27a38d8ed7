import { MEDUSA_CLI_PATH } from "@medusajs/framework"
import { asValue } from "@medusajs/framework/awilix"
import { MedusaModule } from "@medusajs/framework/modules-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, getResolvedPlugins } from "@medusajs/framework/utils"
import { migrate as medusaMigrate } from "@medusajs/medusa/commands/db/migrate"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import { fork } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { getDataSource } from "../kit/database/data-source"
import type { DefinedModule } from "../kit/module/define-module"
import { pendingMigrations as pendingInModule } from "../kit/module/migrations"
import { assertDatabase } from "./database-check"
import { log } from "./logging/log"
import { createMedusaLogger, redirectFrameworkLogger } from "./logging/medusa-logger"

/**
 * Brings the database up to date: every module's migrations, the link tables that are new, and Medusa's
 * data scripts. In this process; run it in one of its own, as it leaves modules half loaded. Medusa
 * reports each table, which is only said at `LOG_LEVEL=debug`.
 *
 * @param options.directory the application directory, where medusa-config.js is
 * @param options.scripts also run the data scripts; true unless told
 * @throws StartupError when the database cannot be reached
 */
export async function migrate({ directory, scripts = true }: { directory: string; scripts?: boolean }): Promise<void> {
  redirectFrameworkLogger()
  await assertDatabase(process.env.DATABASE_URL)
  const normalLevel = log.level
  if (!log.isLevelEnabled("debug")) log.level = "warn"
  try {
    const container = await initializeContainer(directory)
    const logger = createMedusaLogger()
    container.register(ContainerRegistrationKeys.LOGGER, asValue(logger))
    await medusaMigrate({
      directory,
      executeSafeLinks: true,
      skipLinks: false,
      skipScripts: true,
      executeAllLinks: false,
      logger,
      container,
    })
    if (scripts) await runDataScripts(directory, container)
  } finally {
    log.level = normalLevel
  }
}

/** Medusa's data scripts need a whole application, so they run in a child; not at all when there is none to run. */
async function runDataScripts(directory: string, container: MedusaContainer): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const table = (await knex.raw("SELECT to_regclass('script_migrations') IS NOT NULL AS exists")) as { rows: { exists: boolean }[] }
  const executed = table.rows[0]?.exists
    ? ((await knex.raw("SELECT script_name FROM script_migrations")) as { rows: { script_name: string }[] }).rows
    : []
  const done = new Set(executed.map((row) => row.script_name))
  const plugins = await getResolvedPlugins(directory, container.resolve(ContainerRegistrationKeys.CONFIG_MODULE), true)
  const folders = [dirname(require.resolve("@medusajs/medusa")), ...plugins.map((plugin) => plugin.resolve)]
  const scripts = folders.map((folder) => join(folder, "migration-scripts")).filter((folder) => existsSync(folder))
  const pending = scripts
    .flatMap((folder) => readdirSync(folder))
    .filter((file) => /^(?!index\.).*(?<!\.d)\.[jt]s$/.test(file) && !done.has(file))
  if (pending.length === 0) return
  const child = fork(join(MEDUSA_CLI_PATH, "../../cli.js"), ["db:migrate:scripts"], { cwd: directory, silent: true })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve))
  log.debug(output)
  if (code !== 0) throw new Error(`Medusa's data scripts failed (${pending.join(", ")}): ${output.trim().slice(-2_000)}`)
}

/** What a loaded process knows of its modules' places. */
interface Resolution {
  definition: { key: string }
  resolutionPath: string | false
}

let upToDate = false

/**
 * Names of what this process expects of the database and does not find there: `<module>: <migration>`,
 * or `link: <table>`. A complete database is remembered, as migrations are never undone under a
 * running shop.
 */
export async function pendingMigrations(container: MedusaContainer): Promise<string[]> {
  if (upToDate) return []
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const names = async (sql: string, column: string): Promise<Set<string>> => {
    const { rows } = (await knex.raw(sql)) as { rows: Record<string, string>[] }
    return new Set(rows.map((row) => row[column] as string))
  }
  const tables = await names("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()", "table_name")
  const executed = tables.has("mikro_orm_migrations") ? await names("SELECT name FROM mikro_orm_migrations", "name") : new Set<string>()

  const resolutions = (MedusaModule.getAllModuleResolutions() as unknown as Resolution[]).filter(({ resolutionPath }) => resolutionPath)
  const pending = await Promise.all(resolutions.map((resolution) => pendingOf(resolution, executed)))
  const links = linkTables()
    .filter((table) => !tables.has(table))
    .map((table) => `link: ${table}`)
  const all = [...pending.flat(), ...links]
  upToDate = all.length === 0
  return all
}

async function pendingOf({ definition, resolutionPath }: Resolution, executed: Set<string>): Promise<string[]> {
  const entry = require.resolve(resolutionPath as string)
  const { default: exported, discoveryPath = entry } = require(entry) as {
    default?: Partial<DefinedModule<unknown>>
    discoveryPath?: string
  }
  const missing = isOurs(exported)
    ? await pendingInModule(exported.name, exported, await getDataSource())
    : // `@medusajs/medusa/product` and its like only point to the package that holds the module.
      migrationFiles(dirname(discoveryPath)).filter((name) => !executed.has(name))
  return missing.map((name) => `${definition.key}: ${name}`)
}

/** A module made with `defineModule` carries its TypeORM migrations. */
function isOurs(exported: Partial<DefinedModule<unknown>> | undefined): exported is DefinedModule<unknown> {
  return Array.isArray(exported?.migrations) && typeof exported.name === "string"
}

/** Medusa's own modules keep their migrations, one class per file, in a folder beside their entry. */
function migrationFiles(folder: string): string[] {
  const migrations = join(folder, "migrations")
  if (!existsSync(migrations)) return []
  return readdirSync(migrations)
    .map((file) => /^(Migration\w+)\.[jt]s$/.exec(file)?.[1])
    .filter((name) => name !== undefined)
}

function linkTables(): string[] {
  const configs = MedusaModule.getAllJoinerConfigs() as {
    isLink?: boolean
    isReadOnlyLink?: boolean
    databaseConfig?: { tableName?: string }
  }[]
  return configs
    .filter((config) => config.isLink && !config.isReadOnlyLink)
    .map((config) => config.databaseConfig?.tableName)
    .filter((table) => table !== undefined)
}
