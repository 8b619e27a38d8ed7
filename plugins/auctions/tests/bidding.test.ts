import { race } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest, refused, unique } from "./support"

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

describe("an ascending lot", () => {
  test("answers for a bidder by as little as it takes", async () => {
    const { id } = await t.live()
    const first = await t.bid(id, "cus_a", 50)
    expect(first.lot.english.price).toBe(10_00n)
    const second = await t.bid(id, "cus_b", 30)
    expect(second.lot.english).toEqual({ price: 31_00n, leader: { bidderId: "cus_a", maximum: 50_00n } })
    await t.bid(id, "cus_b", 60)
    expect(await t.read(id)).toMatchObject({
      current_price: "5100",
      leader_bidder_id: "cus_b",
      bid_count: 3,
      bidder_count: 2,
      bid_sequence: 3,
    })
  })

  test("refuses what is too low, and says what is not", async () => {
    const { id } = await t.live()
    await expect(t.bid(id, "cus_a", "9.99")).rejects.toEqual(refused("bid_too_low", 422))
    await t.bid(id, "cus_a", 20)
    await expect(t.bid(id, "cus_b", "10.49")).rejects.toThrow("10.50 USD")
    await expect(t.bid(id, "cus_a", 20)).rejects.toEqual(refused("bid_not_higher", 422))
  })

  test("one reference is one bid, however often it is sent", async () => {
    const { id } = await t.live()
    const reference = unique()
    const { fulfilled } = await race(20, () => t.bid(id, "cus_a", 20, { reference }))
    expect(new Set(fulfilled.map(({ bid }) => bid.id)).size).toBe(1)
    expect(fulfilled).toHaveLength(20)
    expect(await t.read(id)).toMatchObject({ bid_count: 1 })
    await expect(t.bid(id, "cus_a", 21, { reference })).rejects.toEqual(refused("idempotency_key_reused", 422))
  })

  test("bids are for ever", async () => {
    const { id } = await t.live()
    const { bid } = await t.bid(id, "cus_a", 20)
    await expect(t.sql("UPDATE auction_bid SET maximum = 1 WHERE id = $1", [bid.id])).rejects.toThrow("never changed")
    await expect(t.sql("DELETE FROM auction_bid WHERE id = $1", [bid.id])).rejects.toThrow("never changed")
    await expect(t.sql("UPDATE auction SET current_price = current_price - 1 WHERE id = $1", [id])).rejects.toThrow()
  })
})
