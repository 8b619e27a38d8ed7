// @ts-check
// `npm run start:server` and `npm run start:worker`: one process of a shop on real services. The
// settings come from the environment alone; nothing is installed, compiled or migrated here.
import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { readEnvFile } from "./lib/environment.mjs"
import { command, UserError } from "./lib/errors.mjs"
import { application, root } from "./lib/root.mjs"

await command(async () => {
  readEnvFile()
  process.env.WEKALA_MODE = process.argv[2] ?? "shared"
  const main = join(root, "engine/.medusa/server/src/server/main.js")
  if (!existsSync(main) || !existsSync(join(application, "package.json"))) {
    throw new UserError("Nothing is compiled yet: run `npm run build` first.")
  }
  // The executable serves the folder that is its first argument.
  process.argv.splice(1, process.argv.length, main, application)
  await import(pathToFileURL(main).href)
})
