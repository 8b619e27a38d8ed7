// @ts-check
// Runs a program of others on our leash: stops it, with all that it has started, when we are asked to
// stop or are alone. This process is the leader of their process group.
import { spawn } from "node:child_process"
import { tell } from "./leash.mjs"

const [program = "", ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] })

let stopping = false
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    // The signal comes back to us, as one of the group.
    if (!stopping) process.kill(0, "SIGTERM")
    stopping = true
  })
}
child.once("error", async (error) => {
  await tell({ error: `${program} cannot be run: ${error.message}` })
  process.exit(127)
})
child.once("exit", (code) => process.exit(code ?? 1))
