import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { rememberAccount } from "../../src/providers/stripe/accounts"
import type { StripeClient } from "../../src/providers/stripe/api"
import { connect } from "../../src/providers/stripe/base"
import { readEvent } from "../../src/providers/stripe/events"
import { readOptions } from "../../src/providers/stripe/options"
import { signatureOf, StripeStandIn } from "../../src/testing/stripe"
import { parseForm } from "../../src/testing/stripe/form"

let standIn: StripeStandIn
let stripe: StripeClient
const clientOf = ({ options, url }: StripeStandIn) => {
  const { secret_key: api_key, publishable_key, webhook_secret } = options
  return connect(readOptions({ api_key, publishable_key, webhook_secret, base_url: url, retries: 0, timeout_ms: 10_000 }))
}
beforeEach(async () => {
  standIn = await StripeStandIn.start()
  stripe = clientOf(standIn)
})
afterEach(() => standIn.stop())

const create = (more: Record<string, unknown> = {}) => stripe.paymentIntents.create({ amount: 1000, currency: "usd", ...more })
const browser = (method: string, path: string, form: Record<string, string>) =>
  fetch(`${standIn.url}${path}${method === "GET" ? `?${new URLSearchParams(form)}` : ""}`, {
    method,
    ...(method === "POST" && { body: new URLSearchParams(form) }),
  }).then(async (response) => ({ status: response.status, body: await response.json() }))

test("forms are read as Stripe's SDK writes them", () => {
  expect(parseForm("amount=5&card[number]=42&expand[0]=a&expand[1]=b&deep[a][b]=c&list[]=x&list[]=y&__proto__[bad]=1")).toEqual({
    amount: "5",
    card: { number: "42" },
    expand: ["a", "b"],
    deep: { a: { b: "c" } },
    list: ["x", "y"],
  })
})

