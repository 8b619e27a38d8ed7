import { race, type TestCustomer } from "@wekala/engine/testing"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import type { Auction, AuctionSale } from "@wekala/auctions"
import { prepareCart } from "../src/modules/auctions/selling/cart"
import { claimUnits, reserveUnits, settleStock, unclaimUnits } from "../src/modules/auctions/selling/stock"
import { ADDRESS, type AuctionsTest, auctionsTest, refused } from "./support"

const DAY_MS = 24 * 3_600_000
const WALLET = "pp_wallet_wallet"

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})
afterEach(async () => {
  await t.engine.clock.run()
  expect((await t.wallet.verify()).discrepancies).toEqual([])
  // Every unit is free, a lot's, or an order's; none is promised twice.
  expect(await t.sql("SELECT id FROM inventory_level WHERE stocked_quantity < reserved_quantity")).toEqual([])
  expect(await t.sql("DELETE FROM auction_stock_claim RETURNING sale_id")).toEqual([])
})

interface Win {
  lot: Auction
  sale: AuctionSale
  winner: TestCustomer
}

const reserve = (lot: Auction, units = lot.quantity) => reserveUnits(t.engine.container, lot, units)
const saleOf = async (id: string) => (await t.sql<AuctionSale>("SELECT * FROM auction_sale WHERE id = $1", [id]))[0] as AuctionSale

/** A lot whose stock is reserved, won by a customer at its price of 10.00. */
async function won(facts: Parameters<AuctionsTest["live"]>[0] = {}): Promise<Win> {
  const lot = await t.live(facts)
  await reserve(lot)
  const winner = await t.engine.customer()
  await t.bid(lot.id, winner.id, 50)
  await t.end(lot.id)
  const [sale] = await t.sales(lot.id)
  await t.engine.clock.run()
  return { lot, sale: await saleOf(sale?.id as string), winner }
}

/** Says where the parcel goes, and how. */
async function addressed({ sale, winner }: Win): Promise<string> {
  const cart = `/store/carts/${sale.cart_id}`
  await winner.client.post(cart, { shipping_address: ADDRESS, billing_address: ADDRESS })
  await winner.client.post(`${cart}/shipping-methods`, { option_id: t.shop.shippingOptionId })
  return sale.cart_id as string
}

async function beginPayment({ winner }: Win, cart_id: string, provider_id = "pp_system_default"): Promise<void> {
  const { body } = await winner.client.post("/store/payment-collections", { cart_id })
  await winner.client.post(`/store/payment-collections/${body.payment_collection.id}/payment-sessions`, { provider_id })
}

async function bought(win: Win, provider?: string): Promise<string> {
  const order = await t.shop.pay(win.winner.client, await addressed(win), provider)
  await t.engine.clock.run()
  return order.id
}

async function capture(orderId: string): Promise<void> {
  const { body } = await t.engine.admin.client.get(`/admin/orders/${orderId}?fields=*payment_collections.payments`)
  for (const { id } of body.order.payment_collections[0].payments) await t.engine.admin.client.post(`/admin/payments/${id}/capture`, {})
  await t.engine.clock.run()
}

const escrowsOf = ({ sale }: Win) =>
  t.sql<{ status: string; amount: string; released: string; fee: string; refunded: string }>(
    "SELECT status, amount, released, fee, refunded FROM wallet_escrow WHERE reference LIKE 'auctions.sale:' || $1 || ':%'",
    [sale.id],
  )

