import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import type { RunningServer } from "@wekala/engine/server"
import { createTestDatabase, testDatabaseServer, testEnvironment } from "@wekala/engine/testing"

// Compiled code is loaded by Node itself, so that the test shares its modules with the server.
export const load = createRequire(import.meta.url)

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..")
export const application = join(root, ".medusa/server")
export const mainFile = join(root, "engine/.medusa/server/src/server/main.js")

/** Environment of a server under test. */
export const environment = (databaseUrl: string): Record<string, string> => ({
  ...testEnvironment(databaseUrl),
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
  METRICS_TOKEN: "test-metrics-token",
})

export interface TestServer extends RunningServer {
  /** Headers that a storefront sends. */
  readonly shop: Record<string, string>
  readonly databaseUrl: string
  close(): Promise<void>
}

/** Starts Wekala in this process on a database of its own. Once per test file. */
export async function startTestServer(extra: Record<string, string> = {}, directory = application): Promise<TestServer> {
  const database = await createTestDatabase(await testDatabaseServer(), directory)
  Object.assign(process.env, environment(database.url), extra)
  const { startServer } = load("@wekala/engine/server") as typeof import("@wekala/engine/server")
  const running = await startServer({ directory, port: 0, host: "127.0.0.1" })
  const query = running.container.resolve("query")
  const { data } = await query.graph({ entity: "api_key", fields: ["token"], filters: { type: "publishable" } })
  return {
    ...running,
    databaseUrl: database.url,
    shop: { "x-publishable-api-key": (data[0] as { token: string }).token },
    close: async () => {
      await running.stop()
      await database.drop()
    },
  }
}
