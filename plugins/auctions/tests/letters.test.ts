import { Modules } from "@medusajs/framework/utils"
import type { TestCustomer } from "@wekala/engine/testing"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest } from "./support"

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

/** Texts of all letters to a customer, the headers too. */
function lettersTo({ email }: Pick<TestCustomer, "email">): string[] {
  return readdirSync(t.engine.mailbox)
    .filter((name) => name.endsWith(".html") || name.endsWith(".eml"))
    .map((name) => [name, readFileSync(join(t.engine.mailbox, name), "utf8")] as const)
    .filter(([name, text]) => name.endsWith(".eml") && text.includes(email))
    .map(([name]) => readFileSync(join(t.engine.mailbox, name.replace(/\.eml$/, ".html")), "utf8"))
}
const about = (customer: TestCustomer, words: string) => lettersTo(customer).filter((letter) => letter.includes(words))

async function speaking(locale: string): Promise<TestCustomer> {
  const customer = await t.engine.customer()
  await t.engine.container.resolve(Modules.CUSTOMER).updateCustomers(customer.id, { metadata: { locale } })
  return customer
}

async function bells(title: string): Promise<string[]> {
  const bell = await t.engine.container.resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" }, { take: null as never })
  return bell.filter(({ data }) => data?.title === title).map(({ data }) => String(data?.description))
}

describe("who is outbid", () => {
  test("is told in their language what it takes to lead again, once in a quarter of an hour", async () => {
    const { id } = await t.live({ title: "A brass compass", lastsMs: 48 * HOUR_MS })
    const [ada, bea] = [await speaking("fr-FR"), await t.engine.customer()]
    await t.bid(id, ada.id, 20)
    await t.bid(id, bea.id, 40)
    await t.engine.clock.run()
    expect(lettersTo(ada)).toEqual([])
    await t.engine.clock.advance(2 * MINUTE_MS)
    const [letter, ...others] = about(ada, "Votre enchère sur A brass compass est dépassée")
    expect(others).toEqual([])
    expect(letter).toMatch(/21,00\s\$US/)
    expect(letter).toContain(`/fr/auctions/${id}`)
    expect(lettersTo(bea)).toEqual([])
    // Outbid again, soon after the letter: its time is the test's, two minutes ahead.
    await t.sql("UPDATE auction_bidder SET outbid_told_at = now() WHERE auction_id = $1 AND bidder_id = $2", [id, ada.id])
    await t.bid(id, ada.id, 50)
    await t.bid(id, bea.id, 60)
    await t.engine.clock.run()
    await t.engine.clock.advance(10 * MINUTE_MS)
    expect(lettersTo(ada)).toHaveLength(1)
    await t.engine.clock.advance(16 * MINUTE_MS)
    expect(lettersTo(ada)).toHaveLength(2)
  })

  test("and leads again before the letter goes, gets none", async () => {
    const { id } = await t.live()
    const [ada, bea] = [await t.engine.customer(), await t.engine.customer()]
    await t.bid(id, ada.id, 20)
    await t.bid(id, bea.id, 40)
    await t.bid(id, ada.id, 60)
    await t.engine.clock.run()
    await t.engine.clock.advance(20 * MINUTE_MS)
    expect(lettersTo(ada)).toEqual([])
    expect(about(bea, "You have been outbid")).toHaveLength(1)
  })

  test("gets none where they have switched updates off", async () => {
    const { id } = await t.live()
    const [ada, bea] = [await t.engine.customer(), await t.engine.customer()]
    expect((await ada.client.post("/store/account/preferences", { updates: false })).status).toBe(200)
    await t.bid(id, ada.id, 20)
    await t.bid(id, bea.id, 40)
    await t.engine.clock.run()
    await t.engine.clock.advance(20 * MINUTE_MS)
    expect(lettersTo(ada)).toEqual([])
    const asked = await t.sql("SELECT 1 FROM auction_bidder WHERE auction_id = $1 AND bidder_id = $2 AND outbid_told_at IS NOT NULL", [
      id,
      ada.id,
    ])
    expect(asked).toHaveLength(1)
  })
})

describe("before the end", () => {
  test("those who watch or were outbid are told an hour ahead, and not before an end that has moved", async () => {
    const lot = await t.live({ lastsMs: 3 * HOUR_MS, title: "Ending compass" })
    const [ada, bea, watcher] = [await t.engine.customer(), await t.engine.customer(), await speaking("ar-EG")]
    await t.bid(lot.id, ada.id, 20)
    await t.bid(lot.id, bea.id, 40)
    await t.auctions.setWatching(lot.id, watcher.id, true)
    await t.engine.clock.run()
    await t.auctions.extend(lot.id, new Date((lot.ends_at as Date).getTime() + HOUR_MS), "user_test")
    await t.engine.clock.advance(2 * HOUR_MS + MINUTE_MS)
    expect(about(watcher, "Ending compass")).toEqual([])
    await t.engine.clock.advance(3 * HOUR_MS + MINUTE_MS)
    expect(about(watcher, "المزاد على Ending compass ينتهي قريبًا")).toHaveLength(1)
    expect(about(ada, "Ending compass ends soon")).toHaveLength(1)
    expect(about(bea, "ends soon")).toEqual([])
  })
})

describe("after the end", () => {
  test("the winner is told what to pay until when, and reminded; then the runner-up is asked, and the merchant told", async () => {
    const { id } = await t.live({ title: "Won compass", premium_basis_points: 1_000, pay_within_hours: 48 })
    const [winner, second] = [await t.engine.customer(), await t.engine.customer()]
    await t.bid(id, second.id, 30)
    await t.bid(id, winner.id, 50)
    await t.end(id)
    await t.engine.clock.run()
    const [won] = about(winner, "Won compass is yours")
    expect(won).toContain("$31.00")
    expect(won).toContain("$34.10")
    expect(won).toMatch(/\d{2}:\d{2}.*UTC/)
    expect(won).toContain("/en/account/auctions")
    expect(lettersTo(second)).toEqual([])
    await t.engine.clock.advance(35 * HOUR_MS)
    expect(about(winner, "Please pay for")).toEqual([])
    await t.engine.clock.advance(37 * HOUR_MS)
    expect(about(winner, "Please pay for Won compass")).toHaveLength(1)
    await t.engine.clock.advance(49 * HOUR_MS)
    const [offer] = about(second, "You can still have Won compass")
    expect(offer).toContain("$30.00")
    expect(await bells("A winner has not paid")).toContain(`Won compass: ${winner.email}`)
  })

  test("who has paid is not reminded", async () => {
    const { id } = await t.live({ title: "Paid compass" })
    const winner = await t.engine.customer()
    await t.bid(id, winner.id, 50)
    await t.end(id)
    const [sale] = await t.sales(id)
    await t.auctions.sales.pay(sale?.id as string, "Paid in cash", "user_test")
    await t.engine.clock.advance(40 * HOUR_MS)
    expect(about(winner, "Please pay for")).toEqual([])
  })
})

test("bidders are told when a lot is called off, and why", async () => {
  const { id } = await t.live({ title: "Lost compass" })
  const [ada, watcher] = [await t.engine.customer(), await t.engine.customer()]
  await t.bid(id, ada.id, 20)
  await t.auctions.setWatching(id, watcher.id, true)
  await t.auctions.cancel(id, "The needle is broken", "user_test")
  await t.engine.clock.run()
  expect(about(ada, "The auction of Lost compass was cancelled")[0]).toContain("The needle is broken")
  expect(lettersTo(watcher)).toEqual([])
})
