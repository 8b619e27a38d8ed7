// @ts-check
// `npm run migrate`: brings the database that DATABASE_URL names up to date.
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { readEnvFile } from "./lib/environment.mjs"
import { command, UserError } from "./lib/errors.mjs"
import { application, root } from "./lib/root.mjs"

await command(async () => {
  readEnvFile()
  const url = process.env.DATABASE_URL
  if (!url) throw new UserError("DATABASE_URL is not set. (`npm start` migrates the embedded database by itself.)")
  if (!existsSync(join(application, "package.json"))) throw new UserError("Nothing is compiled yet: run `npm run build` first.")
  const { prepareDatabase } = await import("./lib/database.mjs")
  const { schemaFingerprint, writeNote } = await import("./lib/setup-state.mjs")
  await prepareDatabase(url)
  const { migrate } = createRequire(join(root, "package.json"))("@wekala/engine/server")
  await migrate({ directory: application })
  await writeNote(url, "migrations", schemaFingerprint())
  if (!process.send) console.log("✓ The database is up to date")
})
// Medusa leaves connections open.
process.exit()