describe("stock", () => {
  test("is reserved in just the number asked for, however often", async () => {
    const lot = await t.draft({ stock: 5 })
    await reserve(lot, 2)
    await reserve(lot, 2)
    expect(await t.available(lot.variant_id)).toBe(3)
    await reserve(lot, 4)
    expect(await t.available(lot.variant_id)).toBe(1)
    await reserve(lot, 1)
    expect(await t.available(lot.variant_id)).toBe(4)
    await race(5, () => reserve(lot, 3))
    expect(await t.available(lot.variant_id)).toBe(2)
    await expect(reserve(lot, 6)).rejects.toEqual(refused("out_of_stock", 409))
    await reserve(lot, 0)
    expect(await t.available(lot.variant_id)).toBe(5)
  })

  test("is the winner's alone while the order is being placed, and the lot's again when it was not", async () => {
    const { lot, sale } = await won({ stock: 3, quantity: 2 })
    await claimUnits(t.engine.container, { ...sale, variant_id: lot.variant_id })
    // The order is to reserve them itself: they are free, but for nobody else.
    expect(await t.available(lot.variant_id)).toBe(3)
    const shopper = await t.engine.customer()
    const [two, one] = [2, 1].map((quantity) => t.shop.cart(shopper.client, { variantId: lot.variant_id, quantity }))
    const refused = (await two)?.id as string
    await expect(t.shop.pay(shopper.client, refused)).rejects.toThrow("insufficient_inventory")
    expect(await t.sql("SELECT order_id FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL", [refused])).toEqual([])
    await t.shop.pay(shopper.client, (await one)?.id as string)
    await settleStock(t.engine.container, lot.id)
    expect(await t.available(lot.variant_id)).toBe(2)
    await unclaimUnits(t.engine.container, sale.id, lot.id)
    await unclaimUnits(t.engine.container, sale.id, lot.id)
    expect(await t.available(lot.variant_id)).toBe(0)
    await settleStock(t.engine.container, lot.id)
    expect(await t.available(lot.variant_id)).toBe(0)
  })

  test("comes back from what was not sold, not paid, and called off", async () => {
    const dutch = { format: "dutch", clock_decrement: 1n, clock_step_seconds: 60, clock_floor: 1n, quantity: 3, stock: 3 } as const
    const lot = await t.live(dutch)
    await reserve(lot)
    await t.bid(lot.id, "ada", 10)
    await t.end(lot.id)
    await t.engine.clock.run()
    expect(await t.available(lot.variant_id)).toBe(2)
    const [sale] = await t.sales(lot.id)
    await t.auctions.sales.cancel(sale?.id as string)
    await t.engine.clock.run()
    expect(await t.available(lot.variant_id)).toBe(3)
    const other = await t.live({ stock: 1 })
    await reserve(other)
    await t.auctions.cancel(other.id, "Broken", "user_test")
    await t.engine.clock.run()
    expect(await t.available(other.variant_id)).toBe(1)
  })

  test("that was paid for outside the shop is not sold again", async () => {
    const { lot, sale } = await won({ stock: 1 })
    await t.auctions.sales.pay(sale.id, "In cash", "user_test")
    await t.engine.clock.run()
    expect(await t.available(lot.variant_id)).toBe(0)
  })

  test("stays reserved through a second chance", async () => {
    const lot = await t.live({ stock: 1 })
    await reserve(lot)
    const [winner, runnerUp] = [await t.engine.customer(), await t.engine.customer()]
    await t.bid(lot.id, winner.id, 50)
    await t.bid(lot.id, runnerUp.id, 30)
    await t.end(lot.id)
    const [sale] = await t.sales(lot.id)
    await t.auctions.sales.default(sale?.id as string, sale?.pay_until as Date)
    await t.engine.clock.run()
    expect(await t.available(lot.variant_id)).toBe(0)
    const offer = (await t.sales(lot.id)).find(({ kind }) => kind === "second_chance") as AuctionSale
    await t.auctions.sales.accept(offer.id, runnerUp.id)
    await t.engine.clock.run()
    expect(await t.available(lot.variant_id)).toBe(0)
    const order = await bought({ lot, winner: runnerUp, sale: await saleOf(offer.id) })
    await capture(order)
    expect(await saleOf(offer.id)).toMatchObject({ status: "paid", unit_price: "3000" })
    expect((await t.read(lot.id)).status).toBe("settled")
  })
})

