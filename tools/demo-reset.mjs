// @ts-check
// `npm run demo:reset`: forgets the embedded shop, so that the next `npm start` makes the demo anew.
import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { readEnvFile } from "./lib/environment.mjs"
import { command, UserError } from "./lib/errors.mjs"
import { holder } from "./lib/lock.mjs"
import { state } from "./lib/root.mjs"

await command(async () => {
  readEnvFile()
  const running = holder("start")
  if (running) throw new UserError(`Wekala is running (process ${running.pid}); stop it first.`)
  const folders = [join(state, "postgres"), process.env.WEKALA_UPLOADS ?? join(state, "uploads")].filter((path) => existsSync(path))
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  console.log(folders.length ? "✓ The demo shop is gone; `npm start` makes a new one." : "✓ There was nothing to reset.")
  if (process.env.DATABASE_URL) console.log("! The database that DATABASE_URL names was left alone.")
})
