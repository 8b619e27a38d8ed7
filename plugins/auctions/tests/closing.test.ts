import { race } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest, minor, refused } from "./support"

let t: AuctionsTest
/** One product for all lots: what becomes of its stock is not looked at here. */
let live: AuctionsTest["live"]
beforeAll(async () => {
  t = await auctionsTest()
  const { product_id, variant_id } = await t.draft({ stock: 10_000 })
  live = (facts) => t.live({ product_id, variant_id, ...facts })
})

const salesOf = async (id: string) =>
  (await t.sales(id)).map(({ bidder_id, kind, quantity, unit_price }) => [bidder_id, kind, quantity, Number(unit_price) / 100])
const eventsOf = (id: string) =>
  t.sql<{ type: string; data: { state: Record<string, unknown>; bids?: unknown[] } }>(
    "SELECT type, data FROM auction_event WHERE auction_id = $1 ORDER BY version",
    [id],
  )
/** As if so much time had passed since the lot began. */
const age = (id: string, seconds: number) =>
  t.sql("UPDATE auction SET starts_at = starts_at - $2 * interval '1 second', ends_at = ends_at - $2 * interval '1 second' WHERE id = $1", [
    id,
    seconds,
  ])

describe("an ascending lot that ends", () => {
  test("is sold to who leads, at the price", async () => {
    const { id } = await live({ premium_basis_points: 1_250 })
    await t.bid(id, "ada", 50)
    await t.bid(id, "bea", "30.30")
    const lot = await t.end(id)
    expect(lot).toMatchObject({ status: "ended", outcome: "sold", hammer_price: "3130", units_sold: 1, leader_bidder_id: "ada" })
    expect(lot.ended_at).toEqual(lot.ends_at)
    const [sale] = await t.sales(id)
    // 12.5 % of 31.30 are 3.9125.
    expect(sale).toMatchObject({ bidder_id: "ada", kind: "hammer", status: "awaiting_payment", unit_price: "3130", premium: "391" })
    expect(sale?.pay_until).toEqual(new Date((lot.ends_at as Date).getTime() + 48 * 3_600_000))
    const last = (await eventsOf(id)).at(-1)
    expect(last).toMatchObject({ type: "ended", data: { state: { outcome: "sold", hammer_price: 31.3, leader: 1, next_bid: null } } })
  })

  test("of three units is sold as a whole, times the money", async () => {
    const { id } = await live({ quantity: 3 })
    await t.bid(id, "ada", 50)
    await t.end(id)
    expect(await salesOf(id)).toEqual([["ada", "hammer", 3, 10]])
  })

  test("below its reserve is not sold", async () => {
    const { id } = await live({ reserve_price: minor(100) })
    await t.bid(id, "ada", "99.99")
    expect(await t.end(id)).toMatchObject({ outcome: "reserve_not_met", hammer_price: null, units_sold: 0, current_price: "1000" })
    expect(await t.sales(id)).toEqual([])
  })

  test("at its reserve is sold for it", async () => {
    const { id } = await live({ reserve_price: minor(100) })
    await t.bid(id, "ada", 150)
    await t.end(id)
    expect(await salesOf(id)).toEqual([["ada", "hammer", 1, 100]])
  })

  test("without a bid is not sold", async () => {
    const { id } = await live()
    expect(await t.end(id)).toMatchObject({ status: "ended", outcome: "no_bids", hammer_price: null })
    expect(await t.sales(id)).toEqual([])
  })

  test("takes no bid after it", async () => {
    const { id } = await live()
    await t.end(id)
    await expect(t.bid(id, "ada", 50)).rejects.toEqual(refused("auction_ended", 409))
  })

  test("waits for the end that a late bid has moved, and ends then", async () => {
    const { id, ends_at } = await live({ soft_close_window_seconds: 7_200, soft_close_extension_seconds: 60, soft_close_cap_minutes: 2 })
    const before = ends_at as Date
    const after = (seconds: number) => new Date(before.getTime() + seconds * 1000)
    await t.bid(id, "ada", 20)
    await t.auctions.end(id, before)
    expect(await t.read(id)).toMatchObject({ status: "live", ends_at: after(60), planned_ends_at: before })
    for (const amount of [30, 40, 50]) await t.bid(id, "ada", amount)
    expect((await t.read(id)).ends_at).toEqual(after(120))
    const timers = await t.sql<{ run_at: Date }>("SELECT run_at FROM graphile_worker._private_jobs WHERE key = $1", [`auctions.end:${id}`])
    expect(timers).toEqual([{ run_at: after(60) }])
    await t.auctions.end(id, after(60))
    await t.auctions.end(id, after(120))
    expect(await t.read(id)).toMatchObject({ status: "ended", ended_at: after(120) })
  })

  test("ends once, whoever calls", async () => {
    const { id, version, ends_at } = await live()
    await t.bid(id, "ada", 20)
    const { rejected } = await race(10, () => t.auctions.end(id, ends_at as Date))
    expect(rejected).toEqual([])
    expect(await t.sales(id)).toHaveLength(1)
    expect((await t.read(id)).version).toBe(version + 2)
    expect((await eventsOf(id)).filter(({ type }) => type === "ended")).toHaveLength(1)
  })

  test("ends as of its end, though its timer comes half a minute late; in between nobody bids", async () => {
    const { id } = await live()
    await t.bid(id, "ada", 20)
    await age(id, 3_630)
    const { ends_at } = await t.read(id)
    await expect(t.bid(id, "bea", 50)).rejects.toEqual(refused("auction_ended", 409))
    await expect(t.auctions.extend(id, new Date(Date.now() + 60_000), "user_test")).rejects.toEqual(
      refused("auction_extend_not_allowed", 409),
    )
    await t.auctions.end(id, new Date())
    expect(await t.read(id)).toMatchObject({ status: "ended", outcome: "sold", ended_at: ends_at, leader_bidder_id: "ada" })
    await expect(t.bid(id, "bea", 50)).rejects.toEqual(refused("auction_ended", 409))
  })

  test("bought at once, ends at that moment, for all", async () => {
    const { id } = await live({ buy_now_price: minor(80), reserve_price: minor(50) })
    await t.bid(id, "ada", 20)
    const { fulfilled, rejected } = await race(5, (buyer) => t.bid(id, `buyer${buyer}`, 0, { kind: "buy_now" }))
    expect(fulfilled).toHaveLength(1)
    expect(rejected).toEqual(Array(4).fill(refused("auction_ended", 409)))
    const winner = fulfilled[0]?.bid.bidderId
    expect(await salesOf(id)).toEqual([[winner, "buy_now", 1, 80]])
    expect(await t.read(id)).toMatchObject({ status: "ended", outcome: "sold", leader_bidder_id: winner, current_price: "8000" })
    await t.end(id)
    expect(await t.sales(id)).toHaveLength(1)
  })
})

