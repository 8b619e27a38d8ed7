import { beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest, refused, unique } from "./support"

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

describe("bids that come at the same time", () => {
  test("on many lots are one transaction, and each is answered for its own lot", async () => {
    const lots = await Promise.all(Array.from({ length: 10 }, () => t.live()))
    const answers = await Promise.all(lots.flatMap(({ id }, index) => [t.bid(id, "cus_a", 20 + index), t.bid(id, "cus_b", 100 + index)]))
    expect(answers.map(({ lot }) => lot.id)).toEqual(lots.flatMap(({ id }) => [id, id]))
    expect(answers.map(({ bid }) => bid.sequence)).toEqual(lots.flatMap(() => [1, 2]))
    const ids = lots.map(({ id }) => id)
    const [bids] = await t.sql<{ count: number; transactions: number }>(
      "SELECT count(*)::int AS count, count(DISTINCT xmin::text)::int AS transactions FROM auction_bid WHERE auction_id = ANY ($1)",
      [ids],
    )
    expect(bids).toEqual({ count: 20, transactions: 1 })
    const told = await t.sql<{ auction_id: string; data: { bids: unknown[]; outbid: number[]; state: { version: number } } }>(
      "SELECT auction_id, data FROM auction_event WHERE auction_id = ANY ($1) AND type = 'bid'",
      [ids],
    )
    expect(told.map(({ auction_id }) => auction_id).sort()).toEqual([...ids].sort())
    for (const { data } of told) expect(data).toMatchObject({ bids: [{ bidder: 1 }, { bidder: 2 }], outbid: [1] })
  })

  test("on a lot that somebody holds wait for it alone", async () => {
    const [held, free] = await Promise.all([t.live(), t.live()])
    const { transaction } = await import("@wekala/engine/kit")
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let isHeld = (): void => undefined
    const holding = new Promise<void>((resolve) => {
      isHeld = resolve
    })
    const holder = transaction(async (tx) => {
      await tx.query("SELECT 1 FROM auction WHERE id = $1 FOR UPDATE", [held.id])
      isHeld()
      await released
    })
    await holding
    let isAnswered = false
    const waiting = [t.bid(held.id, "cus_a", 20), t.bid(held.id, "cus_b", 30)].map((bid) =>
      bid.then((answer) => {
        isAnswered = true
        return answer
      }),
    )
    expect((await t.bid(free.id, "cus_a", 20)).bid.sequence).toBe(1)
    expect((await t.bid(free.id, "cus_b", 30)).bid.sequence).toBe(2)
    expect(isAnswered).toBe(false)
    release()
    await holder
    expect((await Promise.all(waiting)).map(({ bid }) => bid.sequence)).toEqual([1, 2])
  })

  test("are refused one by one: a lot that is not there, an amount in the lot's currency", async () => {
    const { id } = await t.live({ currency_code: "kwd" })
    const [missing, low, taken] = await Promise.allSettled([
      t.bid(unique("auc"), "cus_a", 20),
      t.bid(id, "cus_a", 0.5, { amount: 999n }),
      t.bid(id, "cus_b", 20),
    ])
    expect(missing).toMatchObject({ status: "rejected", reason: refused("auction_not_found", 404) })
    expect(low).toMatchObject({
      status: "rejected",
      reason: { code: "bid_too_low", message: "The least that can be bid now is 1.000 KWD." },
    })
    expect(taken).toMatchObject({ status: "fulfilled", value: { bid: { sequence: 1 } } })
  })
})
