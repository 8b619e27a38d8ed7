import { type TestShop, testShop } from "@wekala/engine/testing"
import { Money } from "@wekala/engine/kit"
import { beforeAll, expect, test } from "vitest"
import { unique, usd, type WalletTest, walletTest } from "./support"

let t: WalletTest
let shop: TestShop
beforeAll(async () => {
  t = await walletTest()
  shop = await testShop(t.engine)
})

interface Line {
  kind: string
  session_id: string | null
  expected: number
  found: number
}

/** Where the books of a payment differ, by today's report. */
async function differencesOf(sessionId: string): Promise<Line[]> {
  const day = new Date().toISOString().slice(0, 10)
  await t.engine.admin.client.post("/admin/payment-reports", { day })
  await t.engine.clock.run()
  const { body } = await t.engine.admin.client.get(`/admin/payment-reports/${day}`)
  expect(body.payment_report.made_at).toBeTruthy()
  return body.payment_report.lines.filter(({ session_id }: Line) => session_id === sessionId)
}

async function sessionOf(collectionId: string) {
  const [session] = await t.sql<{ id: string; payment_id: string; data: { account_id: string } }>(
    `SELECT s.id, s.data, p.id AS payment_id FROM payment_session s LEFT JOIN payment p ON p.payment_session_id = s.id
     WHERE s.payment_collection_id = $1 AND s.deleted_at IS NULL`,
    [collectionId],
  )
  return session as NonNullable<typeof session>
}

test("an order that was paid from the wallet and given back in part: ledger, payment and order agree, until money moves past them", async () => {
  const customer = await t.engine.customer()
  const amount = usd("100")
  const own = { kind: "customer", owner_id: customer.id, currency_code: "usd" } as const
  const fund = { reference: unique("fund"), kind: "test.fund", from: { kind: "bank", currency_code: "usd" }, to: own, amount } as const
  await t.wallet.ledger.transfer(fund)
  const { variantId } = await shop.product()
  const cart = await shop.cart(customer.client, { variantId, email: customer.email })
  await shop.pay(customer.client, cart.id, "pp_wallet_wallet")
  const [link] = await t.sql<{ id: string }>("SELECT payment_collection_id AS id FROM cart_payment_collection WHERE cart_id = $1", [
    cart.id,
  ])
  const session = await sessionOf(link?.id as string)
  const { client } = t.engine.admin
  expect(await client.post(`/admin/payments/${session.payment_id}/capture`)).toMatchObject({ status: 200 })
  expect(await client.post(`/admin/payments/${session.payment_id}/refund`, { amount: 5 })).toMatchObject({ status: 200 })
  expect(await differencesOf(session.id)).toEqual([])

  await t.wallet.ledger.transfer({
    reference: unique("wrong"),
    kind: "wallet.refund",
    from: { kind: "revenue", currency_code: "usd" },
    to: session.data.account_id,
    amount: Money.ofMinor(200n, "usd"),
    metadata: { payment_session_id: session.id },
  })
  expect(await differencesOf(session.id)).toMatchObject([{ kind: "provider_refunded", expected: 5, found: 7 }])
})

test("a top-up is no order, and is booked when the wallet has it", async () => {
  const { client } = await t.engine.customer()
  const { body } = await client.post("/store/wallet/top-ups", { amount: "25", currency_code: "usd" })
  const { id, payment_collection_id } = body.top_up
  await client.post(`/store/payment-collections/${payment_collection_id}/payment-sessions`, { provider_id: "pp_system_default" })
  await client.post(`/store/wallet/top-ups/${id}/complete`)
  const session = await sessionOf(payment_collection_id)
  expect(await t.engine.admin.client.post(`/admin/payments/${session.payment_id}/capture`)).toMatchObject({ status: 200 })
  const credited = async () => {
    await t.engine.clock.run()
    return (await client.get(`/store/wallet/top-ups/${id}`)).body.top_up.status
  }
  await expect.poll(credited).toBe("completed")
  expect(await differencesOf(session.id)).toEqual([])

  const [topUp] = await t.sql<{ transaction_id: string }>("SELECT transaction_id FROM wallet_top_up WHERE id = $1", [id])
  const write = (status: string, transaction_id: string | undefined) =>
    t.sql("UPDATE wallet_top_up SET status = $2, transaction_id = $3 WHERE id = $1", [id, status, transaction_id])
  await write("pending", undefined)
  expect(await differencesOf(session.id)).toMatchObject([{ kind: "capture_not_booked", expected: 25, found: 0 }])
  await write("completed", topUp?.transaction_id)
})