describe("sealed bids", () => {
  test.each([
    ["sealed_first", 95],
    ["sealed_second", 60],
  ] as const)("opened as %s cost the winner %i", async (format, price) => {
    const { id } = await live({ format })
    await t.bid(id, "ada", 60)
    await t.bid(id, "bea", 80)
    await t.bid(id, "bea", 95)
    await t.bid(id, "cid", 40)
    expect(await t.read(id)).toMatchObject({ current_price: null, leader_bid_id: null })
    expect(await t.end(id)).toMatchObject({ outcome: "sold", hammer_price: String(price * 100), leader_bidder_id: "bea" })
    expect(await salesOf(id)).toEqual([["bea", "hammer", 1, price]])
  })

  test("say nothing of themselves before the end", async () => {
    const { id } = await live({ format: "sealed_second", reserve_price: minor(50) })
    await t.bid(id, "ada", 77)
    const told = JSON.stringify((await eventsOf(id)).at(-1)?.data)
    expect(told).toContain('"reserve_met":false')
    expect(told).toContain('"current_price":null')
    expect(told).not.toMatch(/77|"bids"/)
    const announced = await t.sql<{ payload: { events: { data: unknown }[] } }>(
      `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks k ON k.id = j.task_id
       WHERE k.identifier = 'engine.deliver_events' AND payload::text LIKE '%' || $1 || '%'`,
      [id],
    )
    expect(announced.flatMap(({ payload }) => payload.events)).toMatchObject([{ data: { bidder_id: "ada", price_minor: null } }])
  })

  test("for several units have several winners, at one price", async () => {
    const { id } = await live({ format: "sealed_second", quantity: 5 })
    await t.bid(id, "ada", 50, { quantity: 3 })
    await t.bid(id, "bea", 40, { quantity: 1 })
    await t.bid(id, "cid", 30, { quantity: 4 })
    await t.bid(id, "dan", 20, { quantity: 1 })
    expect(await t.end(id)).toMatchObject({ hammer_price: "3000", units_sold: 5, leader_bid_id: null })
    expect((await salesOf(id)).sort()).toEqual([
      ["ada", "hammer", 3, 30],
      ["bea", "hammer", 1, 30],
      ["cid", "hammer", 1, 30],
    ])
  })

  test("fewer than the units leave some unsold, at the least price", async () => {
    const { id } = await live({ format: "sealed_second", quantity: 5 })
    await t.bid(id, "ada", 50, { quantity: 2 })
    expect(await t.end(id)).toMatchObject({ outcome: "sold", hammer_price: "1000", units_sold: 2, leader_bidder_id: "ada" })
  })

  test("below the reserve win nothing", async () => {
    const { id } = await live({ format: "sealed_first", reserve_price: minor(50) })
    await t.bid(id, "ada", 49)
    expect(await t.end(id)).toMatchObject({ outcome: "reserve_not_met", hammer_price: null, units_sold: 0 })
  })

  test("none is none", async () => {
    const { id } = await live({ format: "sealed_first", reserve_price: minor(50) })
    expect(await t.end(id)).toMatchObject({ outcome: "no_bids" })
  })

  test("that were retracted do not count, and the bidder's one before stands again, with its units", async () => {
    const { id } = await live({ format: "sealed_first", quantity: 4 })
    await t.bid(id, "ada", 20, { quantity: 1 })
    await t.bid(id, "ada", 20, { quantity: 3 })
    const { bid } = await t.bid(id, "ada", 90, { quantity: 3 })
    await t.bid(id, "bea", 30)
    await t.auctions.retract(id, bid.id, "A nought too many", "user_test")
    expect(await t.sql("SELECT maximum, quantity FROM auction_bidder WHERE auction_id = $1 AND bidder_id = 'ada'", [id])).toEqual([
      { maximum: "2000", quantity: 3 },
    ])
    await t.end(id)
    expect((await salesOf(id)).sort()).toEqual([
      ["ada", "hammer", 3, 20],
      ["bea", "hammer", 1, 20],
    ])
  })
})