describe("the API", () => {
  test("errors have Stripe's shape, so that its SDK tells them apart", async () => {
    await expect(create({ amount: undefined })).rejects.toMatchObject({ type: "StripeInvalidRequestError", code: "parameter_missing" })
    await expect(create({ amount: 0.5 })).rejects.toMatchObject({ code: "parameter_invalid_integer", param: "amount" })
    await expect(create({ currency: "xyz" })).rejects.toMatchObject({ param: "currency" })
    await expect(create({ currency: "kwd", amount: 1234 })).rejects.toMatchObject({ param: "amount" })
    await expect(create({ colour: "red" })).rejects.toMatchObject({ code: "parameter_unknown", param: "colour" })
    await expect(stripe.paymentIntents.retrieve("pi_none")).rejects.toMatchObject({ code: "resource_missing", statusCode: 404 })
    await expect(create({ confirm: true, payment_method: "pm_card_chargeDeclinedExpiredCard" })).rejects.toMatchObject({
      type: "StripeCardError",
      code: "expired_card",
      payment_intent: { status: "requires_payment_method" },
    })
    const wrong = connect(readOptions({ api_key: "sk_test_wrong", publishable_key: "x", webhook_secret: "x", base_url: standIn.url }))
    await expect(wrong.paymentIntents.retrieve("pi_1")).rejects.toMatchObject({ type: "StripeAuthenticationError" })
  })

  test("a name is one request: answered again, refused for another one, and free again after a mistake", async () => {
    const make = (amount: number) => stripe.paymentIntents.create({ amount, currency: "usd" }, { idempotencyKey: "one" })
    await expect(make(-1)).rejects.toMatchObject({ type: "StripeInvalidRequestError" })
    const first = await make(1000)
    expect(await make(1000)).toEqual(first)
    await expect(make(2000)).rejects.toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 })
    expect(standIn.books.intents.size).toBe(1)
  })

  test("a browser may confirm what it has the secret of, and nothing else", async () => {
    const { id, client_secret } = await create({ metadata: { session_id: "payses_1" } })
    const key = standIn.options.publishable_key
    expect(await browser("GET", `/v1/payment_intents/${id}`, { key })).toMatchObject({ status: 404 })
    const seen = await browser("GET", `/v1/payment_intents/${id}`, { key, client_secret })
    expect(seen).toMatchObject({ status: 200, body: { id } })
    expect(seen.body).not.toHaveProperty("metadata")
    expect(await browser("POST", `/v1/payment_intents/${id}`, { key, client_secret, amount: "1" })).toMatchObject({ status: 403 })
    expect(await browser("POST", "/v1/refunds", { key, payment_intent: id })).toMatchObject({ status: 403 })
    const card = { type: "card", number: "4242 4242 4242 4242", exp_month: "12", exp_year: "40", cvc: "123" }
    const typed = Object.fromEntries(Object.entries(card).map(([name, value]) => [`payment_method_data[card][${name}]`, value]))
    const paid = await browser("POST", `/v1/payment_intents/${id}/confirm`, { key, client_secret, ...typed })
    expect(paid).toMatchObject({ status: 200, body: { status: "succeeded" } })
    expect(JSON.stringify([...standIn.books.methods.values()])).not.toContain("4242424242424242")
  })

  test.each([
    [{ number: "4242424242424241" }, "incorrect_number"],
    [{ number: "5105105105105100" }, "card_declined"],
    [{ exp_year: "20" }, "invalid_expiry_year"],
    [{ exp_month: "13" }, "invalid_expiry_month"],
    [{ cvc: "1" }, "invalid_cvc"],
  ])("a card that is mistyped %o is refused: %s", async (change, code) => {
    const { id, client_secret } = await create()
    const card = { number: "4242424242424242", exp_month: "12", exp_year: "2040", cvc: "123", ...change }
    const typed = Object.fromEntries(Object.entries(card).map(([name, value]) => [`payment_method_data[card][${name}]`, value]))
    const form = { key: standIn.options.publishable_key, client_secret, ...typed }
    expect(await browser("POST", `/v1/payment_intents/${id}/confirm`, form)).toMatchObject({ status: 402, body: { error: { code } } })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "requires_payment_method" })
  })

  test("an intent is paid once, and what is captured or cancelled stays so", async () => {
    const { id } = await create({ capture_method: "manual" })
    standIn.pay(id)
    expect(() => standIn.pay(id)).toThrow(/status of requires_capture/)
    await expect(stripe.paymentIntents.capture(id, { amount_to_capture: 1001 })).rejects.toMatchObject({ code: "amount_too_large" })
    await stripe.paymentIntents.capture(id, { amount_to_capture: 400 })
    await expect(stripe.paymentIntents.capture(id, {})).rejects.toMatchObject({ code: "payment_intent_unexpected_state" })
    await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" })
    await expect(stripe.refunds.create({ payment_intent: id, amount: 401 })).rejects.toMatchObject({ param: "amount" })
    await stripe.refunds.create({ payment_intent: id })
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({ code: "charge_already_refunded" })
  })

  test("a card is asked about once where it was set up, each time where its bank wants it so", async () => {
    const customer = (await stripe.customers.create({ email: "ada@example.com" })).id
    const pay = async (card: string) => standIn.pay((await create({ customer, setup_future_usage: "on_session" })).id, card)
    const first = await pay("pm_card_authenticationRequiredOnSetup")
    expect(first).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } })
    expect(standIn.payments.answerChallenge(first.id, true)).toMatchObject({ status: "succeeded" })
    expect(await pay(first.payment_method as string)).toMatchObject({ status: "succeeded" })
    const always = await pay("pm_card_authenticationRequired")
    standIn.payments.answerChallenge(always.id, true)
    expect(await pay(always.payment_method as string)).toMatchObject({ status: "requires_action" })
  })
})

describe("the pages", () => {
  test("a bank's page knows its secret, and sends the browser back with what became of it", async () => {
    const { id } = await create()
    const return_url = "http://shop.invalid/checkout/result?cart=1"
    const { next_action } = standIn.payments.confirm(id, { payment_method: "pm_card_authenticationRequired", return_url })
    const { redirect_to_url } = next_action as { redirect_to_url: { url: string } }
    const { url } = redirect_to_url
    expect(await (await fetch(url)).text()).toContain("Approve")
    expect(await (await fetch(url.replace(/client_secret=.*/, "client_secret=guessed"))).text()).not.toContain("Approve")
    const answered = await fetch(`${standIn.url}/v3/challenge`, {
      method: "POST",
      body: new URLSearchParams({ ...Object.fromEntries(new URL(url).searchParams), outcome: "approve" }),
      redirect: "manual",
    })
    const back = new URL(answered.headers.get("location") as string)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ cart: "1", payment_intent: id, redirect_status: "succeeded" })
  })

  test("script and card fields are valid JavaScript, and nothing that is asked for can end them", async () => {
    const text = async (path: string) => (await fetch(standIn.url + path)).text()
    new Function(await text("/v3/"))
    const page = await text(`/v3/elements?${new URLSearchParams({ id: "</script><script>alert(1)", locale: "ar" })}`)
    expect(page).toContain('dir="rtl"')
    const [script = ""] = /<script>([\s\S]*)<\/script>/.exec(page)?.slice(1) ?? []
    expect(page.match(/<script>/g)).toHaveLength(1)
    new Function(script)
  })
})

