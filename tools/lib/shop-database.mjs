// @ts-check
// For tools that read the shop's data beside a running `npm start`, or without one.
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { inspectDatabase } from "./database.mjs"
import { UserError } from "./errors.mjs"
import { root, state } from "./root.mjs"

/**
 * Runs `work` with the address of the shop's database: the one of DATABASE_URL, or the embedded one,
 * which is started for as long as it takes when it is not running.
 *
 * @template T
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withShopDatabase(work) {
  const given = process.env.DATABASE_URL
  if (given) {
    await inspectDatabase(given)
    return work(given)
  }
  const directory = join(state, "postgres")
  if (!existsSync(join(directory, "data/PG_VERSION"))) {
    throw new UserError("There is no shop yet: run `npm start` first, or set DATABASE_URL.")
  }
  const port = Number(readFileSync(join(directory, "port"), "utf8"))
  const password = readFileSync(join(directory, "password"), "utf8").trim()
  const url = `postgres://wekala:${password}@127.0.0.1:${port}/wekala`
  const running = await inspectDatabase(url).then(
    () => true,
    () => false,
  )
  if (running) return work(url)
  const { startPostgres } = createRequire(join(root, "package.json"))("@wekala/engine/embedded")
  const postgres = await startPostgres({ directory })
  try {
    return await work(postgres.url("wekala"))
  } finally {
    await postgres.stop()
  }
}