describe("a falling price", () => {
  const dutch = { format: "dutch", quantity: 4, clock_decrement: 100n, clock_step_seconds: 60, clock_floor: 500n } as const

  test("sells to each at the clock's price of the moment, until all is sold", async () => {
    const { id } = await live(dutch)
    await t.bid(id, "ada", 20, { quantity: 2 })
    await age(id, 185)
    await expect(t.bid(id, "bea", 6)).rejects.toEqual(refused("bid_too_low", 422))
    await t.bid(id, "bea", 9)
    await expect(t.bid(id, "cid", 9, { quantity: 2 })).rejects.toEqual(refused("quantity_not_left", 422))
    expect(await t.read(id)).toMatchObject({ status: "live", units_sold: 3, current_price: null })
    await t.bid(id, "cid", 9)
    expect(await salesOf(id)).toEqual([
      ["ada", "clock", 2, 10],
      ["bea", "clock", 1, 7],
      ["cid", "clock", 1, 7],
    ])
    expect(await t.read(id)).toMatchObject({ status: "ended", outcome: "sold", units_sold: 4, hammer_price: "700" })
    await expect(t.bid(id, "dan", 20)).rejects.toEqual(refused("auction_ended", 409))
  })

  test("that has sold a part is sold; what is left is not", async () => {
    const { id } = await live(dutch)
    await t.bid(id, "ada", 10)
    expect(await t.end(id)).toMatchObject({ outcome: "sold", units_sold: 1, hammer_price: "1000" })
    expect(await t.sales(id)).toHaveLength(1)
  })

  test("that nobody took at its floor is not", async () => {
    const { id } = await live(dutch)
    await age(id, 3_000)
    await expect(t.bid(id, "ada", "4.99")).rejects.toThrow("5.00 USD")
    expect(await t.end(id)).toMatchObject({ outcome: "no_bids", units_sold: 0 })
  })

  test("is for one of those who take the last unit at once", async () => {
    const { id } = await live({ ...dutch, quantity: 1 })
    const { fulfilled, rejected } = await race(8, (buyer) => t.bid(id, `buyer${buyer}`, 10))
    expect(fulfilled).toHaveLength(1)
    expect(rejected).toHaveLength(7)
    expect(await t.sales(id)).toHaveLength(1)
  })
})

