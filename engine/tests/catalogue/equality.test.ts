import { queryRows } from "@wekala/engine/kit"
import { testEngine } from "@wekala/engine/testing"
import { createRequire } from "node:module"
import { setTimeout as sleep } from "node:timers/promises"
import { isDeepStrictEqual } from "node:util"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { Chance } from "./chance"
import { comparable } from "./comparable"
import { editShop } from "./generated-edits"
import { type GeneratedRequest, generateRequest, UNIQUE_ORDERS } from "./generated-requests"
import { clientOf, type GeneratedShop, generateShop } from "./generated-shop"
import { rebuildCatalogue } from "./support"

const seed = Number(process.env.WEKALA_SEED ?? Date.now() % 1_000_000_000)
const chance = new Chance(seed)
/** For each of the tests below. A nightly run may ask thousands. */
const REQUESTS = Number(process.env.WEKALA_EQUALITY ?? 120)
const EDITS = 40
const AT_ONCE = 4
/** What is remembered of a customer's groups is good for this long. */
const GROUPS_MS = 1_100
const PATIENCE_MS = 20_000 + REQUESTS * 1_000

// The very module that the running engine has.
const { listProducts, readProduct }: typeof import("../../src/catalogue/products") = createRequire(import.meta.url)(
  "../../.medusa/server/src/catalogue/products",
)

let shop: GeneratedShop
beforeAll(async () => {
  shop = await generateShop(await testEngine(), chance)
  await rebuildCatalogue()
  await shop.engine.clock.run()
})
afterAll(restore)

async function restore(): Promise<void> {
  await queryRows("UPDATE sales_channel SET deleted_at = NULL WHERE deleted_at = 'epoch'")
  await queryRows("UPDATE store SET default_region_id = NULL")
}

/** Has a request left to Medusa's own route. */
const ASIDE = { cookie: "connect.sid=s%3Anobody.x" }

function send({ path, query, caller, locale, customer }: GeneratedRequest, more = {}) {
  const signedIn = customer === undefined ? undefined : shop.customers[customer]?.client
  const headers = { ...more, "x-publishable-api-key": caller.key, ...(locale ? { "x-medusa-locale": locale } : {}) }
  return (signedIn ?? clientOf(shop, caller)).request("GET", path, { query, headers })
}

const localeOf = (locale: string | undefined) =>
  locale?.replace(/^(\w+)-(\w+)$/, (_, language, land) => `${language.toLowerCase()}-${land.toUpperCase()}`)

async function ours({ path, query, caller, locale, customer }: GeneratedRequest) {
  const id = path.split("/")[3]
  let reason = ""
  const answer = await (id ? readProduct : listProducts)({
    path,
    params: id ? { id } : {},
    query,
    channelIds: caller.channelIds,
    locale: localeOf(locale),
    customerId: customer === undefined ? undefined : shop.customers[customer]?.id,
    onAside: (why) => {
      reason = why
    },
  })
  return { reason, body: answer && JSON.parse(JSON.stringify(answer.body)) }
}

const ask = (request: GeneratedRequest) => Promise.all([send(request, ASIDE), ours(request)])

const isSame = (a: unknown, b: unknown) => isDeepStrictEqual(comparable(a), comparable(b))

interface Outcomes {
  /** Answered by both, with the same. */
  same: number
  /** Refused by Medusa, and left to it. */
  refused: number
  /** Answered by Medusa, and left to it, by the reason. */
  left: Record<string, number>
}

/** Asks Medusa and us the same, many times. */
async function compare(many = REQUESTS, orders?: string[]): Promise<Outcomes> {
  const outcomes: Outcomes = { same: 0, refused: 0, left: {} }
  const one = async (request: GeneratedRequest) => {
    let [theirs, own] = await ask(request)
    // A price list may have begun or ended between the two.
    if (own.body && !isSame(own.body, theirs.body)) [theirs, own] = await ask(request)
    const told = `seed ${seed}: ${JSON.stringify(request)}`
    expect(own.reason, told).not.toBe("building")
    if (own.body) {
      expect({ status: theirs.status, body: comparable(theirs.body) }, told).toEqual({ status: 200, body: comparable(own.body) })
      outcomes.same++
    } else if (theirs.status === 200) outcomes.left[own.reason] = (outcomes.left[own.reason] ?? 0) + 1
    else outcomes.refused++
  }
  let left = many
  const work = async () => {
    while (left-- > 0) await one(generateRequest(shop, chance, orders))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return outcomes
}

/** Most that Medusa answers is answered by us, whatever is generated. */
function expectMostServed(outcomes: Outcomes): void {
  const left = Object.values(outcomes.left).reduce((sum, count) => sum + count, 0)
  expect(left / (outcomes.same + left), `seed ${seed}: ${JSON.stringify(outcomes)}`).toBeLessThan(0.15)
  expect(outcomes.same, JSON.stringify(outcomes)).toBeGreaterThan(outcomes.refused)
}

describe(`what is answered from documents is what Medusa answers (seed ${seed})`, { timeout: PATIENCE_MS }, () => {
  test("in a shop as it was made", async () => {
    expectMostServed(await compare())
  })

  test("after edits", async () => {
    for (const _round of [1, 2]) {
      const made = await editShop(shop, chance, EDITS)
      expect(made.length).toBeGreaterThan(EDITS / 2)
      await shop.engine.clock.run()
      await sleep(GROUPS_MS)
      expectMostServed(await compare())
    }
  })

  test("while price lists begin and end", async () => {
    const seconds = [1, 2, 3].map((second) => [second, second + 2])
    const lists = await queryRows<{ id: string }>(
      "SELECT id FROM price_list WHERE title LIKE 'Generated %' AND deleted_at IS NULL ORDER BY id LIMIT 3",
    )
    expect(lists).not.toHaveLength(0)
    for (const [index, { id }] of lists.entries()) {
      await queryRows(
        `UPDATE price_list SET status = 'active', starts_at = now() + $2 * interval '1 second', ends_at = now() + $3 * interval '1 second' WHERE id = $1`,
        [id, ...(seconds[index] as number[])],
      )
    }
    await shop.engine.clock.run()
    const until = Date.now() + 6_000
    while (Date.now() < until) await compare(20)
  })

  test("with one sales channel, where lists do not look at channels, and a region for those who name none", async () => {
    const [channelId] = shop.channelIds
    await queryRows("UPDATE store SET default_region_id = $1", [shop.regions[0]?.id])
    await queryRows("UPDATE sales_channel SET deleted_at = 'epoch' WHERE deleted_at IS NULL AND id <> $1", [channelId])
    await shop.engine.clock.run()
    // Products of other tests are in these lists, too.
    await compare(30, UNIQUE_ORDERS)
    await restore()
    await shop.engine.clock.run()
  })

  test("over HTTP, whoever answers", async () => {
    for (let sent = 0; sent < REQUESTS / 5; sent++) {
      const request = generateRequest(shop, chance)
      const [theirs, own] = await Promise.all([send(request, ASIDE), send(request)])
      const told = `seed ${seed}: ${JSON.stringify(request)}`
      expect({ status: own.status, body: comparable(own.body) }, told).toEqual({ status: theirs.status, body: comparable(theirs.body) })
    }
  })
})
