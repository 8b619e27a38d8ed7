import { race } from "@wekala/engine/testing"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest, minor, refused, unique } from "./support"

const HOUR_MS = 3_600_000

let t: AuctionsTest
/** One product for all lots: what becomes of its stock is not looked at here. */
let live: AuctionsTest["live"]
beforeAll(async () => {
  t = await auctionsTest()
  const { product_id, variant_id } = await t.draft({ stock: 10_000 })
  live = (facts) => t.live({ product_id, variant_id, ...facts })
})
afterEach(async () => {
  expect((await t.wallet.verify()).discrepancies).toEqual([])
})

const saleOf = async (id: string, bidderId: string) => {
  const sale = (await t.sales(id)).find(({ bidder_id }) => bidder_id === bidderId)
  if (!sale) throw new Error(`${bidderId} has no sale of ${id}`)
  return sale
}
const statusOf = async (id: string) => (await t.read(id)).status
const salesOf = async (id: string) => (await t.sales(id)).map(({ bidder_id, kind, status }) => [bidder_id, kind, status])
/** Lets the deadline of a win pass. */
async function defaultOn(id: string, bidderId: string): Promise<void> {
  const sale = await saleOf(id, bidderId)
  await t.auctions.sales.default(sale.id, sale.pay_until as Date)
}
/** Bidders of one test alone: strikes go with them. */
const people = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, unique(name)])) as Record<Name, string>

describe("a win that is not paid", () => {
  test("waits for its deadline", async () => {
    const { ada } = people("ada")
    const { id } = await live()
    await t.bid(id, ada, 50)
    await t.end(id)
    const sale = await saleOf(id, ada)
    await t.auctions.sales.default(sale.id, new Date((sale.pay_until as Date).getTime() - 1))
    expect(await salesOf(id)).toEqual([[ada, "hammer", "awaiting_payment"]])
    await t.auctions.sales.default(sale.id, sale.pay_until as Date)
    await t.auctions.sales.default(sale.id, sale.pay_until as Date)
    expect(await salesOf(id)).toEqual([[ada, "hammer", "defaulted"]])
    expect(await t.read(id)).toMatchObject({ status: "defaulted", outcome: "sold", units_sold: 0 })
    expect(await t.sql("SELECT sale_id FROM auction_strike WHERE customer_id = $1", [ada])).toEqual([{ sale_id: sale.id }])
  })

  test("waits for an order that is under way, a quarter of an hour at most; a merchant waits for it, too", async () => {
    const { ada } = people("ada")
    const { id } = await live()
    await t.bid(id, ada, 50)
    await t.end(id)
    const sale = await saleOf(id, ada)
    const until = sale.pay_until as Date
    await t.sql("UPDATE auction_sale SET completing_at = pay_until WHERE id = $1", [sale.id])
    await t.auctions.sales.default(sale.id, new Date(until.getTime() + 15 * 60_000 - 1))
    const busy = refused("sale_completing", 409)
    await expect(t.auctions.sales.default(sale.id, until, { actorId: "user_test" })).rejects.toEqual(busy)
    await expect(t.auctions.sales.cancel(sale.id, "Changed my mind", "user_test")).rejects.toEqual(busy)
    await expect(t.auctions.sales.pay(sale.id, "In cash", "user_test")).rejects.toEqual(busy)
    await expect(t.auctions.cancel(id, "Broken", "user_test")).rejects.toEqual(refused("auction_ordered", 409))
    expect(await salesOf(id)).toEqual([[ada, "hammer", "awaiting_payment"]])
    await t.auctions.sales.default(sale.id, new Date(until.getTime() + 15 * 60_000))
    expect(await salesOf(id)).toEqual([[ada, "hammer", "defaulted"]])
  })

  test("is a strike; two of them block, until a merchant lifts one", async () => {
    const { ada } = people("ada")
    for (let strike = 0; strike < 2; strike++) {
      const { id } = await live()
      await t.bid(id, ada, 50)
      await t.end(id)
      await defaultOn(id, ada)
    }
    const { id } = await live()
    await expect(t.bid(id, ada, 50)).rejects.toEqual(refused("bidder_blocked", 403))
    await t.sql(
      "UPDATE auction_strike SET lifted_at = now(), lifted_by = 'user_test' WHERE sale_id = (SELECT min(sale_id) FROM auction_strike WHERE customer_id = $1)",
      [ada],
    )
    await t.bid(id, ada, 50)
  })

  test("and that a merchant gives up on is offered to nobody by itself", async () => {
    const { ada, bea } = people("ada", "bea")
    const { id } = await live()
    await t.bid(id, ada, 50)
    await t.bid(id, bea, 30)
    await t.end(id)
    await t.auctions.sales.default((await saleOf(id, ada)).id, new Date(), { actorId: "user_test", note: "Never answered" })
    expect(await salesOf(id)).toEqual([[ada, "hammer", "defaulted"]])
    expect((await saleOf(id, ada)).note).toBe("Never answered")
    expect(await statusOf(id)).toBe("defaulted")
  })

  test("of several winners concerns that one alone", async () => {
    const { ada, bea, cid } = people("ada", "bea", "cid")
    const { id } = await live({ format: "sealed_first", quantity: 3 })
    await t.bid(id, ada, 50, { quantity: 2 })
    await t.bid(id, bea, 40, { quantity: 1 })
    await t.bid(id, cid, 30, { quantity: 3 })
    await t.end(id)
    await defaultOn(id, ada)
    const offer = await saleOf(id, cid)
    expect(offer).toMatchObject({ kind: "second_chance", status: "offered", quantity: 2, unit_price: "3000", exclusive: false })
    expect(await t.read(id)).toMatchObject({ status: "ended", units_sold: 1 })
    await t.auctions.sales.pay((await saleOf(id, bea)).id)
    expect(await statusOf(id)).toBe("ended")
    await t.auctions.sales.accept(offer.id, cid)
    expect(await t.read(id)).toMatchObject({ status: "ended", units_sold: 3 })
    await t.auctions.sales.pay(offer.id)
    expect(await statusOf(id)).toBe("settled")
  })
})

