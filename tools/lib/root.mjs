// @ts-check
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What this machine keeps between starts: the embedded database, secrets, uploads. Never in git. */
export const state = process.env.WEKALA_STATE || join(root, ".wekala")

/** Where the compiled application lies; Medusa's commands run here. */
export const application = join(root, ".medusa/server")