test("its books are there again after a stop, and hold no card number", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wekala-stripe-"))
  const state_file = join(folder, "stripe.state")
  const first = await StripeStandIn.start({ state_file })
  const { id } = await clientOf(first).paymentIntents.create({ amount: 700, currency: "usd" }, { idempotencyKey: "same" })
  first.pay(id)
  await first.stop()
  const second = await StripeStandIn.start({ state_file })
  expect(await clientOf(second).paymentIntents.retrieve(id)).toMatchObject({ status: "succeeded", amount: 700 })
  const again = await clientOf(second).paymentIntents.create({ amount: 700, currency: "usd" }, { idempotencyKey: "same" })
  expect(again.id).toBe(id)
  expect(readFileSync(state_file).includes("4242424242424242")).toBe(false)
  await second.stop()
  rmSync(folder, { recursive: true })
})

describe("events", () => {
  const SECRET = "whsec_test"
  const body = JSON.stringify({ id: "evt_1", object: "event", type: "payment_intent.succeeded", data: { object: { id: "pi_1" } } })
  const seconds = () => Math.floor(Date.now() / 1000)
  const read = (signature: string, text = body) => readEvent(Buffer.from(text), signature)
  beforeEach(() => {
    const options = readOptions({ api_key: "sk", publishable_key: "pk", webhook_secret: SECRET })
    rememberAccount({ options, client: stripe })
  })

  test("are believed by their signature, also beside others as when a secret is rolled", () => {
    const header = signatureOf(body, SECRET, seconds())
    expect(read(header)).toMatchObject({ id: "evt_1" })
    const [t, v1] = header.split(",")
    // The documentation's example has both: a scheme of test mode that is no signature, and several of the one that is.
    expect(read(`${t},v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd,${v1},v0=6ffbb59b2300aae63f27`)).toBeTruthy()
  })

  test("of the documentation's example, whose secret nobody knows, and all that is not signed so are refused", () => {
    const documented =
      "t=1492774577,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd,v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39"
    const right = signatureOf(body, SECRET, seconds())
    for (const header of [
      documented,
      "",
      "t=,v1=",
      right.replace("v1=", "v0="),
      right.replace(/t=\d+/, `t=${seconds() - 1}`),
      signatureOf(body, "whsec_other", seconds()),
      // Overheard, and sent again later.
      signatureOf(body, SECRET, seconds() - 301),
    ]) {
      expect(() => read(header)).toThrow(expect.objectContaining({ code: "invalid_signature", status: 401 }))
    }
    expect(() => read(right, `${body} `)).toThrow(expect.objectContaining({ code: "invalid_signature" }))
  })

  test("that make no sense are refused although they are signed", () => {
    for (const text of ["no JSON", "{}", '{"id":"evt_1","type":"x","data":{}}']) {
      expect(() => read(signatureOf(text, SECRET, seconds()), text)).toThrow(
        expect.objectContaining({ code: "invalid_event", status: 400 }),
      )
    }
  })

  test("go out signed, twice, held back, in another order, and with a wrong signature, as told", async () => {
    const received: { type: string; isSigned: boolean }[] = []
    const shop: Server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const bytes = Buffer.concat(chunks)
      const { type } = JSON.parse(bytes.toString())
      let isSigned = true
      try {
        readEvent(bytes, String(request.headers["stripe-signature"]))
      } catch {
        isSigned = false
      }
      received.push({ type, isSigned })
      response.writeHead(received.length === 1 ? 500 : 200).end()
    })
    await new Promise<void>((done) => shop.listen(0, "127.0.0.1", done))
    const teller = await StripeStandIn.start({
      webhook_secret: SECRET,
      webhook_url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/webhooks/stripe`,
    })
    const { behaviour } = teller.deliveries
    const { id } = await clientOf(teller).paymentIntents.create({ amount: 700, currency: "usd" })
    await teller.deliveries.settled()
    // Refused once, and sent again.
    expect(teller.deliveries.sent).toMatchObject([{ type: "payment_intent.created", statuses: [500, 200] }])
    received.length = 0
    received.push({ type: "-", isSigned: true })
    Object.assign(behaviour, { hold: true, copies: 2 })
    teller.pay(id)
    expect(received).toHaveLength(1)
    teller.deliveries.release("last")
    await teller.deliveries.settled()
    const types = received.slice(1).map(({ type }) => type)
    expect(types.sort()).toEqual(["charge.succeeded", "charge.succeeded", "payment_intent.succeeded", "payment_intent.succeeded"])
    expect(received.every(({ isSigned }) => isSigned)).toBe(true)
    Object.assign(behaviour, { hold: false, copies: 1, signature: "wrong" })
    teller.payments.refund({ payment_intent: id })
    await teller.deliveries.settled()
    expect(received.at(-1)).toMatchObject({ type: "charge.refunded", isSigned: false })
    await teller.stop()
    shop.close()
  })
})
