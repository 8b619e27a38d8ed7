import { aboutPayment, queryRows, recordingFetch } from "@wekala/engine/kit"
import { testEngine } from "@wekala/engine/testing"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"

interface Row {
  provider: string
  session_id: string | null
  what: string
  status: number | null
  milliseconds: number
  request: Record<string, unknown> | null
  answer: Record<string, unknown> | null
  error: string | null
}

let gateway: Server
let url: string
/** What the gateway answers next. */
let say: { status?: number; type?: string; body: string; after?: number } = { body: "{}" }

beforeAll(async () => {
  await testEngine()
  gateway = createServer((request, response) => {
    request.resume().on("end", () => {
      const { status = 200, type = "application/json", body, after = 0 } = say
      setTimeout(() => response.writeHead(status, { "content-type": type }).end(body), after)
    })
  }).listen(0, "127.0.0.1")
  await once(gateway, "listening")
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
})
afterAll(() => {
  gateway.close()
})

/** A provider's name of its own tells one test's calls from another's. */
function client(secrets: string[] = []) {
  const provider = `acme-${randomUUID()}`
  const kept = () => queryRows<Row & object>("SELECT * FROM wekala_payment_call WHERE provider = $1 ORDER BY at, id", [provider])
  return { call: recordingFetch(provider, { secrets }), kept }
}

test("a form is looked through field by field, as Stripe's client sends it", async () => {
  const { call, kept } = client()
  say = {
    body: JSON.stringify({
      id: "pi_1",
      object: "payment_intent",
      status: "succeeded",
      client_secret: "pi_1_secret_xyz",
      latest_charge: "ch_1",
    }),
  }
  const body = new URLSearchParams({
    amount: "2500",
    currency: "usd",
    "payment_method_data[billing_details][name]": "Ada Byron",
    "payment_method_data[billing_details][email]": "ada@example.com",
    "card[number]": "4242424242424242",
    "metadata[session_id]": "payses_01",
  })
  const headers = { "content-type": "application/x-www-form-urlencoded", authorization: "Bearer sk_test_abcdef123456" }
  const answer = await aboutPayment("payses_01", () =>
    call(`${url}/v1/payment_intents`, { method: "POST", headers, body: body.toString() }),
  )
  expect(await answer.json()).toMatchObject({ client_secret: "pi_1_secret_xyz" })
  expect(await kept()).toMatchObject([
    {
      session_id: "payses_01",
      what: "POST /v1/payment_intents",
      status: 200,
      request: {
        amount: "2500",
        currency: "usd",
        "payment_method_data[billing_details][name]": "•••",
        "payment_method_data[billing_details][email]": "•••",
        "card[number]": "•••",
        "metadata[session_id]": "payses_01",
      },
      answer: { id: "pi_1", object: "payment_intent", status: "succeeded", client_secret: "•••", latest_charge: "ch_1" },
    },
  ])
})

test("the key that travels in the header is found wherever it is repeated, and so are those that are given", async () => {
  const { call, kept } = client(["whole-secret"])
  say = { status: 401, body: JSON.stringify({ error: { message: "Invalid API Key provided: key-of-mine-42, not whole-secret" } }) }
  const headers = { authorization: "Token key-of-mine-42", "x-api-key": "other-key-7" }
  await call(`${url}/v1/charges/whole-secret?code=other-key-7&token=key-of-mine-42`, { headers })
  const rows = await kept()
  expect(rows).toMatchObject([
    { what: "GET /v1/charges/•••", status: 401, answer: { error: { message: "Invalid API Key provided: •••, not •••" } } },
  ])
  expect(JSON.stringify(rows)).not.toMatch(/key-of-mine-42|whole-secret|other-key-7/)
})

test.each([
  [
    "a page",
    { type: "text/html; charset=utf-8", body: "<h1>Ada Byron, 1 Main Street</h1>" },
    { is_kept: false, type: "text/html", quantity: 33 },
  ],
  ["a text that is valid JSON", { body: '"Ada Byron"' }, { is_kept: false, type: "application/json", quantity: 11 }],
  ["more than anybody reads", { body: JSON.stringify({ message: "x".repeat(300_000) }) }, { is_kept: false }],
])("%s is described and not kept; the client has it all", async (_, said, kept_) => {
  const { call, kept } = client()
  say = said
  expect(await (await call(`${url}/x`)).text()).toBe(said.body)
  expect(await kept()).toMatchObject([{ answer: kept_, request: null }])
})

test("an empty answer, a call by a Request, and NUL: all are kept", async () => {
  const { call, kept } = client()
  say = { status: 204, body: "" }
  await call(new Request(`${url}/gone`, { method: "DELETE" }))
  say = { body: '{"message":"a\\u0000b"}' }
  await call(`${url}/nul`)
  expect(await kept()).toMatchObject([
    { what: "DELETE /gone", status: 204, answer: null },
    { what: "GET /nul", answer: { message: "ab" } },
  ])
})

test("nobody there, and nobody in time: the sort of fault, and never what was sent", async () => {
  const { call, kept } = client()
  await expect(call("http://127.0.0.1:1/?token=secret-of-mine")).rejects.toThrow()
  say = { body: "{}", after: 5_000 }
  await expect(call(`${url}/slow`, { signal: AbortSignal.timeout(50) })).rejects.toThrow()
  const rows = await kept()
  expect(rows).toMatchObject([
    { status: null, error: expect.stringContaining("TypeError") },
    { status: null, error: "TimeoutError" },
  ])
  expect(rows[1]?.milliseconds).toBeLessThan(5_000)
  expect(JSON.stringify(rows)).not.toContain("secret-of-mine")
})

test("payments that are worked for at the same time do not get each other's calls", async () => {
  const { call, kept } = client()
  say = { body: "{}", after: 20 }
  const ids = Array.from({ length: 20 }, (_, index) => `payses_${index}`)
  await Promise.all([...ids.map((id) => aboutPayment(id, () => call(`${url}/${id}`))), call(`${url}/nobodys`)])
  const rows = await kept()
  expect(rows).toHaveLength(21)
  for (const { session_id, what } of rows) expect(what).toBe(`GET /${session_id ?? "nobodys"}`)
})
