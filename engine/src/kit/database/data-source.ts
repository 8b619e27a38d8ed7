import { container } from "@medusajs/framework"
import { DataSource, type DataSourceOptions, type EntityTarget, type MixedList } from "typeorm"
import type { Pool } from "pg"

type EntityClass = Extract<EntityTarget<unknown>, abstract new (...args: never[]) => unknown>

const entities = new Set<EntityClass>()
let opening: Promise<DataSource> | undefined

/** Adds a module's entities to the process's DataSource. Called by `defineModule` at import time. */
export function registerEntities(added: readonly EntityClass[]): void {
  for (const entity of added) entities.add(entity)
}

/** Connection options for one database URL; shared by the running engine and by migrations. */
export function dataSourceOptions(
  url: string,
  overrides: { entities: MixedList<EntityClass>; poolSize: number; applicationName: string },
): DataSourceOptions & { type: "postgres" } {
  return {
    type: "postgres",
    url,
    entities: overrides.entities,
    poolSize: overrides.poolSize,
    applicationName: overrides.applicationName,
    // A schema is only ever changed by a migration.
    synchronize: false,
    // Ids come from the application; no extension is needed.
    installExtensions: false,
    extra: { connectionTimeoutMillis: 10_000 },
  }
}

/**
 * The one DataSource of this process: every plugin's entities, one pool of `WEKALA_POOL_SIZE`
 * connections (10 by default). Opened at first use, when all modules have registered their entities.
 */
export function getDataSource(): Promise<DataSource> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined
    throw error
  })
  return opening
}

async function open(): Promise<DataSource> {
  const { projectConfig } = container.resolve("configModule")
  if (!projectConfig.databaseUrl) throw new Error("projectConfig.databaseUrl is not set")
  const source = new DataSource(
    dataSourceOptions(projectConfig.databaseUrl, {
      entities: [...entities],
      poolSize: Number(process.env.WEKALA_POOL_SIZE ?? 10),
      applicationName: "wekala",
    }),
  )
  return source.initialize()
}

/** The node-postgres pool beneath the DataSource, for the job runner and for metrics. */
export async function getPool(): Promise<Pool> {
  const source = await getDataSource()
  return (source.driver as unknown as { master: Pool }).master
}

/** Closes the pool. The next `getDataSource` opens a new one. */
export async function closeDataSource(): Promise<void> {
  const closing = opening
  opening = undefined
  if (closing) await (await closing).destroy()
}
