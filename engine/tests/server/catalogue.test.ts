import { Modules } from "@medusajs/framework/utils"
import { queryRows, transaction } from "@wekala/engine/kit"
import { type SecondProcess, secondProcess, type TestEngine, testEngine, testShop } from "@wekala/engine/testing"
import { createRequire } from "node:module"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"

const { catalogueReady }: typeof import("../../src/catalogue/versions") = createRequire(import.meta.url)(
  "../../.medusa/server/src/catalogue/versions",
)

let engine: TestEngine
let worker: SecondProcess | undefined
let productId: string

beforeAll(async () => {
  engine = await testEngine()
  productId = (await (await testShop(engine)).product()).productId
})
afterAll(() => worker?.kill())

/** Processes are started, which a busy machine takes its time for. */
const STARTING_MS = 150_000

const startWorker = async () => {
  worker = await secondProcess(engine, { jobs: true })
}
const killWorker = async () => {
  await worker?.kill()
  worker = undefined
}

async function until(what: string, isSo: () => Promise<unknown>, { every = 20, within = 30_000 } = {}): Promise<void> {
  const end = performance.now() + within
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Not within ${within} ms: ${what}`)
    await sleep(every)
  }
}

/** Kills the worker while what it does waits for a lock that this process holds. */
async function killedWhile(waiting: string, lock: string, begin: () => Promise<unknown>): Promise<void> {
  await transaction(async (tx) => {
    await tx.query(lock)
    await begin()
    await until(`a worker waits at ${waiting}`, async () => {
      const found = await queryRows("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND starts_with(query, $1)", [waiting])
      return found.length > 0
    })
    await killWorker()
  })
}

const titleRead = async () => {
  const [row] = await queryRows<{ title: string }>("SELECT title FROM wekala_catalogue_product WHERE product_id = $1", [productId])
  return row?.title
}

test(
  "documents that a killed worker has not finished are built by the next",
  async () => {
    await killedWhile(
      "SELECT pg_advisory_xact_lock(hashtext('wekala_catalogue')",
      "SELECT pg_advisory_xact_lock(hashtext('wekala_catalogue'), hashtext('documents'))",
      startWorker,
    )
    expect(await catalogueReady()).toBe(false)
    await startWorker()
    await until("there are documents", catalogueReady)
    expect(await titleRead()).toBeDefined()
  },
  STARTING_MS,
)

test(
  "a change whose refresh was killed halfway is in the documents after all",
  async () => {
    await killedWhile("UPDATE wekala_catalogue_version", "SELECT 1 FROM wekala_catalogue_version FOR UPDATE", () =>
      queryRows("UPDATE product SET title = 'Changed' WHERE id = $1", [productId]),
    )
    expect(await titleRead()).not.toBe("Changed")
    await startWorker()
    await until("the change is in the documents", async () => (await titleRead()) === "Changed")
  },
  STARTING_MS,
)

test(
  "while shoppers read, an edit is in their answers within half a second of its commit",
  async () => {
    const { salesChannelId, container, store, admin } = engine
    await container.resolve("link").create({
      [Modules.PRODUCT]: { product_id: productId },
      [Modules.SALES_CHANNEL]: { sales_channel_id: salesChannelId },
    })
    let isReading = true
    let read = 0
    const readers = Array.from({ length: 4 }, async (_, index) => {
      while (isReading) {
        await store.get("/store/products", {
          region_id: engine.regions.usd,
          limit: 12,
          offset: index,
          fields: "id,title,subtitle,*variants",
        })
        read++
      }
    })
    const delays: number[] = []
    for (let edit = 1; edit <= 40; edit++) {
      const subtitle = `Edit ${edit}`
      const edited = admin.client.post(`/admin/products/${productId}`, { subtitle })
      await until(
        "the edit is committed",
        () => queryRows("SELECT 1 FROM product WHERE id = $1 AND subtitle = $2", [productId, subtitle]).then(({ length }) => length),
        { every: 2 },
      )
      const committedAt = performance.now()
      await until(
        "the edit is answered",
        async () => (await store.get(`/store/products/${productId}`, { fields: "subtitle" })).body.product.subtitle === subtitle,
        { every: 5 },
      )
      delays.push(performance.now() - committedAt)
      await edited
    }
    isReading = false
    await Promise.all(readers)
    delays.sort((a, b) => a - b)
    const [median, longest] = [delays[20], delays[39]].map((delay) => Math.round(delay as number))
    console.info(`From commit to answer: median ${median} ms, longest of 40 ${longest} ms; ${read} lists read meanwhile`)
    // What is wanted of the slowest is for `npm run bench -- catalogue`; half of them are seen sooner than anything but the notice could tell.
    expect(median).toBeLessThan(500)
  },
  STARTING_MS,
)