describe("a second chance", () => {
  async function offered() {
    const { ada, bea, cid, stranger } = people("ada", "bea", "cid", "stranger")
    const { id } = await live({ premium_basis_points: 1_000 })
    await t.bid(id, cid, 20)
    await t.bid(id, bea, 30)
    await t.bid(id, ada, 50)
    await t.end(id)
    await defaultOn(id, ada)
    return { id, ada, bea, cid, stranger, offer: await saleOf(id, bea) }
  }

  test("is the runner-up's own highest bid, for a day; accepted, it is to be paid", async () => {
    const { id, ada, bea, stranger, offer } = await offered()
    expect(offer).toMatchObject({ kind: "second_chance", status: "offered", unit_price: "3000", premium: "300", pay_until: null })
    expect((offer.offer_until as Date).getTime() - Date.now()).toBeGreaterThan(71 * HOUR_MS)
    expect(await t.read(id)).toMatchObject({ status: "ended", outcome: "sold", units_sold: 0 })
    await expect(t.auctions.sales.accept(offer.id, stranger)).rejects.toEqual(refused("sale_not_found", 404))
    await expect(t.auctions.sales.accept((await saleOf(id, ada)).id, ada)).rejects.toEqual(refused("sale_not_found", 404))
    const accepted = await t.auctions.sales.accept(offer.id, bea)
    expect(accepted).toMatchObject({ status: "awaiting_payment", pay_until: expect.any(Date) })
    expect((await t.auctions.sales.accept(offer.id, bea)).pay_until).toEqual(accepted.pay_until)
    await expect(t.auctions.sales.decline(offer.id, bea)).rejects.toEqual(refused("offer_closed", 409))
    expect(await t.read(id)).toMatchObject({ status: "ended", outcome: "sold", units_sold: 1, hammer_price: "3000" })
    await t.auctions.sales.pay(offer.id)
    expect(await statusOf(id)).toBe("settled")
  })

  test("accepted and not paid either goes to the next, and then to nobody", async () => {
    const { id, ada, bea, cid, offer } = await offered()
    await t.auctions.sales.accept(offer.id, bea)
    await defaultOn(id, bea)
    expect((await salesOf(id)).sort()).toEqual(
      [
        [ada, "hammer", "defaulted"],
        [bea, "second_chance", "defaulted"],
        [cid, "second_chance", "offered"],
      ].sort(),
    )
    await t.auctions.sales.accept((await saleOf(id, cid)).id, cid)
    await defaultOn(id, cid)
    expect(await statusOf(id)).toBe("defaulted")
    await expect(t.auctions.offer(id, {}, "user_test")).rejects.toEqual(refused("no_runner_up", 409))
  })

  test("declined leaves the lot unpaid; a merchant may offer it to the next, and it lapses", async () => {
    const { id, ada, bea, cid, offer } = await offered()
    await expect(t.auctions.offer(id, {}, "user_test")).rejects.toEqual(refused("auction_offer_not_allowed", 409))
    await t.auctions.sales.decline(offer.id, bea)
    await t.auctions.sales.decline(offer.id, bea)
    await expect(t.auctions.sales.accept(offer.id, bea)).rejects.toEqual(refused("offer_closed", 409))
    expect(await statusOf(id)).toBe("defaulted")
    const next = await t.auctions.offer(id, { hours: 2 }, "user_test")
    expect(next).toMatchObject({ bidder_id: cid, unit_price: "2000" })
    expect(await statusOf(id)).toBe("ended")
    const until = next.offer_until as Date
    await t.auctions.sales.lapse(next.id, new Date(until.getTime() - 1))
    expect(await statusOf(id)).toBe("ended")
    await t.auctions.sales.lapse(next.id, until)
    await t.auctions.sales.lapse(next.id, until)
    expect(await salesOf(id)).toEqual([
      [ada, "hammer", "defaulted"],
      [bea, "second_chance", "declined"],
      [cid, "second_chance", "lapsed"],
    ])
    expect(await statusOf(id)).toBe("defaulted")
  })

  test("that is over is not accepted, though its timer is late", async () => {
    const { bea, offer } = await offered()
    await t.sql("UPDATE auction_sale SET offer_until = now() WHERE id = $1", [offer.id])
    await expect(t.auctions.sales.accept(offer.id, bea)).rejects.toEqual(refused("offer_closed", 409))
  })

  test("accepted and declined at once is one of the two", async () => {
    const { id, bea, offer } = await offered()
    const { fulfilled } = await race(6, (caller) =>
      caller % 2 ? t.auctions.sales.accept(offer.id, bea) : t.auctions.sales.decline(offer.id, bea),
    )
    const [first] = fulfilled
    expect(fulfilled).toHaveLength(3)
    expect(new Set(fulfilled.map(({ status }) => status))).toEqual(new Set([first?.status]))
    expect((await saleOf(id, bea)).status).toBe(first?.status)
  })

  test("is made by a merchant for a lot that has not met its reserve, to whom they choose", async () => {
    const { ada, bea } = people("ada", "bea")
    const { id } = await live({ reserve_price: minor(100) })
    const { bid } = await t.bid(id, bea, 30)
    await t.bid(id, ada, 50)
    await expect(t.auctions.offer(id, {}, "user_test")).rejects.toEqual(refused("auction_offer_not_allowed", 409))
    await t.end(id)
    const offer = await t.auctions.offer(id, { bidId: bid.id }, "user_test")
    expect(offer).toMatchObject({ bidder_id: bea, unit_price: "3000" })
    await expect(t.auctions.offer(id, {}, "user_test")).rejects.toEqual(refused("offer_open", 409))
    await t.auctions.sales.decline(offer.id, bea)
    expect(await t.read(id)).toMatchObject({ status: "ended", outcome: "reserve_not_met" })
    const second = await t.auctions.offer(id, {}, "user_test")
    expect(second).toMatchObject({ bidder_id: ada, unit_price: "5000" })
    await t.auctions.sales.accept(second.id, ada)
    expect(await t.read(id)).toMatchObject({ status: "ended", outcome: "sold", hammer_price: "5000", units_sold: 1 })
  })

  test("is not for a bid that was retracted, and of equal sealed bids it is the one with more units", async () => {
    const { ada, bea, cid } = people("ada", "bea", "cid")
    const { id } = await live({ format: "sealed_first", quantity: 3, reserve_price: minor(100) })
    const { bid } = await t.bid(id, ada, 60)
    await t.bid(id, bea, 40, { quantity: 1 })
    await t.bid(id, bea, 40, { quantity: 2 })
    await t.bid(id, cid, 30)
    await t.auctions.retract(id, bid.id, "A mistake", "user_test")
    await t.end(id)
    expect(await t.auctions.offer(id, {}, "user_test")).toMatchObject({ bidder_id: bea, quantity: 2, unit_price: "4000" })
  })
})