describe("a retraction", () => {
  const retract = (id: string, bidId: string) => t.auctions.retract(id, bidId, "A mistake", "user_test")

  test("works the price and the leader out anew; the bid stays on record", async () => {
    const { id } = await live({ reserve_price: minor(70) })
    await t.bid(id, "ada", 30)
    await t.bid(id, "bea", 50)
    const { bid } = await t.bid(id, "cid", 500)
    expect(await t.read(id)).toMatchObject({ current_price: "7000", reserve_met: true })
    await retract(id, bid.id)
    await retract(id, bid.id)
    expect(await t.read(id)).toMatchObject({
      current_price: "3100",
      leader_bidder_id: "bea",
      reserve_met: false,
      bid_count: 2,
      bid_sequence: 3,
      retraction_count: 1,
    })
    expect(await t.sql("SELECT reason, actor_id FROM auction_retraction WHERE bid_id = $1", [bid.id])).toEqual([
      { reason: "A mistake", actor_id: "user_test" },
    ])
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: "retracted", data: { state: { current_price: 31, leader: 2 } } })
    await t.bid(id, "cid", 60)
    await t.end(id)
    expect(await t.sales(id)).toEqual([])
  })

  test("of the only bid leaves none, and it can be bought at once again", async () => {
    const { id } = await live({ buy_now_price: minor(80) })
    const { bid } = await t.bid(id, "ada", 30)
    await retract(id, bid.id)
    expect(await t.read(id)).toMatchObject({ current_price: null, leader_bid_id: null, bid_count: 0, reserve_met: false })
    await t.bid(id, "bea", 0, { kind: "buy_now" })
    expect(await salesOf(id)).toEqual([["bea", "buy_now", 1, 80]])
  })

  test("is refused after the end, of what has bought, and of no bid", async () => {
    const { id } = await live({ format: "dutch", quantity: 2, clock_decrement: 1n, clock_step_seconds: 60, clock_floor: 1n })
    const { bid } = await t.bid(id, "ada", 10)
    await expect(retract(id, bid.id)).rejects.toEqual(refused("bid_retract_not_allowed", 409))
    const { id: over } = await live()
    const { bid: won } = await t.bid(over, "ada", 10)
    await t.end(over)
    await expect(retract(over, won.id)).rejects.toEqual(refused("bid_retract_not_allowed", 409))
    await expect(retract(over, "abid_none")).rejects.toEqual(refused("bid_not_found", 404))
  })
})

test("a reference says one thing, in one round as in two", async () => {
  const { id } = await live()
  const reference = `twice:${id}`
  const answers = await Promise.allSettled([
    t.bid(id, "ada", 20, { reference }),
    t.bid(id, "ada", 20, { reference }),
    t.bid(id, "ada", 30, { reference }),
    t.bid(id, "bea", 20, { reference }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"])
  await expect(t.bid(id, "bea", 20, { reference })).rejects.toEqual(refused("idempotency_key_reused", 422))
  expect(await t.read(id)).toMatchObject({ bid_count: 1 })
})

test("bids in a minute are counted by the bidder and the lot", async () => {
  const { id } = await live()
  for (let bid = 0; bid < 30; bid++) await t.bid(id, "ada", 10 + bid)
  await expect(t.bid(id, "ada", 50)).rejects.toEqual(refused("too_many_bids", 429))
  await t.bid(id, "bea", 45)
  await t.bid((await live()).id, "ada", 10)
})