describe("a win's cart", () => {
  test("holds the lot at the hammer's price and the premium, with tax and delivery; paid, the win is settled", async () => {
    const { body: tax } = await t.engine.admin.client.post("/admin/tax-regions", {
      country_code: "us",
      provider_id: "tp_system",
      default_tax_rate: { name: "Sales tax", code: "sales", rate: 10 },
    })
    try {
      const win = await won({ stock: 2, quantity: 2, premium_basis_points: 1_250 })
      const cart = await addressed(win)
      expect((await prepareCart(t.engine.container, win.sale.id)).cart_id).toBe(cart)
      const { body } = await win.winner.client.get(`/store/carts/${cart}`)
      // Two at 10.00, a premium of 2.50, a parcel of 5.00, and a tenth of each.
      expect(body.cart).toMatchObject({ item_subtotal: 22.5, shipping_subtotal: 5, tax_total: 2.75, total: 30.25 })
      const order = await bought(win)
      expect(await saleOf(win.sale.id)).toMatchObject({ status: "ordered", order_id: order, completing_at: null })
      expect(await t.available(win.lot.variant_id)).toBe(0)
      await capture(order)
      expect(await saleOf(win.sale.id)).toMatchObject({ status: "paid", paid_at: expect.any(Date) })
      expect((await t.read(win.lot.id)).status).toBe("settled")
      expect(await t.available(win.lot.variant_id)).toBe(0)
      // What the shop sells itself waits for nobody.
      expect(await escrowsOf(win)).toEqual([])
    } finally {
      await t.engine.admin.client.delete(`/admin/tax-regions/${tax.tax_region.id}`)
    }
  })

  test("is made once, whoever asks, and only while there is something to pay", async () => {
    const { sale, winner, lot } = await won()
    await t.sql("UPDATE auction_sale SET cart_id = NULL WHERE id = $1", [sale.id])
    const { fulfilled } = await race(4, () => prepareCart(t.engine.container, sale.id))
    expect(new Set(fulfilled.map(({ cart_id }) => cart_id)).size).toBe(1)
    const { body } = await winner.client.get(`/store/carts/${fulfilled[0]?.cart_id}`)
    expect(body.cart).toMatchObject({ email: winner.email, items: [{ variant_id: lot.variant_id, unit_price: 10 }] })
    await expect(prepareCart(t.engine.container, sale.id, t.engine.regions.eur)).rejects.toEqual(refused("no_region", 422))
    await t.auctions.sales.cancel(sale.id)
    await expect(prepareCart(t.engine.container, sale.id)).rejects.toEqual(refused("sale_not_payable", 409))
    await expect(prepareCart(t.engine.container, "asale_none")).rejects.toEqual(refused("sale_not_found", 404))
  })

  test("in which anything was changed does not become an order", async () => {
    const win = await won({ stock: 1, premium_basis_points: 1_000 })
    const cart = win.sale.cart_id as string
    const complete = () => win.winner.client.post(`/store/carts/${cart}/complete`)
    await beginPayment(win, cart)
    const lines = await t.sql("SELECT id, variant_id, quantity, unit_price FROM cart_line_item WHERE cart_id = $1", [cart])
    for (const change of [
      "unit_price = 1 WHERE cart_id = $1 AND variant_id IS NOT NULL",
      "quantity = 2 WHERE cart_id = $1 AND variant_id IS NOT NULL",
      "variant_id = 'variant_other' WHERE cart_id = $1 AND variant_id IS NOT NULL",
      "deleted_at = now() WHERE cart_id = $1 AND variant_id IS NULL",
    ]) {
      await t.sql(`UPDATE cart_line_item SET ${change}`, [cart])
      expect(await complete()).toMatchObject({ status: 409, body: { code: "auction_cart_changed" } })
      for (const { id, variant_id, quantity, unit_price } of lines) {
        await t.sql("UPDATE cart_line_item SET variant_id = $2, quantity = $3, unit_price = $4, deleted_at = NULL WHERE id = $1", [
          id,
          variant_id,
          quantity,
          unit_price,
        ])
      }
    }
    expect(await saleOf(win.sale.id)).toMatchObject({ status: "awaiting_payment", completing_at: null })
    expect(await t.available(win.lot.variant_id)).toBe(0)
  })

  test("does not become an order after its deadline", async () => {
    const win = await won({ stock: 1 })
    const cart = win.sale.cart_id as string
    await beginPayment(win, cart)
    await t.auctions.sales.default(win.sale.id, win.sale.pay_until as Date)
    expect(await win.winner.client.post(`/store/carts/${cart}/complete`)).toMatchObject({
      status: 409,
      body: { code: "sale_not_payable", message: "The time to pay for this win is over." },
    })
    await t.engine.clock.run()
    expect(await t.available(win.lot.variant_id)).toBe(1)
  })

  test("that could not be completed leaves all as it was, and can be completed then", async () => {
    const win = await won({ stock: 1 })
    const cart = win.sale.cart_id as string
    await win.winner.client.post(`/store/carts/${cart}`, { shipping_address: ADDRESS, billing_address: ADDRESS })
    await beginPayment(win, cart)
    // It goes by no parcel yet, which is looked at after the units have been claimed.
    expect((await win.winner.client.post(`/store/carts/${cart}/complete`)).status).toBe(400)
    expect(await saleOf(win.sale.id)).toMatchObject({ status: "awaiting_payment", completing_at: null })
    expect(await t.sql("SELECT 1 FROM auction_stock_claim WHERE sale_id = $1", [win.sale.id])).toEqual([])
    expect(await t.available(win.lot.variant_id)).toBe(0)
    const order = await bought(win)
    expect(await saleOf(win.sale.id)).toMatchObject({ status: "ordered", order_id: order })
    expect(await t.available(win.lot.variant_id)).toBe(0)
  })

  test("whose order was cancelled before it was paid is to be paid anew", async () => {
    const win = await won({ stock: 1 })
    const order = await bought(win)
    expect((await t.engine.admin.client.post(`/admin/orders/${order}/cancel`, {})).status).toBe(200)
    await t.engine.clock.run()
    const again = await saleOf(win.sale.id)
    expect(again).toMatchObject({ status: "awaiting_payment", order_id: null, cart_id: expect.any(String) })
    expect(again.cart_id).not.toBe(win.sale.cart_id)
    expect(await t.available(win.lot.variant_id)).toBe(0)
    const second = await bought({ ...win, sale: again })
    await capture(second)
    expect(await saleOf(win.sale.id)).toMatchObject({ status: "paid", order_id: second })
  })
})

