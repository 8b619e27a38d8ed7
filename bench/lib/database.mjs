// @ts-check
import { createRequire } from "node:module"
import { join } from "node:path"
import { startEmbedded } from "../../tools/lib/database.mjs"
import { application, root, state } from "../../tools/lib/root.mjs"

const { createEmptyDatabase, createTestDatabase, testEnvironment } = createRequire(join(root, "package.json"))("@wekala/engine/testing")

/**
 * A migrated database on a server that is durable as a shop's: no setting of ours makes a commit return
 * before it is on the disk.
 *
 * @param {import("../../tools/lib/supervisor.mjs").Supervisor} supervisor
 * @typedef {{ url: string, env: NodeJS.ProcessEnv, drop: () => Promise<void> }} Database with the environment of an engine on it
 * @returns {Promise<Database & { empty: () => Promise<Database>, close: () => Promise<void> }>} `empty` makes another one on the same
 *   server, without tables
 */
export async function openDatabase(supervisor) {
  const server = await startEmbedded(supervisor, { directory: join(state, "bench-postgres"), settings: { max_connections: "200" } })
  const at = { url: (/** @type {string} */ name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href }
  /** @param {{ url: string, drop: () => Promise<void> }} database */
  const withEnvironment = ({ url, drop }) => ({
    url,
    drop,
    env: { ...process.env, ...testEnvironment(url), NODE_ENV: "production" },
  })
  const database = withEnvironment(await createTestDatabase(at, application))
  return {
    ...database,
    empty: async () => withEnvironment(await createEmptyDatabase(at)),
    close: async () => {
      await database.drop()
      await server.process.stop()
    },
  }
}
