import { race } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest, minor, refused, unique } from "./support"

let t: AuctionsTest
let product: { product_id: string; variant_id: string }
let live: AuctionsTest["live"]
beforeAll(async () => {
  t = await auctionsTest()
  const { product_id, variant_id } = await t.draft({ stock: 10_000 })
  product = { product_id, variant_id }
  live = (facts) => t.live({ ...product, ...facts })
})

const soon = (ms: number) => new Date(Date.now() + ms)
const HOUR_MS = 3_600_000
const schedule = (id: string, startsAt = soon(HOUR_MS), endsAt = new Date(startsAt.getTime() + HOUR_MS)) =>
  t.auctions.schedule(id, { startsAt, endsAt }, "user_test")
const scheduled = async () => {
  const { id } = await t.draft(product)
  await schedule(id)
  return t.read(id)
}
const cancel = (id: string) => t.auctions.cancel(id, "Broken in the store", "user_test")
const timersOf = (id: string) =>
  t.sql<{ key: string }>(
    "SELECT key FROM graphile_worker._private_jobs WHERE key LIKE '%' || $1 AND key NOT LIKE 'auctions.search%' ORDER BY key",
    [id],
  )

/** A lot in each of its states, and what is open of it. */
const IN_STATE = {
  draft: async () => (await t.draft(product)).id,
  scheduled: async () => (await scheduled()).id,
  live: async () => {
    const { id } = await live()
    await t.bid(id, "ada", 50)
    return id
  },
  unsold: async () => {
    const { id } = await live({ reserve_price: minor(100) })
    await t.bid(id, "ada", 50)
    await t.end(id)
    return id
  },
  "without bids": async () => {
    const { id } = await live()
    await t.end(id)
    return id
  },
  won: async () => {
    const id = await IN_STATE.live()
    await t.end(id)
    return id
  },
  ordered: async () => {
    const id = await IN_STATE.won()
    const [sale] = await t.sales(id)
    await t.auctions.sales.order(sale?.id as string, unique("order"))
    return id
  },
  offered: async () => {
    const id = await IN_STATE.unsold()
    await t.auctions.offer(id, {}, "user_test")
    return id
  },
  unpaid: async () => {
    const id = await IN_STATE.won()
    const [sale] = await t.sales(id)
    await t.auctions.sales.cancel(sale?.id as string)
    return id
  },
  settled: async () => {
    const id = await IN_STATE.won()
    const [sale] = await t.sales(id)
    await t.auctions.sales.pay(sale?.id as string)
    return id
  },
  cancelled: async () => {
    const id = await IN_STATE.draft()
    await cancel(id)
    return id
  },
}
type State = keyof typeof IN_STATE

describe("calling a lot off", () => {
  test.each<State>(["draft", "scheduled", "live", "unsold", "without bids", "won", "offered", "unpaid"])("that is %s", async (state) => {
    const id = await IN_STATE[state]()
    await cancel(id)
    expect(await t.read(id)).toMatchObject({ status: "cancelled", ended_at: expect.any(Date) })
    expect((await t.sales(id)).map(({ status }) => status)).toEqual(["won", "offered", "unpaid"].includes(state) ? ["cancelled"] : [])
    expect(await timersOf(id)).toEqual([])
    await expect(t.bid(id, "bea", 100)).rejects.toEqual(refused("auction_not_live", 409))
    const [event] = await t.sql("SELECT type, actor_id, detail FROM auction_event WHERE auction_id = $1 ORDER BY version DESC LIMIT 1", [
      id,
    ])
    expect(event).toEqual({ type: "cancelled", actor_id: "user_test", detail: { reason: "Broken in the store" } })
  })

  test.each<[State, string]>([
    ["ordered", "auction_ordered"],
    ["settled", "auction_cancel_not_allowed"],
    ["cancelled", "auction_cancel_not_allowed"],
  ])("that is %s is refused", async (state, code) => {
    const id = await IN_STATE[state]()
    await expect(cancel(id)).rejects.toEqual(refused(code, 409))
  })
})

describe("putting a lot up again", () => {
  test.each<State>(["unsold", "without bids", "unpaid", "cancelled"])("that is %s makes a draft like it", async (state) => {
    const id = await IN_STATE[state]()
    const reference = unique("relist")
    const made = await t.auctions.relist(id, reference)
    const before = await t.read(id)
    const kept = ["variant_id", "format", "quantity", "starting_price", "reserve_price", "commission_basis_points"] as const
    for (const name of kept) expect(made[name]).toEqual(before[name])
    expect(made).toMatchObject({ status: "draft", outcome: null, bid_count: 0, current_price: null, starts_at: null, hammer_price: null })
    expect(made.id).not.toBe(id)
    expect((await t.auctions.relist(id, reference)).id).toBe(made.id)
    await schedule(made.id)
  })

  test.each<State>(["draft", "scheduled", "live", "won", "ordered", "offered", "settled"])("that is %s is refused", async (state) => {
    const id = await IN_STATE[state]()
    await expect(t.auctions.relist(id, unique())).rejects.toEqual(refused("auction_relist_not_allowed", 409))
  })
})

