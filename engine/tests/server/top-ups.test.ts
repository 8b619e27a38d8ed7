import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { race } from "@wekala/engine/testing"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type StripeTest, stripeTest } from "./stripe-shop"

/** A wallet that is filled by a gateway: money comes by the page, by the event and by the clock, whichever is first. */
let t: StripeTest
beforeAll(async () => {
  t = await stripeTest()
})
afterAll(() => t?.stop())
beforeEach(() => {
  t.standIn.faults.clear()
  t.standIn.deliveries.drop()
  Object.assign(t.standIn.deliveries.behaviour, { copies: 1, signature: "right", hold: false, delay_ms: 0 })
})

const DAY_MS = 86_400_000
const soon = { timeout: 20_000, interval: 100 }

async function begin() {
  const { client } = await t.engine.customer()
  const { body } = await client.post("/store/wallet/top-ups", { amount: "25", currency_code: "usd" })
  const { id, payment_collection_id } = body.top_up as { id: string; payment_collection_id: string }
  const path = `/store/payment-collections/${payment_collection_id}/payment-sessions`
  const open = () => client.post(path, { provider_id: "pp_stripe_stripe" })
  expect(await open()).toMatchObject({ status: 200 })
  const read = async () => (await client.get(`/store/wallet/top-ups/${id}`)).body.top_up
  const { session_id, data } = (await read()).payment as { session_id: string; data: { id: string; client_secret: string } }
  return {
    client,
    id,
    path,
    open,
    read,
    session_id,
    intent: data,
    pay: (card?: string) => t.standIn.pay(data.id, card),
    move: (what: "complete" | "cancel") => client.post(`/store/wallet/top-ups/${id}/${what}`),
    balance: async () => (await client.get("/store/wallet")).body.wallets[0]?.balance ?? 0,
  }
}

const worked = async () => {
  await t.standIn.deliveries.settled()
  await t.engine.clock.run()
}
const bookOf = ({ intent }: Awaited<ReturnType<typeof begin>>) => t.stripeBook({ session: { data: intent } } as never)

describe("a top-up by card", () => {
  test("is paid, and the page that comes back has it", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const topUp = await begin()
    expect(await topUp.move("complete")).toMatchObject({ status: 200, body: { top_up: { status: "pending" } } })
    topUp.pay()
    expect((await topUp.move("complete")).body.top_up).toMatchObject({ status: "completed", amount: 25 })
    expect(await topUp.balance()).toBe(25)
  })

  test("is paid and the browser closed: the event fills the wallet", async () => {
    const topUp = await begin()
    topUp.pay()
    await expect
      .poll(async () => {
        await worked()
        return (await topUp.read()).status
      }, soon)
      .toBe("completed")
    expect(await topUp.balance()).toBe(25)
  })

  test("is paid; the page ten times, and three copies of the event at once: credited once, and nothing goes back", async () => {
    t.standIn.deliveries.behaviour.copies = 3
    const topUp = await begin()
    topUp.pay()
    const [{ fulfilled }] = await Promise.all([race(10, () => topUp.move("complete")), worked()])
    expect(fulfilled.filter(({ status }) => status === 200)).toHaveLength(10)
    await worked()
    expect(await topUp.balance()).toBe(25)
    expect(bookOf(topUp)).toEqual({ captured: 2_500n, refunded: 0n })
  })

  test("no event comes through and the browser is closed: the clock asks", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const topUp = await begin()
    topUp.pay()
    await queryRows("SELECT graphile_worker.add_job('engine.reconcile_payments')")
    await t.engine.clock.advance(6 * 60_000)
    expect((await topUp.read()).status).toBe("completed")
  })

  test("the process ends between the payment and the wallet: the clock puts it right", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const topUp = await begin()
    topUp.pay()
    // All that a process that ends here has done.
    await t.engine.container.resolve(Modules.PAYMENT).authorizePaymentSession(topUp.session_id, {})
    expect(await topUp.read()).toMatchObject({ status: "pending", payment: { status: "authorized" } })
    await queryRows("SELECT graphile_worker.add_job('wallet.look_after_top_ups')")
    await t.engine.clock.run()
    expect((await topUp.read()).status).toBe("completed")
    expect(await topUp.balance()).toBe(25)
  })

  test("is declined, stays open, and is paid by another card", async () => {
    const topUp = await begin()
    topUp.pay("pm_card_visa_chargeDeclined")
    expect((await topUp.move("complete")).body.top_up.status).toBe("pending")
    expect(await topUp.balance()).toBe(0)
    topUp.pay()
    expect((await topUp.move("complete")).body.top_up.status).toBe("completed")
  })

  test("keeps the card if its customer wishes, and nobody else can wish it", async () => {
    const topUp = await begin()
    const wish = `/store/payment-sessions/${topUp.session_id}`
    const { client: other } = await t.engine.customer()
    expect(await other.post(wish, { save_card: true })).toMatchObject({ status: 404 })
    expect(await topUp.client.post(wish, { save_card: true })).toMatchObject({ status: 200, body: { save_card: true } })
    topUp.pay()
    await topUp.move("complete")
    expect((await topUp.client.get("/store/account/cards")).body.cards).toHaveLength(1)
  })

  test("is begun by its customer alone", async () => {
    const topUp = await begin()
    const { client: other } = await t.engine.customer()
    const body = { provider_id: "pp_stripe_stripe" }
    expect(await other.post(topUp.path, body)).toMatchObject({ status: 404, body: { code: "payment_collection_not_found" } })
    expect(await t.engine.store.post(topUp.path, body)).toMatchObject({ status: 404 })
    for (const what of ["complete", "cancel"])
      expect(await other.post(`/store/wallet/top-ups/${topUp.id}/${what}`)).toMatchObject({ status: 404 })
    expect(await topUp.read()).toMatchObject({ status: "pending", payment: { session_id: topUp.session_id } })
  })
})

describe("a top-up that is given up", () => {
  test("cannot be paid for any more, and giving it up again changes nothing", async () => {
    const topUp = await begin()
    for (let count = 0; count < 2; count++) {
      expect(await topUp.move("cancel")).toMatchObject({ status: 200, body: { top_up: { status: "cancelled", payment: null } } })
    }
    expect(t.standIn.payments.get(topUp.intent.id).status).toBe("canceled")
    expect(() => topUp.pay()).toThrow(/canceled/)
    expect(await topUp.open()).toMatchObject({ status: 409, body: { code: "top_up_ended" } })
    expect((await topUp.move("complete")).body.top_up.status).toBe("cancelled")
  })

  test("in the moment in which it is paid, is not: the wallet has the money", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const topUp = await begin()
    topUp.pay()
    expect(await topUp.move("cancel")).toMatchObject({ status: 409, body: { code: "top_up_paid" } })
    expect((await topUp.read()).status).toBe("completed")
    expect(await topUp.move("cancel")).toMatchObject({ status: 409, body: { code: "top_up_cancel_not_allowed" } })
    expect(await topUp.open()).toMatchObject({ status: 409, body: { code: "top_up_ended" } })
    expect(await topUp.balance()).toBe(25)
  })

  test("by the clock, four days after nobody has paid for it", async () => {
    const topUp = await begin()
    const look = async (days: number) => {
      await queryRows("SELECT graphile_worker.add_job('wallet.look_after_top_ups')")
      await t.engine.clock.advance(days * DAY_MS)
      return (await topUp.read()).status
    }
    expect(await look(3)).toBe("pending")
    expect(await look(5)).toBe("cancelled")
    expect(t.standIn.payments.get(topUp.intent.id).status).toBe("canceled")
  })
})
