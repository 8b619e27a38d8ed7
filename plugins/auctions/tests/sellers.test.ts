import { beforeAll, expect, test } from "vitest"
import { ADDRESS, type AuctionsTest, auctionsTest } from "./support"

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

/** What is in a customer's wallet, minor units of USD. */
async function walletOf(customerId: string): Promise<bigint> {
  return BigInt(
    (await t.wallet.account(await t.wallet.accountId({ kind: "customer", owner_id: customerId, currency_code: "usd" }))).balance,
  )
}

/** Somebody wins a customer's lot for 100.00 and pays from the own wallet. */
async function soldBy(sellerId: string) {
  const buyer = await t.engine.customer()
  await t.fund(buyer.id, "500")
  const { id } = await t.live({ seller_id: sellerId, starting_price: 100_00n, stock: 1, commission_basis_points: 1000 })
  await t.bid(id, buyer.id, 120)
  await t.end(id)
  await t.engine.clock.run()
  const [sale] = await t.sales(id)
  const cart = `/store/carts/${sale?.cart_id}`
  await buyer.client.post(cart, { shipping_address: ADDRESS, billing_address: ADDRESS })
  await buyer.client.post(`${cart}/shipping-methods`, { option_id: t.shop.shippingOptionId })
  const order = await t.shop.pay(buyer.client, sale?.cart_id as string, "pp_wallet_wallet")
  await t.engine.clock.run()
  await t.engine.admin.client.post(`/admin/payments/${await paymentOf(order.id)}/capture`)
  await t.engine.clock.run()
  return { id, sale: (await t.sales(id))[0], order }
}

async function paymentOf(orderId: string): Promise<string> {
  const [row] = await t.sql<{ id: string }>(
    "SELECT p.id FROM payment p JOIN order_payment_collection l ON l.payment_collection_id = p.payment_collection_id WHERE l.order_id = $1",
    [orderId],
  )
  return row?.id as string
}

const escrowOf = async (saleId: string | undefined) =>
  (
    await t.sql<{ status: string; amount: string }>("SELECT status, amount FROM wallet_escrow WHERE reference LIKE $1", [
      `auctions.sale:${saleId}:%`,
    ])
  )[0]

test("what a customer has sold waits in escrow, and is theirs some days after the delivery, less commission", async () => {
  const seller = await t.engine.customer()
  const { id, sale, order } = await soldBy(seller.id)
  expect(sale).toMatchObject({ status: "paid" })
  expect(await t.read(id)).toMatchObject({ status: "settled" })
  expect(await escrowOf(sale?.id)).toEqual({ status: "funded", amount: "10000" })
  expect(await walletOf(seller.id)).toBe(0n)

  const { client } = t.engine.admin
  const { body } = await client.get(`/admin/orders/${order.id}`, { fields: "*items,*fulfillments" })
  const items = body.order.items.filter((item: { requires_shipping: boolean }) => item.requires_shipping)
  const made = await client.post(`/admin/orders/${order.id}/fulfillments`, {
    items: items.map((item: { id: string }) => ({ id: item.id, quantity: 1 })),
    location_id: t.shop.locationId,
  })
  expect(made.status).toBe(200)
  const [fulfilment] = (await client.get(`/admin/orders/${order.id}`, { fields: "*fulfillments" })).body.order.fulfillments
  await client.post(`/admin/orders/${order.id}/fulfillments/${fulfilment.id}/shipments`, {
    items: items.map((item: { id: string }) => ({ id: item.id, quantity: 1 })),
  })
  await client.post(`/admin/orders/${order.id}/fulfillments/${fulfilment.id}/mark-as-delivered`)
  await t.engine.clock.run()
  expect(await walletOf(seller.id)).toBe(0n)
  // The timer alone: in the days until then all lots of all tests would end.
  const [timer] = await t.sql<{ days: number }>(
    `WITH due AS (SELECT id, run_at FROM graphile_worker._private_jobs WHERE key = $1)
     UPDATE graphile_worker._private_jobs j SET run_at = now() FROM due WHERE j.id = due.id
     RETURNING extract(epoch FROM due.run_at - now()) / 86400 AS days`,
    [`auctions.release:${sale?.id}`],
  )
  expect(Number(timer?.days)).toBeCloseTo(3, 1)
  await t.engine.clock.run()
  expect(await escrowOf(sale?.id)).toMatchObject({ status: "released" })
  expect(await walletOf(seller.id)).toBe(90_00n)
  expect((await t.wallet.verify()).discrepancies).toEqual([])
})

test("nobody bids on what they sell", async () => {
  const seller = await t.engine.customer()
  const { id } = await t.live({ seller_id: seller.id })
  expect(await seller.client.post(`/store/auctions/${id}/bids`, { amount: 20 })).toMatchObject({
    status: 403,
    body: { code: "own_auction" },
  })
})
