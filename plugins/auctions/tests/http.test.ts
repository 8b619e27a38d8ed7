import { follow } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { ADDRESS, type AuctionsTest, auctionsTest, unique } from "./support"

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

const STORE = "/store/auctions"
const ADMIN = "/admin/auctions"
const soon = (ms: number) => new Date(Date.now() + ms).toISOString()

describe("a merchant", () => {
  test("writes a draft, changes it, schedules it: its stock is out of reach", async () => {
    const { client } = t.engine.admin
    const { variantId } = await t.shop.product({ stock: 3 })
    const made = await client.post(ADMIN, {
      variant_id: variantId,
      format: "english",
      currency_code: "usd",
      starting_price: 10,
      quantity: 2,
    })
    expect(made).toMatchObject({
      status: 201,
      body: { auction: { status: "draft", starting_price: 10, quantity: 2, commission_percent: 10 } },
    })
    const path = `${ADMIN}/${made.body.auction.id}`
    expect(await client.post(path, { reserve_price: "25.5", premium_percent: 12.5 })).toMatchObject({
      status: 200,
      body: { auction: { reserve_price: 25.5, premium_percent: 12.5, has_reserve: true, reserve_met: false } },
    })
    expect((await t.engine.store.get(`${STORE}/${made.body.auction.id}`)).status).toBe(404)

    expect(await client.post(`${path}/schedule`)).toMatchObject({ status: 422, body: { code: "invalid_schedule" } })
    const scheduled = await client.post(`${path}/schedule`, { starts_at: soon(60_000), ends_at: soon(3_600_000) })
    expect(scheduled).toMatchObject({ status: 200, body: { auction: { status: "scheduled" } } })
    expect(await t.available(variantId)).toBe(1)
    expect(await client.post(path, { reserve_price: 5 })).toMatchObject({ status: 409, body: { code: "auction_change_not_allowed" } })

    expect(await client.post(`${path}/unschedule`)).toMatchObject({ status: 200, body: { auction: { status: "draft" } } })
    await t.engine.clock.run()
    expect(await t.available(variantId)).toBe(3)
    expect((await client.delete(path)).status).toBe(204)
  })

  test("is told when there is too little in stock, and nothing stays reserved", async () => {
    const { client } = t.engine.admin
    const { id, variant_id } = await t.draft({ stock: 1, quantity: 2 })
    const refused = await client.post(`${ADMIN}/${id}/schedule`, { starts_at: soon(0), ends_at: soon(60_000) })
    expect(refused).toMatchObject({ status: 409, body: { code: "out_of_stock" } })
    expect(await t.available(variant_id)).toBe(1)
  })

  test("schedules many at once, each ending later than the one before", async () => {
    const { client } = t.engine.admin
    const lots = await Promise.all([t.draft(), t.draft(), t.draft({ stock: 0 })])
    const ends = soon(3_600_000)
    const { body } = await client.post(`${ADMIN}/schedule`, {
      ids: lots.map(({ id }) => id),
      starts_at: soon(60_000),
      ends_at: ends,
      stagger_seconds: 30,
    })
    expect(body).toMatchObject({ scheduled: [lots[0]?.id, lots[1]?.id], refused: [{ id: lots[2]?.id, code: "out_of_stock" }] })
    const second = await client.get(`${ADMIN}/${lots[1]?.id}`)
    expect(Date.parse(second.body.auction.ends_at)).toBe(Date.parse(ends) + 30_000)
  })

  test.each([
    ["a reserve below the start", { reserve_price: 5 }, 422, "invalid_auction", "body.reserve_price"],
    ["a falling price without its clock", { format: "dutch" }, 422, "invalid_auction", "body.clock_decrement"],
    [
      "increments that do not ascend",
      {
        increments: [
          { from: 5, increment: 1 },
          { from: 1, increment: 1 },
        ],
      },
      422,
      "invalid_auction",
      "body.increments",
    ],
    ["a price with too many decimals", { starting_price: 1.234 }, 400, "too_many_decimals", undefined],
    ["a variant that is not there", { variant_id: "variant_none" }, 404, "variant_not_found", "body.variant_id"],
    ["a seller who is not there", { seller_id: "cus_none" }, 404, "customer_not_found", "body.seller_id"],
    ["an unknown field", { colour: "red" }, 400, "invalid_input", "body.colour"],
  ])("is told what is wrong with %s", async (_, fields, status, code, path) => {
    const { variantId } = await t.shop.product()
    const body = { variant_id: variantId, format: "english", currency_code: "usd", starting_price: 10, ...fields }
    const answer = await t.engine.admin.client.post(ADMIN, body)
    expect(answer).toMatchObject({ status, body: { code } })
    if (path) expect(answer.body.fields).toContainEqual(expect.objectContaining({ path }))
  })

  test("sees every bid, retracts one, takes the record along, and learns no maximum before the end", async () => {
    const { client } = t.engine.admin
    const { id } = await t.live()
    const [ada, bea] = [await t.engine.customer(), await t.engine.customer()]
    await ada.client.post(`${STORE}/${id}/bids`, { amount: 30 })
    await bea.client.post(`${STORE}/${id}/bids`, { amount: 50 })
    const { body } = await client.get(`${ADMIN}/${id}/bids`)
    expect(body).toMatchObject({
      count: 2,
      bids: [{ maximum: null, amount: 31, customer: { email: bea.email }, number: 2 }, { maximum: null }],
    })
    const retracted = await client.post(`${ADMIN}/${id}/bids/${body.bids[0].id}/retract`, { reason: "Typed a nought too many" })
    expect(retracted).toMatchObject({
      status: 200,
      body: { auction: { current_price: 10, leader: { email: ada.email, maximum: null }, bid_count: 1 } },
    })
    await t.end(id)
    expect((await client.get(`${ADMIN}/${id}`)).body.auction).toMatchObject({ leader: { maximum: 30 }, outcome: "sold" })
    const csv = await client.get(`${ADMIN}/${id}/audit/csv`)
    expect(csv.body).toContain("Typed a nought too many")
    const trust = await client.get(`${ADMIN}/${id}/trust`)
    expect(trust.body.bidders[0]).toMatchObject({
      score: expect.any(Number),
      reasons: expect.arrayContaining([expect.objectContaining({ code: "device_shared" })]),
    })
    const events = await client.get(`${ADMIN}/${id}/events`)
    expect(events.body.events.map(({ type }: { type: string }) => type)).toEqual([
      "scheduled",
      "started",
      "bid",
      "bid",
      "retracted",
      "ended",
    ])
  })
})