describe("the calendar", () => {
  test("takes a draft, and gives it back", async () => {
    const { id, starts_at } = await scheduled()
    expect(await timersOf(id)).toEqual([{ key: `auctions.start:${id}` }])
    await expect(t.bid(id, "ada", 50)).rejects.toEqual(refused("auction_not_live", 409))
    await expect(schedule(id)).rejects.toEqual(refused("auction_schedule_not_allowed", 409))
    await t.auctions.unschedule(id, "user_test")
    expect(await timersOf(id)).toEqual([])
    await t.auctions.start(id, starts_at as Date)
    expect(await t.read(id)).toMatchObject({ status: "draft" })
    await expect(t.auctions.unschedule(id, "user_test")).rejects.toEqual(refused("auction_unschedule_not_allowed", 409))
  })

  test.each([
    ["an end that is over", -HOUR_MS, HOUR_MS - 1],
    ["less than five seconds", HOUR_MS, 4_999],
    ["an end before the start", HOUR_MS, -1],
    ["more than ninety days", HOUR_MS, 90 * 24 * HOUR_MS + 1],
  ])("refuses %s", async (_, start, lasts) => {
    const { id } = await t.draft(product)
    const startsAt = soon(start)
    await expect(schedule(id, startsAt, new Date(startsAt.getTime() + lasts))).rejects.toEqual(refused("invalid_schedule", 422))
    expect(await t.read(id)).toMatchObject({ status: "draft" })
  })

  test("opens a lot when it is due, once, whoever calls", async () => {
    const { id, starts_at, version } = await scheduled()
    await t.auctions.start(id, new Date((starts_at as Date).getTime() - 1))
    expect(await t.read(id)).toMatchObject({ status: "scheduled" })
    await race(5, () => t.auctions.start(id, starts_at as Date))
    expect(await t.read(id)).toMatchObject({ status: "live", version: version + 1 })
    expect((await timersOf(id)).map(({ key }) => key)).toContain(`auctions.end:${id}`)
  })
})

describe("moving the end", () => {
  test.each<State>(["scheduled", "live"])("of a lot that is %s", async (state) => {
    const id = await IN_STATE[state]()
    const { ends_at } = await t.read(id)
    const later = new Date((ends_at as Date).getTime() + HOUR_MS)
    await t.auctions.extend(id, later, "user_test")
    expect(await t.read(id)).toMatchObject({ ends_at: later, planned_ends_at: later })
    for (const wrong of [later, ends_at as Date]) {
      await expect(t.auctions.extend(id, wrong, "user_test")).rejects.toEqual(refused("invalid_schedule", 422))
    }
    await expect(t.auctions.extend(id, soon(91 * 24 * HOUR_MS), "user_test")).rejects.toEqual(refused("invalid_schedule", 422))
    if (state === "live") {
      await t.auctions.end(id, ends_at as Date)
      expect(await t.read(id)).toMatchObject({ status: "live" })
    }
  })

  test.each<State>(["draft", "won", "without bids", "unpaid", "settled", "cancelled"])("of a lot that is %s is refused", async (state) => {
    const id = await IN_STATE[state]()
    await expect(t.auctions.extend(id, soon(48 * HOUR_MS), "user_test")).rejects.toEqual(refused("auction_extend_not_allowed", 409))
  })
})

describe("changing and removing", () => {
  test("a draft can be changed in all, as far as it makes sense", async () => {
    const id = await IN_STATE.draft()
    await t.auctions.updateAuction(id, { starting_price: minor(20), reserve_price: minor(30) }, "user_test")
    expect(await t.read(id)).toMatchObject({ starting_price: "2000", reserve_price: "3000" })
    await expect(t.auctions.updateAuction(id, { starting_price: minor(40) }, "user_test")).rejects.toEqual(refused("invalid_auction", 422))
  })

  test.each<State>(["scheduled", "live"])("of a lot that is %s only the texts, which is told", async (state) => {
    const id = await IN_STATE[state]()
    const { version } = await t.read(id)
    await expect(t.auctions.updateAuction(id, { reserve_price: minor(30) }, "user_test")).rejects.toEqual(
      refused("auction_change_not_allowed", 409),
    )
    await t.auctions.updateAuction(id, { title: "A cup", condition: "Chipped" }, "user_test")
    expect(await t.read(id)).toMatchObject({ title: "A cup", condition: "Chipped", version: version + 1 })
  })

  test.each<State>(["scheduled", "live", "won", "cancelled"])("a lot that is %s is not deleted", async (state) => {
    const id = await IN_STATE[state]()
    await expect(t.auctions.deleteAuction(id)).rejects.toEqual(refused("auction_delete_not_allowed", 409))
  })

  test("a draft is deleted, and then is not there", async () => {
    const id = await IN_STATE.draft()
    await t.auctions.deleteAuction(id)
    await expect(t.auctions.deleteAuction(id)).rejects.toEqual(refused("auction_not_found", 404))
    await expect(t.bid(id, "ada", 50)).rejects.toEqual(refused("auction_not_found", 404))
    await expect(cancel(id)).rejects.toEqual(refused("auction_not_found", 404))
  })
})
