// @ts-check
// The process around the engine that `npm start` runs. The demo shop is made in here too: what its
// products and orders set in motion (search, jobs, mail) happens in the engine that will serve them.
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { command } from "./errors.mjs"
import { tell } from "./leash.mjs"
import { application, root } from "./root.mjs"

/** @type {{ port: number, host?: string, seed: boolean, isDemo?: boolean }} */
const { port, host, seed, isDemo } = JSON.parse(process.argv[2] ?? "{}")

/** @type {Promise<void>} */
const signalled = new Promise((resolve) => {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => resolve())
})
// Nobody knows the state of a process after an error that nobody caught.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error) => {
    console.error("Fatal error:", error)
    process.exit(1)
  })
}

await command(async () => {
  const { startServer } = createRequire(join(root, "package.json"))("@wekala/engine/server")
  const starting = startServer({ directory: application, port, ...(host && { host }) })
  // A stop that comes while Medusa loads need not wait for it: nothing has been begun yet.
  const engine = await Promise.race([starting, signalled])
  if (!engine) return
  if (isDemo) await refreshDemo(engine.container)
  await tell({ url: engine.url })
  if (seed) {
    const logins = await Promise.race([makeDemo(engine.container), signalled])
    if (logins) await tell({ logins })
  }
  await signalled
  await engine.stop()
})
process.exit()

/** @param {import("@medusajs/framework/types").MedusaContainer} container */
async function makeDemo(container) {
  const { seedDemo } = await import(pathToFileURL(join(root, "tools/demo/seed.mjs")).href)
  return seedDemo({
    container,
    uploadsDirectory: /** @type {string} */ (process.env.WEKALA_UPLOADS),
    publicUrl: /** @type {string} */ (process.env.WEKALA_PUBLIC_URL),
    log: (/** @type {string} */ progress) => void tell({ progress }),
  })
}

/**
 * A way to pay that has come since the demo was made is offered in its regions; auctions that are all over begin anew.
 * @param {import("@medusajs/framework/types").MedusaContainer} container
 */
async function refreshDemo(container) {
  const demo = await import(pathToFileURL(join(root, "tools/demo/seed.mjs")).href)
  await demo.offerPayments(container)
  // A shop whose demo was changed by hand, or has lost its customers, starts all the same.
  await demo.offerLots(container).catch((/** @type {Error} */ error) => console.error(`No new demo auctions: ${error.message}`))
}
