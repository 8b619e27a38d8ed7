// @ts-check
// The process under load: an engine with its auctions. Its control port makes lots, lets the process bid by itself so that no
// client takes part in what is measured, and tells its memory.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { command } from "../../tools/lib/errors.mjs"
import { application, root, state } from "../../tools/lib/root.mjs"
import { serveControl } from "./control.mjs"

const require = createRequire(join(root, "package.json"))
/** Of the lots here, which last a day. */
const LASTS_MS = 86_400_000
/** Minor units; the highest band of the default increments. */
const STEP = 100_00n
const REST_MS = 2_000
const LOT = {
  format: "english",
  quantity: 1,
  currency_code: "usd",
  title: null,
  subtitle: null,
  description: null,
  condition: null,
  provenance: null,
  starting_price: 10_00n,
  reserve_price: null,
  buy_now_price: null,
  clock_decrement: null,
  clock_step_seconds: null,
  clock_floor: null,
  soft_close_window_seconds: null,
  soft_close_extension_seconds: null,
  soft_close_cap_minutes: null,
  estimate_low: null,
  estimate_high: null,
  increments: null,
  premium_basis_points: 0,
  commission_basis_points: 0,
  deposit: null,
  pay_within_hours: 48,
  seller_id: null,
  starts_at: null,
  ends_at: null,
  metadata: null,
}

setFlagsFromString("--expose-gc")
const collectGarbage = runInNewContext("gc")

await command(async () => {
  const { startServer } = require("@wekala/engine/server")
  const { DomainError, newId } = require("@wekala/engine/kit")
  const flows = require("@medusajs/medusa/core-flows")
  const { container, url } = await startServer({ directory: writeApplication(), port: 0, host: "127.0.0.1" })
  /** @type {any} */
  const auctions = container.resolve("auctions")
  const key = await publishableKey(flows, container)
  /** The amount that the last bid on a lot had. @type {Map<string, bigint>} */
  const amounts = new Map()

  /** More than anybody before. @param {string} auction_id @param {number} caller */
  const bid = (auction_id, caller) => {
    const amount = /** @type {bigint} */ (amounts.get(auction_id)) + STEP
    amounts.set(auction_id, amount)
    return auctions.placeBid({ auction_id, bidder_id: `cus_${caller}`, reference: newId("ref"), kind: "bid", amount })
  }

  const actions = {
    /** @param {{ count: number }} input */
    lots: ({ count }) =>
      Promise.all(
        Array.from({ length: count }, async () => {
          const { id } = await auctions.createAuction(newId("ref"), { ...LOT, product_id: newId("prod"), variant_id: newId("variant") })
          const startsAt = new Date(Date.now() - 1_000)
          await auctions.schedule(id, { startsAt, endsAt: new Date(startsAt.getTime() + LASTS_MS) }, "user_bench")
          await auctions.start(id, new Date())
          amounts.set(id, LOT.starting_price)
          return id
        }),
      ),
    /** @param {{ lots: string[], callers: number, seconds: number }} load */
    bid: async ({ lots, callers, seconds }) => {
      const begun = performance.now()
      const end = begun + seconds * 1000
      let [placed, refused] = [0, 0]
      const bidders = Array.from({ length: callers }, async (_, caller) => {
        while (performance.now() < end) {
          const auction_id = /** @type {string} */ (lots[Math.floor(Math.random() * lots.length)])
          try {
            await bid(auction_id, caller)
            placed++
          } catch (error) {
            if (!(error instanceof DomainError)) throw error
            refused++
          }
        }
      })
      await Promise.all(bidders)
      return { perSecond: (placed / (performance.now() - begun)) * 1000, accepted: placed / (placed + refused) }
    },
    /** @param {{ lot: string, ms: number, seconds: number }} input */
    bidEach: async ({ lot, ms, seconds }) => {
      const begun = performance.now()
      for (let count = 0; count < (seconds * 1_000) / ms; count++) {
        await sleep(begun + count * ms - performance.now())
        await bid(lot, count % 2)
      }
    },
    /** Resident bytes, after a rest in which nothing was to be done. */
    memory: async () => {
      collectGarbage()
      await sleep(REST_MS)
      collectGarbage()
      return process.memoryUsage.rss()
    },
  }

  await serveControl(actions, { url, key })
})
process.exit()

/** The application as it is, but that one bidder may bid as often as a hundred people would. */
function writeApplication() {
  const folder = join(state, "bench-auctions")
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
  symlinkSync(join(application, "package.json"), join(folder, "package.json"))
  writeFileSync(
    join(folder, "medusa-config.js"),
    `const config = require(${JSON.stringify(join(application, "medusa-config.js"))}).default
config.plugins.find(({ resolve }) => resolve === "@wekala/auctions").options = { bids_per_minute: 1_000_000 }
config.admin = { disable: true }
exports.default = config
`,
  )
  return folder
}

/** @param {any} flows @param {any} container @returns {Promise<string>} */
async function publishableKey(flows, container) {
  const { result: channels } = await flows.createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: "Web" }] } })
  const { result: keys } = await flows
    .createApiKeysWorkflow(container)
    .run({ input: { api_keys: [{ title: "Web", type: "publishable", created_by: "" }] } })
  await flows.linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: keys[0].id, add: [channels[0].id] } })
  return keys[0].token
}
