import { queryRows } from "@wekala/engine/kit"
import { type TestEngine, type TestShop, testEngine, testShop } from "@wekala/engine/testing"
import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { linkIn, mailsTo } from "../support/mailbox"

let engine: TestEngine
let shop: TestShop
const MINUTE = 60_000

beforeAll(async () => {
  engine = await testEngine()
  shop = await testShop(engine)
})

const stranger = () => `grace-${randomUUID()}@wekala.test`
const subjects = async (email: string) => (await mailsTo(engine, email)).map(({ subject }) => subject)

async function order(options: { email: string; locale?: string; price?: number }) {
  const { variantId } = await shop.product({ price: options.price ?? 20 })
  const cart = await shop.cart(engine.store, { variantId, quantity: 2, ...options })
  return shop.pay(engine.store, cart.id)
}

test("an order is confirmed to its shopper in the language that it was placed in, once", async () => {
  const email = stranger()
  const { id, display_id } = await order({ email, locale: "fr-FR" })
  await engine.clock.advance(MINUTE)
  const [mail] = await mailsTo(engine, email)
  expect(mail?.subject).toBe(`Votre commande n° ${display_id} est confirmée`)
  expect(mail?.text).toMatch(/2 × Cup sku-/)
  expect(mail?.text).toMatch(/Total: 45,00\s\$US/)
  expect(linkIn(mail).pathname).toBe(`/fr/order/${id}`)
  // Whatever happens to the row, and however often the job runs.
  await queryRows(`UPDATE "order" SET is_draft_order = is_draft_order WHERE id = $1`, [id])
  await engine.clock.advance(MINUTE)
  expect(await mailsTo(engine, email)).toHaveLength(1)
})

test("a confirmation tells the order's own totals, discount and tax included", async () => {
  const email = stranger()
  const admin = engine.admin.client
  const code = `TENTH-${randomUUID().slice(0, 8)}`
  const promotion = await admin.post("/admin/promotions", {
    code,
    type: "standard",
    status: "active",
    application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10 },
  })
  expect(promotion.status, JSON.stringify(promotion.body)).toBe(200)
  const taxes = { country_code: "us", provider_id: "tp_system", default_tax_rate: { name: "Sales tax", rate: 10, code: "us" } }
  const region = await admin.post("/admin/tax-regions", taxes)
  expect(region.status).toBe(200)
  const { variantId } = await shop.product({ price: 19.99 })
  const cart = await shop.cart(engine.store, { variantId, quantity: 3, email })
  await engine.store.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] })
  const { id } = await shop.pay(engine.store, cart.id)
  // The other tests of this engine know no taxes.
  await admin.delete(`/admin/tax-regions/${region.body.tax_region.id}`)
  await engine.clock.advance(MINUTE)
  const { body } = await admin.get(`/admin/orders/${id}`)
  const { total, tax_total } = body.order
  const text = (await mailsTo(engine, email))[0]?.text ?? ""
  const told = [...text.matchAll(/^(.+)(?:: | · )−?\$([\d.]+)$/gm)].map(([, label, sum]) => [label, Number(sum)] as const)
  const cents = (sum: number) => Math.round(sum * 100) / 100
  // 3 × 19.99 and 5.00, both with a tenth of tax; a tenth of the former off.
  expect(told.map(([, sum]) => sum)).toEqual([65.97, 5.5, 6.6, cents(total), cents(tax_total)])
  expect(told.slice(1).map(([label]) => label)).toEqual(["Delivery fee", "Discount", "Total", "Tax, included"])
  expect(cents(total)).toBe(64.87)
})

test("an order that its payment has not reached yet is not confirmed", async () => {
  const email = stranger()
  const { id } = await order({ email })
  await queryRows(
    `UPDATE payment_collection SET status = 'awaiting' WHERE id IN (SELECT payment_collection_id FROM order_payment_collection WHERE order_id = $1)`,
    [id],
  )
  await engine.clock.advance(10_000)
  expect(await mailsTo(engine, email)).toEqual([])
  await queryRows(
    `UPDATE payment_collection SET status = 'authorized' WHERE id IN (SELECT payment_collection_id FROM order_payment_collection WHERE order_id = $1)`,
    [id],
  )
  await engine.clock.advance(MINUTE)
  expect(await mailsTo(engine, email)).toHaveLength(1)
})

test("a checkout that fails tells nobody of an order", async () => {
  const email = stranger()
  const { variantId } = await shop.product()
  const cart = await shop.cart(engine.store, { variantId, email })
  await expect(shop.pay(engine.store, cart.id, "pp_wallet_wallet")).rejects.toThrow()
  await engine.clock.advance(MINUTE)
  expect(await mailsTo(engine, email)).toEqual([])
})