describe("a shopper", () => {
  test("sees lots, and of others only numbers and prices", async () => {
    const { id, product_id } = await t.live({ reserve_price: 40_00n, buy_now_price: 99_00n })
    const { client } = await t.engine.customer()
    await client.post(`${STORE}/${id}/bids`, { amount: 30 })
    const list = await t.engine.store.get(STORE, { product_id, status: "live" })
    expect(list.body).toMatchObject({
      count: 1,
      auctions: [{ id, current_price: 10, bid_count: 1, leader: 1, has_reserve: true, reserve_met: false }],
    })
    for (const path of [STORE, `${STORE}/${id}`, `${STORE}/${id}/bids`]) {
      const text = JSON.stringify((await t.engine.store.get(path, path === STORE ? { product_id } : {})).body)
      expect(text).not.toMatch(/cus_|"maximum"|"reserve_price"|:30[,}]|:40[,}]/)
    }
  })

  test("bids, is outbid, and is told where they stand", async () => {
    const { id } = await t.live()
    const [ada, bea] = [await t.engine.customer(), await t.engine.customer()]
    const key = unique("key")
    const first = await ada.client.post(`${STORE}/${id}/bids`, { amount: 25 }, { key })
    expect(first).toMatchObject({
      status: 201,
      body: { bid: { amount: 10, maximum: 25, bidder: 1 }, me: { leading: true }, auction: { next_bid: 10.5 } },
    })
    expect((await ada.client.post(`${STORE}/${id}/bids`, { amount: 25 }, { key })).body.bid.id).toBe(first.body.bid.id)
    await bea.client.post(`${STORE}/${id}/bids`, { amount: 40 })
    expect((await ada.client.get(`${STORE}/${id}/me`)).body.me).toMatchObject({ number: 1, maximum: 25, leading: false })
    expect(await ada.client.post(`${STORE}/${id}/maximum`, { amount: 60 })).toMatchObject({ status: 409, body: { code: "not_leading" } })
    expect(await bea.client.post(`${STORE}/${id}/maximum`, { amount: 60 })).toMatchObject({
      status: 200,
      body: { auction: { current_price: 26 } },
    })
    const mine = await ada.client.get(`${STORE}/mine`, { tab: "bidding" })
    expect(mine.body.auctions).toMatchObject([{ id, me: { leading: false, number: 1 } }])
  })

  test.each([
    ["nothing", {}, 400, "invalid_input"],
    ["a word", { amount: "much" }, 400, "invalid_input"],
    ["a fraction of a cent", { amount: 10.001 }, 400, "too_many_decimals"],
    ["too little", { amount: 1 }, 422, "bid_too_low"],
    ["a part of a whole lot", { amount: 20, quantity: 2 }, 422, "quantity_not_divisible"],
  ])("who bids %s is told so", async (_, body, status, code) => {
    const { id } = await t.live()
    const { client } = await t.engine.customer()
    expect(await client.post(`${STORE}/${id}/bids`, body)).toMatchObject({ status, body: { code } })
  })

  test("needs to be signed in, and a lot that is there", async () => {
    const { id } = await t.live()
    expect((await t.engine.store.post(`${STORE}/${id}/bids`, { amount: 20 })).status).toBe(401)
    const { client } = await t.engine.customer()
    expect(await client.post(`${STORE}/auc_none/bids`, { amount: 20 })).toMatchObject({ status: 404, body: { code: "auction_not_found" } })
    expect((await client.post(`${ADMIN}/${id}/cancel`, { reason: "Because" })).status).toBe(401)
  })

  test("watches a lot, and follows it live without missing anything", async () => {
    const { id } = await t.live()
    const { client } = await t.engine.customer()
    expect((await client.post(`${STORE}/${id}/watch`)).body).toEqual({ watching: true })
    expect((await client.get(`${STORE}/mine`, { tab: "watching" })).body.count).toBe(1)
    const stream = await follow(`${t.engine.url}/realtime/auction/${id}`)
    expect(await stream.next("snapshot")).toMatchObject({ data: { state: { status: "live", bid_count: 0 } } })
    await client.post(`${STORE}/${id}/bids`, { amount: 20 })
    expect(await stream.next("bid")).toMatchObject({ data: { state: { current_price: 10, leader: 1 }, bids: [{ bidder: 1, amount: 10 }] } })
    await stream.close()
  })

  test("buys at once", async () => {
    const { id } = await t.live({ buy_now_price: 80_00n, premium_basis_points: 1_000 })
    const { client } = await t.engine.customer()
    const { status, body } = await client.post(`${STORE}/${id}/buy-now`)
    expect(status).toBe(201)
    expect(body.sale).toMatchObject({ kind: "buy_now", unit_price: 80, premium: 8, total: 88, status: "awaiting_payment" })
    const other = await t.engine.customer()
    expect(await other.client.post(`${STORE}/${id}/buy-now`)).toMatchObject({ status: 409, body: { code: "auction_ended" } })
    expect((await other.client.get(`${STORE}/sales/${body.sale.id}`)).status).toBe(404)
  })
})

