import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { freePort, root, start, temporaryFolder } from "../support"

/** A shop as a stranger's first `npm start` makes it. */
export interface Shop {
  /** Address of the engine, and of the shop window. */
  readonly engine: string
  readonly storefront: string
  readonly publishableKey: string
  /** Where this shop keeps what it keeps. */
  readonly state: string
  /** What the start has printed. */
  readonly output: string
}

declare module "vitest" {
  interface ProvidedContext {
    shop: Shop
  }
}

/** Starts one for all files of the project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder()
  const state = join(folder.path, "state")
  mkdirSync(join(state, "postgres"), { recursive: true })
  writeFileSync(join(state, "postgres/port"), String(await freePort()))
  const [port, storefrontPort] = [String(await freePort()), String(await freePort())]
  const env = { WEKALA_STATE: state, PORT: port, STOREFRONT_PORT: storefrontPort, WEKALA_RATE_LIMIT: "off", WEKALA_DEMO_BIDDERS: "off" }
  const shop = start(join(root, "tools/start.mjs"), { env })
  await shop.printed("Ready in")
  const output = shop.output()
  project.provide("shop", {
    engine: `http://localhost:${port}`,
    storefront: `http://localhost:${storefrontPort}`,
    publishableKey: /Publishable API key +(\S+)/.exec(output)?.[1] ?? "",
    state,
    output,
  })
  return async () => {
    shop.process.kill("SIGTERM")
    await shop.ended
    folder.remove()
  }
}