test("what happens to an order is told: shipped with its tracking, delivered, refunded, cancelled", async () => {
  const email = stranger()
  const { id } = await order({ email })
  const admin = engine.admin.client
  const { body } = await admin.get(`/admin/orders/${id}?fields=*items,*payment_collections.payments`)
  const item = body.order.items[0]
  const [payment] = body.order.payment_collections[0].payments
  expect((await admin.post(`/admin/payments/${payment.id}/capture`)).status).toBe(200)
  const fulfilled = await admin.post(`/admin/orders/${id}/fulfillments`, {
    items: [{ id: item.id, quantity: 2 }],
    location_id: shop.locationId,
  })
  expect(fulfilled.status, JSON.stringify(fulfilled.body)).toBe(200)
  const fulfillmentId = (await admin.get(`/admin/orders/${id}?fields=*fulfillments`)).body.order.fulfillments[0].id
  await admin.post(`/admin/orders/${id}/fulfillments/${fulfillmentId}/shipments`, {
    items: [{ id: item.id, quantity: 2 }],
    labels: [{ tracking_number: "TRACK-1", tracking_url: "https://parcel.example/TRACK-1", label_url: "#" }],
  })
  await engine.clock.advance(MINUTE)
  const shipped = (await mailsTo(engine, email)).find(({ subject }) => /on its way/.test(subject ?? ""))
  expect(shipped?.text).toContain("TRACK-1")
  expect(linkIn(shipped).href).toBe("https://parcel.example/TRACK-1")
  await admin.post(`/admin/orders/${id}/fulfillments/${fulfillmentId}/mark-as-delivered`)
  expect((await admin.post(`/admin/payments/${payment.id}/refund`, { amount: 12.5 })).status).toBe(200)
  await engine.clock.advance(MINUTE)
  expect((await subjects(email)).sort()).toEqual([
    expect.stringMatching(/^\$12\.50 refunded for your order/),
    expect.stringMatching(/has arrived/),
    expect.stringMatching(/is confirmed/),
    expect.stringMatching(/is on its way/),
  ])

  const other = stranger()
  const second = await order({ email: other })
  expect((await admin.post(`/admin/orders/${second.id}/cancel`)).status).toBe(200)
  await engine.clock.advance(MINUTE)
  expect(await subjects(other)).toContainEqual(expect.stringMatching(/is cancelled/))
})

test("a customer who wants no news of parcels gets the confirmation, and no more", async () => {
  const customer = await engine.customer()
  await customer.client.post("/store/account/preferences", { updates: false })
  const { variantId } = await shop.product()
  const cart = await shop.cart(customer.client, { variantId, email: customer.email })
  const { id } = await shop.pay(customer.client, cart.id)
  const admin = engine.admin.client
  const { body } = await admin.get(`/admin/orders/${id}?fields=*items`)
  await admin.post(`/admin/orders/${id}/fulfillments`, {
    items: [{ id: body.order.items[0].id, quantity: 1 }],
    location_id: shop.locationId,
  })
  const fulfillmentId = (await admin.get(`/admin/orders/${id}?fields=*fulfillments`)).body.order.fulfillments[0].id
  await admin.post(`/admin/orders/${id}/fulfillments/${fulfillmentId}/shipments`, { items: [{ id: body.order.items[0].id, quantity: 1 }] })
  await engine.clock.advance(MINUTE)
  expect(await subjects(customer.email)).toEqual([expect.stringMatching(/is confirmed/)])
})

test("a letter that the mail server refuses is tried again, and goes out once", async () => {
  const { rmSync, writeFileSync, renameSync } = await import("node:fs")
  const email = stranger()
  await order({ email })
  // A file where the folder was: nothing can be written, not even by root.
  renameSync(engine.mailbox, `${engine.mailbox}-away`)
  writeFileSync(engine.mailbox, "")
  try {
    await engine.clock.advance(MINUTE)
    const [row] = await queryRows<{ status: string }>(`SELECT status FROM notification WHERE "to" = $1`, [email])
    expect(row?.status).toBe("failure")
  } finally {
    rmSync(engine.mailbox)
    renameSync(`${engine.mailbox}-away`, engine.mailbox)
  }
  await queryRows("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload::text LIKE $1", [`%${email}%`])
  await engine.clock.run()
  expect(await mailsTo(engine, email)).toHaveLength(1)
  expect(await queryRows(`SELECT status FROM notification WHERE "to" = $1`, [email])).toEqual([{ status: "success" }])
})
