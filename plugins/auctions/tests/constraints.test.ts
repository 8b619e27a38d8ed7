import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest } from "./support"

let t: AuctionsTest
let live: AuctionsTest["live"]
let product: { product_id: string; variant_id: string }
beforeAll(async () => {
  t = await auctionsTest()
  const { product_id, variant_id } = await t.draft()
  product = { product_id, variant_id }
  live = (facts) => t.live({ ...product, ...facts })
})
// What was written behind the service's back is not for its timers.
afterAll(() => t.sql("UPDATE auction SET status = 'cancelled' WHERE product_id = $1", [product.product_id]))

describe("the database forbids, whatever the code does:", () => {
  const lotWithBid = async () => {
    const { id } = await live()
    const { bid } = await t.bid(id, "ada", 20)
    return { id, bidId: bid.id }
  }
  const insertBid = (id: string, sequence: number, more: { placedAt?: string } = {}) =>
    t.sql(
      `INSERT INTO auction_bid (id, auction_id, sequence, reference, bidder_id, number, kind, maximum, amount, placed_at, ends_at)
       SELECT 'abid_' || $2 || $1, $1, $2::int, 'ref' || $2 || $1, 'bea', 2, 'bid', 5000, 2100, ${more.placedAt ?? "now()"}, ends_at
       FROM auction WHERE id = $1`,
      [id, sequence],
    )
  const insertSale = (id: string, bidId: string, status: string, exclusive: boolean) =>
    t.sql(
      `INSERT INTO auction_sale (id, auction_id, bid_id, bidder_id, kind, status, exclusive, quantity, unit_price, premium, currency_code)
       VALUES ('asale_' || $2, $1, $2, 'ada', 'hammer', $3, $4, 1, 1000, 0, 'usd')`,
      [id, bidId, status, exclusive],
    )

  test("a price that falls without a retraction", async () => {
    const { id } = await lotWithBid()
    await expect(t.sql("UPDATE auction SET current_price = 999 WHERE id = $1", [id])).rejects.toThrow()
    await t.bid(id, "bea", 15)
    await expect(t.sql("UPDATE auction SET current_price = 1000 WHERE id = $1", [id])).rejects.toThrow("falls")
    await expect(t.sql("UPDATE auction SET current_price = NULL WHERE id = $1", [id])).rejects.toThrow("falls")
  })

  test("a leader whose maximum is below the price", async () => {
    const { id } = await lotWithBid()
    await expect(t.sql("UPDATE auction SET leader_maximum = 999 WHERE id = $1", [id])).rejects.toThrow("check constraint")
  })

  test("a leader who bid on another lot", async () => {
    const [one, other] = [await lotWithBid(), await lotWithBid()]
    await expect(t.sql("UPDATE auction SET leader_bid_id = $2 WHERE id = $1", [one.id, other.bidId])).rejects.toThrow("auction_leader")
  })

  test("a leader who sells the lot", async () => {
    const { id } = await lotWithBid()
    await expect(t.sql("UPDATE auction SET seller_id = 'ada' WHERE id = $1", [id])).rejects.toThrow("check constraint")
  })

  test("a bid out of sequence: a number twice, a number left out, a number of nothing", async () => {
    const { id } = await lotWithBid()
    await expect(insertBid(id, 1)).rejects.toThrow("duplicate key")
    await expect(insertBid(id, 3)).rejects.toThrow("foreign key")
    await expect(insertBid(id, 0)).rejects.toThrow("check constraint")
    await insertBid(id, 2)
  })

  test("a bid at or after the end", async () => {
    const { id } = await lotWithBid()
    await expect(insertBid(id, 2, { placedAt: "ends_at" })).rejects.toThrow("auction_bid_in_time")
    await insertBid(id, 2, { placedAt: "ends_at - interval '1 microsecond'" })
  })

  test.each(["offered", "awaiting_payment", "paid"])("a second winner beside one who is %s", async (status) => {
    const { id, bidId } = await lotWithBid()
    const { bid } = await t.bid(id, "bea", 30)
    await insertSale(id, bidId, status, true)
    await expect(insertSale(id, bid.id, "awaiting_payment", true)).rejects.toThrow("auction_sale_one_winner")
  })

  test("two offers at once, and two sales of one bid", async () => {
    const { id, bidId } = await lotWithBid()
    const { bid } = await t.bid(id, "bea", 30)
    await insertSale(id, bidId, "offered", false)
    await expect(insertSale(id, bid.id, "offered", false)).rejects.toThrow("auction_sale_one_offer")
    await insertSale(id, bid.id, "awaiting_payment", false)
    await expect(t.sql("UPDATE auction_sale SET bid_id = $2 WHERE bid_id = $1", [bidId, bid.id])).rejects.toThrow("auction_sale_bid_id_key")
  })

  test("more units sold than there are", async () => {
    const { id } = await lotWithBid()
    await expect(t.sql("UPDATE auction SET units_sold = 2 WHERE id = $1", [id])).rejects.toThrow("check constraint")
  })

  test("an end without an outcome, and a sale without a price", async () => {
    const { id } = await lotWithBid()
    await expect(t.sql("UPDATE auction SET status = 'ended', ended_at = now() WHERE id = $1", [id])).rejects.toThrow("check constraint")
    await expect(t.sql("UPDATE auction SET status = 'ended', outcome = 'sold', ended_at = now() WHERE id = $1", [id])).rejects.toThrow(
      "check constraint",
    )
  })

  test("removing a retraction's bid, or a reason of nothing", async () => {
    const { id, bidId } = await lotWithBid()
    const retract = (reason: string) =>
      t.sql("INSERT INTO auction_retraction (bid_id, auction_id, actor_id, reason) VALUES ($1, $2, 'user_test', $3)", [bidId, id, reason])
    await expect(retract("")).rejects.toThrow("check constraint")
    await retract("A mistake")
    await expect(retract("Again")).rejects.toThrow("duplicate key")
  })
})