describe("a win", () => {
  test("becomes a cart at the hammer price, is paid, and is nobody else's", async () => {
    const { id, variant_id } = await t.live({ stock: 1, premium_basis_points: 1_000 })
    await t.auctions.cancel(id, "Only to free its stock", "user_test")
    await t.engine.clock.run()
    const again = await t.engine.admin.client.post(`${ADMIN}/${id}/relist`)
    const lot = again.body.auction.id as string
    await t.engine.admin.client.post(`${ADMIN}/${lot}/schedule`, { starts_at: soon(-1_000), ends_at: soon(3_600_000) })
    await t.engine.clock.run()
    const winner = await t.engine.customer()
    await winner.client.post(`${STORE}/${lot}/bids`, { amount: 50 })
    expect(await t.available(variant_id)).toBe(0)
    await t.end(lot)
    await t.engine.clock.run()
    const { body } = await winner.client.get(`${STORE}/sales`)
    expect(body.sales).toMatchObject([{ auction_id: lot, unit_price: 10, premium: 1, total: 11, cart_id: expect.any(String) }])
    const [{ id: sale, cart_id }] = body.sales
    const cart = `/store/carts/${cart_id}`
    expect(await winner.client.post(`${cart}/line-items`, { variant_id, quantity: 1 })).toMatchObject({
      status: 409,
      body: { code: "auction_cart_fixed" },
    })
    await winner.client.post(cart, { shipping_address: ADDRESS, billing_address: ADDRESS })
    await winner.client.post(`${cart}/shipping-methods`, { option_id: t.shop.shippingOptionId })
    const order = await t.shop.pay(winner.client, cart_id)
    await t.engine.clock.run()
    expect((await winner.client.get(`${STORE}/sales/${sale}`)).body.sale).toMatchObject({ status: "ordered", order_id: order.id })
    expect(await t.available(variant_id)).toBe(0)
    const [claims] = await t.sql("SELECT count(*)::int AS count FROM auction_stock_claim")
    expect(claims).toEqual({ count: 0 })
  })
})
