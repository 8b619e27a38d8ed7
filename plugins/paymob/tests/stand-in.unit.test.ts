import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { readCallback } from "../src/lib/callback"
import { PaymobStandIn } from "../src/testing"

interface Received {
  transaction: number
  success: boolean
  isSigned: boolean
}

let standIn: PaymobStandIn
let shop: Server
let received: Received[]
let answers: number[]

beforeEach(async () => {
  standIn = await PaymobStandIn.start()
  received = []
  answers = []
  shop = createServer(async (request, response) => {
    let body = ""
    for await (const chunk of request) body += chunk
    const { obj } = JSON.parse(body)
    const hmac = new URL(request.url ?? "", "http://shop").searchParams.get("hmac")
    let isSigned = true
    try {
      readCallback(body, hmac, standIn.options.hmac_secret)
    } catch {
      isSigned = false
    }
    received.push({ transaction: obj.id, success: obj.success, isSigned })
    response.writeHead(answers.shift() ?? 200).end()
  }).listen(0, "127.0.0.1")
  await once(shop, "listening")
})
afterEach(async () => {
  await standIn.stop()
  shop.close()
})

const call = async (method: string, path: string, body?: unknown, authorization = `Token ${standIn.options.secret_key}`) => {
  const response = await fetch(standIn.url + path, {
    method,
    headers: { authorization, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text }
}
const admin = (path: string, body: unknown = {}) => call("POST", `/__admin/${path}`, body)

async function intention(changes: Record<string, unknown> = {}): Promise<{ client_secret: string; intention_order_id: number }> {
  const { body, status } = await call("POST", "/v1/intention/", {
    amount: 1000,
    currency: "EGP",
    payment_methods: [1001, 3001],
    items: [{ name: "Order", amount: 1000, quantity: 1 }],
    billing_data: { first_name: "Ada", last_name: "Byron", email: "a@b.c", phone_number: "+20100" },
    notification_url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/callbacks?of=paymob`,
    redirection_url: "http://shop.example/checkout?step=4",
    ...changes,
  })
  expect(status).toBe(201)
  return body
}

describe("callbacks", () => {
  test("are signed, and sent again until the shop takes them", async () => {
    answers = [500, 503]
    standIn.deliveries.behaviour.retry_delay_ms = 5
    const { client_secret } = await intention()
    const { id } = standIn.pay(client_secret, 1001)
    await standIn.deliveries.settled()
    expect(received).toEqual(Array(3).fill({ transaction: id, success: true, isSigned: true }))
    expect(standIn.deliveries.sent[0]?.statuses).toEqual([500, 503, 200])
  })

  test("can come twice, late, wrongly signed, and in another order", async () => {
    const { client_secret } = await intention()
    await admin("callbacks", { copies: 2, hold: true })
    const { id } = standIn.pay(client_secret, 1001, "challenge")
    await admin("settle", { transaction_id: id })
    await standIn.deliveries.settled()
    expect(received).toEqual([])
    await admin("release", { order: "last" })
    await standIn.deliveries.settled()
    expect(received).toHaveLength(4)
    await admin("callbacks", { copies: 1, hold: false, signature: "wrong", delay_ms: 150 })
    const before = Date.now()
    standIn.ledger.refund(id, 10)
    standIn.deliveries.notify(standIn.ledger.transaction(id))
    await standIn.deliveries.settled()
    expect(Date.now() - before).toBeGreaterThanOrEqual(149)
    expect(received.at(-1)?.isSigned).toBe(false)
  })
})

describe("the page", () => {
  const open = async (client_secret: string, publicKey = standIn.options.public_key) =>
    fetch(`${standIn.url}/unifiedcheckout/?${new URLSearchParams({ publicKey, clientSecret: client_secret })}`)
  const press = (fields: Record<string, string>) =>
    fetch(`${standIn.url}/unifiedcheckout/pay`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })

  test("has a button for each outcome, and opens for the account's public key", async () => {
    const { client_secret } = await intention()
    const html = await (await open(client_secret)).text()
    for (const label of ["Pay (card)", "Decline (card)", "3-D Secure (card)", "Kiosk later (kiosk)", "Abandon"])
      expect(html).toContain(label)
    expect((await open(client_secret, "another")).status).toBe(401)
    expect((await open("another")).status).toBe(404)
  })

  test("sends the browser back, and keeps what the shop's address says", async () => {
    const { client_secret } = await intention()
    const back = new URL((await press({ client_secret, integration: "1001", outcome: "decline" })).headers.get("location") as string)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ step: "4", success: "false", pending: "false" })
  })

  test("asks the bank, whose answer settles the same transaction", async () => {
    const { client_secret } = await intention()
    const html = await (await press({ client_secret, integration: "1001", outcome: "challenge" })).text()
    const transaction = /name="transaction" value="(\d+)"/.exec(html)?.[1] as string
    const back = await press({ client_secret, transaction, outcome: "confirm" })
    expect(new URL(back.headers.get("location") as string).searchParams.get("id")).toBe(transaction)
    expect(standIn.ledger.transaction(Number(transaction))).toMatchObject({ success: true, pending: false, is_3d_secure: true })
  })

  test("abandoned, leaves nothing behind", async () => {
    const { client_secret } = await intention()
    expect((await press({ client_secret, outcome: "abandon" })).status).toBe(200)
    expect(standIn.ledger.transactions.size).toBe(0)
  })
})

test("an intention is paid once, and not after it has expired", async () => {
  const paid = await intention()
  standIn.pay(paid.client_secret, 1001)
  expect(() => standIn.pay(paid.client_secret, 1001)).toThrow("paid already")
  expect(() => standIn.pay(paid.client_secret, 9)).toThrow()
  const late = await intention({ expiration: -1 })
  expect(() => standIn.pay(late.client_secret, 1001)).toThrow("expired")
})

test("it shows its books, fails as told over HTTP, and forgets it again", async () => {
  await admin("faults", { answer: 500, times: 2 })
  await admin("latency", { ms: 30 })
  const before = Date.now()
  expect((await call("GET", "/api/acceptance/transactions/1")).status).toBe(500)
  expect(Date.now() - before).toBeGreaterThanOrEqual(29)
  await admin("reset")
  expect((await call("GET", "/api/acceptance/transactions/1")).status).toBe(404)
  expect((await call("GET", "/api/acceptance/transactions/1", undefined, "Token wrong")).status).toBe(401)
  const { body } = await admin("state")
  expect(body).toMatchObject({ intentions: [], transactions: [], calls: expect.any(Array) })
})

test.each([["/v1/nothing"], ["/__admin/nothing"]])("%s is not found", async (path) => {
  expect((await call("POST", path, {})).status).toBe(404)
})

test("its books are there again after a stop", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wekala-paymob-"))
  const state_file = join(folder, "paymob.state")
  const first = await PaymobStandIn.start({ state_file })
  const made = await fetch(`${first.url}/v1/intention/`, {
    method: "POST",
    headers: { authorization: `Token ${first.options.secret_key}`, "content-type": "application/json" },
    body: JSON.stringify({
      amount: 100,
      currency: "EGP",
      payment_methods: [1001],
      items: [],
      billing_data: { first_name: "A", last_name: "B", email: "a@b.test", phone_number: "+201000000000" },
    }),
  })
  const { client_secret } = (await made.json()) as { client_secret: string }
  const { id } = first.pay(client_secret, 1001)
  await first.stop()
  const second = await PaymobStandIn.start({ state_file })
  expect(second.ledger.transaction(id)).toMatchObject({ success: true, intention: { paid_amount: 100 } })
  expect(() => second.pay(client_secret, 1001)).toThrow("paid already")
  expect(second.ledger.refund(id, 100).id).toBeGreaterThan(id)
  await second.stop()
  rmSync(folder, { recursive: true })
})
