// @ts-check
import { createRequire } from "node:module"
import { join } from "node:path"
import { startEmbedded } from "../../tools/lib/database.mjs"
import { application, root, state } from "../../tools/lib/root.mjs"

const { createTestDatabase, testEnvironment } = createRequire(join(root, "package.json"))("@wekala/engine/testing")

/**
 * A migrated database on a server that is durable as a shop's: no setting of ours makes a commit return
 * before it is on the disk.
 *
 * @param {import("../../tools/lib/supervisor.mjs").Supervisor} supervisor
 * @returns {Promise<{ url: string, env: NodeJS.ProcessEnv, close: () => Promise<void> }>} with the environment of an engine on it
 */
export async function openDatabase(supervisor) {
  const server = await startEmbedded(supervisor, { directory: join(state, "bench-postgres"), settings: { max_connections: "200" } })
  const at = { url: (/** @type {string} */ name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href }
  const database = await createTestDatabase(at, application)
  return {
    url: database.url,
    env: { ...process.env, ...testEnvironment(database.url), NODE_ENV: "production" },
    close: async () => {
      await database.drop()
      await server.process.stop()
    },
  }
}