describe("what a merchant ends by hand", () => {
  test("a win that is called off is no blame, and leaves the lot unpaid", async () => {
    const { ada } = people("ada")
    const { id } = await live()
    await t.bid(id, ada, 50)
    await t.end(id)
    const sale = await saleOf(id, ada)
    await t.auctions.sales.cancel(sale.id, "The buyer fell ill", "user_test")
    await t.auctions.sales.cancel(sale.id, "The buyer fell ill", "user_test")
    expect(await salesOf(id)).toEqual([[ada, "hammer", "cancelled"]])
    expect(await t.read(id)).toMatchObject({ status: "defaulted", units_sold: 0 })
    expect(await t.sql("SELECT 1 FROM auction_strike WHERE customer_id = $1", [ada])).toEqual([])
    await expect(t.auctions.sales.pay(sale.id)).rejects.toEqual(refused("sale_pay_not_allowed", 409))
  })

  test("a win that was paid in cash is settled", async () => {
    const { ada } = people("ada")
    const { id } = await live()
    await t.bid(id, ada, 50)
    await t.end(id)
    const sale = await saleOf(id, ada)
    await t.auctions.sales.pay(sale.id, "In cash", "user_test")
    expect(await saleOf(id, ada)).toMatchObject({ status: "paid", note: "In cash", paid_at: expect.any(Date) })
    expect(await statusOf(id)).toBe("settled")
    await t.auctions.sales.default(sale.id, sale.pay_until as Date)
    await expect(t.auctions.sales.default(sale.id, new Date(), { actorId: "user_test" })).rejects.toEqual(
      refused("sale_default_not_allowed", 409),
    )
  })
})