describe("a customer's lot", () => {
  const purseOf = (seller: TestCustomer) => t.wallet.accountId({ kind: "customer", owner_id: seller.id, currency_code: "usd" })
  const balance = async (accountId: string) => Number((await t.wallet.account(accountId)).balance)
  const daysToRelease = async ({ sale }: Win) => {
    const [job] = await t.sql<{ run_at: Date }>("SELECT run_at FROM graphile_worker._private_jobs WHERE key = $1", [
      `auctions.release:${sale.id}`,
    ])
    return ((job?.run_at.getTime() ?? 0) - Date.now()) / DAY_MS
  }
  const release = async ({ sale }: Win) => {
    await t.sql("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1", [`auctions.release:${sale.id}`])
    await t.engine.clock.run()
  }
  async function soldBy(provider: string) {
    const seller = await t.engine.customer()
    const win = await won({ stock: 1, seller_id: seller.id, premium_basis_points: 1_000 })
    const purse = await t.fund(win.winner.id, "100")
    const order = await bought(win, provider)
    if ((await saleOf(win.sale.id)).status !== "paid") await capture(order)
    return { seller, win, order, purse }
  }

  test("paid by card: the price waits in escrow for two weeks, and goes to the seller less commission", async () => {
    const { seller, win } = await soldBy("pp_system_default")
    expect(await saleOf(win.sale.id)).toMatchObject({ status: "paid" })
    // The hammer's price; premium and delivery are the shop's.
    expect(await escrowsOf(win)).toEqual([{ status: "funded", amount: "1000", released: "0", fee: "0", refunded: "0" }])
    expect(await daysToRelease(win)).toBeCloseTo(14, 1)
    expect(await balance(await purseOf(seller))).toBe(0)
    await release(win)
    expect(await escrowsOf(win)).toEqual([{ status: "released", amount: "1000", released: "900", fee: "100", refunded: "0" }])
    expect(await balance(await purseOf(seller))).toBe(900)
  })

  test("whose order is cancelled goes back: nothing to the seller, all to the buyer", async () => {
    const { seller, win, order, purse } = await soldBy(WALLET)
    // 10.00, a premium of 1.00, and a parcel of 5.00.
    expect(await balance(purse)).toBe(84_00)
    expect((await t.engine.admin.client.post(`/admin/orders/${order}/cancel`, {})).status).toBe(200)
    await t.engine.clock.run()
    expect(await escrowsOf(win)).toEqual([{ status: "refunded", amount: "1000", released: "0", fee: "0", refunded: "1000" }])
    expect(await saleOf(win.sale.id)).toMatchObject({ status: "cancelled" })
    await release(win)
    expect(await balance(await purseOf(seller))).toBe(0)
    expect(await balance(purse)).toBe(100_00)
    expect(await t.available(win.lot.variant_id)).toBe(1)
    // It was not sold after all: the merchant may offer it to the runner-up, or put it up again.
    expect(await t.sql("SELECT status, units_sold FROM auction WHERE id = $1", [win.lot.id])).toEqual([
      { status: "defaulted", units_sold: 0 },
    ])
  })
})
