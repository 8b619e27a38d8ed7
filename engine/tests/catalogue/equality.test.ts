import { testEngine } from "@wekala/engine/testing"
import { createRequire } from "node:module"
import { setTimeout as sleep } from "node:timers/promises"
import { isDeepStrictEqual } from "node:util"
import { beforeAll, describe, expect, test } from "vitest"
import { Chance } from "./chance"
import { editShop } from "./generated-edits"
import { type GeneratedRequest, generateRequest } from "./generated-requests"
import { clientOf, type GeneratedShop, generateShop } from "./generated-shop"

const seed = Number(process.env.WEKALA_SEED ?? Date.now() % 1_000_000_000)
const chance = new Chance(seed)
/** In one round; there are three. */
const REQUESTS = Number(process.env.WEKALA_EQUALITY ?? 400)
const EDITS = 40
const AT_ONCE = 4

// The very modules that the running engine has.
const require = createRequire(import.meta.url)
const { listProducts, readProduct }: typeof import("../../src/catalogue/products") = require("../../.medusa/server/src/catalogue/products")
const { rebuildCatalogue }: typeof import("../../src/catalogue") = require("../../.medusa/server/src/catalogue")

let shop: GeneratedShop
beforeAll(async () => {
  shop = await generateShop(await testEngine(), chance)
  await rebuildCatalogue()
})

/** Has the request left to Medusa's own route. */
const ASIDE = { cookie: "connect.sid=s%3Anobody.x" }

async function stock({ path, query, caller, locale, customer }: GeneratedRequest) {
  const signedIn = customer === undefined ? undefined : shop.customers[customer]?.client
  const headers = { ...ASIDE, "x-publishable-api-key": caller.key, ...(locale ? { "x-medusa-locale": locale } : {}) }
  return (signedIn ?? clientOf(shop, caller)).request("GET", path, { query, headers })
}

const localeOf = (locale: string | undefined) =>
  locale?.replace(/^(\w+)-(\w+)$/, (_, language, land) => `${language.toLowerCase()}-${land.toUpperCase()}`)

async function ours({ path, query, caller, locale, customer }: GeneratedRequest) {
  const id = path.split("/")[3]
  let reason: string | undefined
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

/** Relations that Medusa asks PostgreSQL for in no order: which one comes depends on the plan. */
const UNORDERED = new Set(["tags", "categories", "category_children", "options", "values", "variants"])

function comparable(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => comparable(one))
    return UNORDERED.has(name) ? all.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) : all
  }
  if (value === null || typeof value !== "object") return value
  const entries = Object.entries(value).map(([key, one]) => [key, comparable(one, key)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const textOf = (value: unknown) => JSON.stringify(value)

const isSame = (a: unknown, b: unknown) => isDeepStrictEqual(comparable(a), comparable(b))

const both = (request: GeneratedRequest) => Promise.all([stock(request), ours(request)])

async function compare(many: number) {
  const outcomes: Record<string, number> = {}
  const ask = async () => {
    for (;;) {
      if (many-- <= 0) return
      const request = generateRequest(shop, chance)
      let [theirs, own] = await both(request)
      // A price list may have begun or ended between the two.
      if (own.body && !isSame(own.body, theirs.body)) [theirs, own] = await both(request)
      const told = `seed ${seed}: ${JSON.stringify(request)}`
      if (own.body === undefined) {
        const outcome = theirs.status === 200 ? `left: ${own.reason}` : "refused by both"
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        continue
      }
      expect(theirs.status, told).toBe(200)
      expect(comparable(own.body), told).toEqual(comparable(theirs.body))
      if (isDeepStrictEqual(own.body, theirs.body)) outcomes.strict = (outcomes.strict ?? 0) + 1
      outcomes.same = (outcomes.same ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask))
  return outcomes
}

describe(`with the seed ${seed}`, () => {
  test("our answers are Medusa's", async () => {
    const outcomes = await compare(REQUESTS)
    console.info(JSON.stringify(outcomes))
  })

  test("our answers are Medusa's after edits", async () => {
    for (let i = 0; i < 1; i++) {
      const edits = await editShop(shop, chance, EDITS)
      console.info(edits.join(", "))
      await shop.engine.clock.run()
      await sleep(1_100)
      console.info(JSON.stringify(await compare(REQUESTS)))
    }
  }, 300_000)
})
