import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { generateJwtToken, Modules } from "@medusajs/framework/utils"
import { testEnvironment } from "@wekala/engine/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { application, load, root, startTestServer, type TestServer } from "./helper"

const STOREFRONT = "https://shop.example.com"
const fixtures = join(dirname(fileURLToPath(import.meta.url)), "fixtures/fast")
let server: TestServer
let directory: string

beforeAll(async () => {
  directory = applicationWithRoutes()
  server = await startTestServer({ STORE_CORS: STOREFRONT, WEKALA_RATE_LIMIT: "100000", WEKALA_JOBS: "off" }, directory)
})
afterAll(async () => {
  await server?.close()
  rmSync(directory, { recursive: true, force: true })
})

/** The built application with routes of its own, in a folder from which packages are found. */
function applicationWithRoutes(): string {
  const parent = join(root, ".wekala")
  mkdirSync(parent, { recursive: true })
  const copy = mkdtempSync(join(parent, "fast-routes-"))
  for (const file of ["medusa-config.js", "instrumentation.js", "package.json"]) cpSync(join(application, file), join(copy, file))
  symlinkSync(join(application, "public"), join(copy, "public"))
  cpSync(fixtures, join(copy, "src"), { recursive: true })
  return copy
}

const bearer = (actorId: string, options: { type?: string; secret?: string; expiresIn?: string } = {}) => {
  const { type = "customer", secret = testEnvironment("").JWT_SECRET as string, expiresIn = "1h" } = options
  const payload = { actor_id: actorId, actor_type: type, auth_identity_id: `auth_${actorId}`, app_metadata: {} }
  return `Bearer ${generateJwtToken(payload, { secret, expiresIn })}`
}

interface Sent {
  method?: string
  path?: string
  body?: unknown
  headers?: Record<string, string | undefined>
}

const ASIDE = { cookie: "connect.sid=s%3Anobody.x" }

async function send({ method = "POST", path = "/store/fast-test/a", body = { amount: 1 }, headers = {} }: Sent, extra = {}) {
  const all = {
    "content-type": "application/json",
    authorization: bearer("cus_1"),
    origin: STOREFRONT,
    ...server.shop,
    ...headers,
    ...extra,
  }
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    ...(method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text, headers: Object.fromEntries(response.headers) }
}

async function counted(outcome: "served" | "aside", route = "POST /store/fast-test/:id"): Promise<number> {
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: "Bearer test-metrics-token" } })
  const lines = (await response.text())
    .split("\n")
    .filter((one) => one.startsWith(`wekala_fast_route_total{route="${route}",outcome="${outcome}",`))
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0)
}

/** Headers that tell of the moment, or of how long a connection is kept. */
const MOMENT = /^(date|x-request-id|ratelimit-.*|connection|keep-alive)$/
const lasting = (headers: Record<string, string>) => Object.fromEntries(Object.entries(headers).filter(([name]) => !MOMENT.test(name)))

describe("ahead of Medusa and by Medusa, the answer is the same", () => {
  test.each<[string, Sent, number]>([
    ["what is good", {}, 201],
    ["a query", { path: "/store/fast-test/a%20b?note=x%26y" }, 201],
    ["a language", { headers: { "x-medusa-locale": "ar-EG" } }, 201],
    ["a language in the query", { path: "/store/fast-test/a?locale=fr" }, 201],
    ["a key for retries", { headers: { "idempotency-key": "once" } }, 201],
    ["a bad key for retries", { headers: { "idempotency-key": "a b" } }, 400],
    ["another spelling of the path", { path: "/STORE/Fast-Test/a/" }, 201],
    ["an unknown field", { body: { amount: 1, more: 2 } }, 400],
    ["an unknown query", { path: "/store/fast-test/a?more=2" }, 400],
    ["a wrong type", { body: { amount: "1" } }, 400],
    ["no JSON", { body: '{"amount":' }, 400],
    ["a list", { body: [] }, 400],
    ["NUL", { body: { amount: 1, outcome: "a\0" } }, 400],
    ["a number that is not exact", { body: { amount: 9e99 } }, 400],
    ["too much", { body: { amount: 1, outcome: "x".repeat(200_000) } }, 413],
    ["another charset", { headers: { "content-type": "application/json; charset=x-nothing" } }, 415],
    ["another encoding", { headers: { "content-encoding": "nothing" } }, 415],
    ["a body that is not compressed", { headers: { "content-encoding": "gzip" } }, 400],
    ["a refusal", { body: { amount: 1, outcome: "refuse" } }, 409],
    ["a fault", { body: { amount: 1, outcome: "fail" } }, 500],
    ["no token", { headers: { authorization: undefined } }, 401],
    ["a token that says nothing", { headers: { authorization: "Bearer x.y.z" } }, 401],
    ["a token signed by others", { headers: { authorization: bearer("cus_1", { secret: "other" }) } }, 401],
    ["an expired token", { headers: { authorization: bearer("cus_1", { expiresIn: "-1s" }) } }, 401],
    ["a merchant's token", { headers: { authorization: bearer("user_1", { type: "user" }) } }, 401],
    ["a token in another spelling", { headers: { authorization: bearer("cus_1").replace("Bearer ", "bearer   ") } }, 201],
    ["no publishable key", { headers: { "x-publishable-api-key": undefined } }, 400],
    ["a publishable key that nobody made", { headers: { "x-publishable-api-key": "pk_nobody" } }, 400],
    ["another origin", { headers: { origin: "https://other.example.com" } }, 201],
    ["a route for all", { method: "GET", headers: { authorization: undefined } }, 200],
    ["a route for all, signed in", { method: "GET" }, 200],
    ["HEAD", { method: "GET", path: "/store/fast-test/a?more=1" }, 400],
  ])("%s", async (_what, sent, status) => {
    const route = `${sent.method ?? "POST"} /store/fast-test/:id`
    const before = [await counted("served", route), await counted("aside", route)]
    const fast = await send(sent)
    const stock = await send(sent, ASIDE)
    expect(fast.status).toBe(status)
    expect({ ...fast, headers: lasting(fast.headers) }).toEqual({ ...stock, headers: lasting(stock.headers) })
    expect([await counted("served", route), await counted("aside", route)]).toEqual(before.map((count) => count + 1))
    expect(Object.keys(fast.headers)).toEqual(expect.arrayContaining(["x-request-id", "ratelimit-remaining", "content-security-policy"]))
  })

  test.each<[string, Sent]>([
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "amount=1" }],
    ["a body of no type", { headers: { "content-type": "text/plain" }, body: "amount" }],
    ["a list in the query", { path: "/store/fast-test/a?note[]=1" }],
  ])("%s is left to Medusa", async (_what, sent) => {
    const before = await counted("aside")
    const { status } = await send(sent)
    expect(status).toBe(400)
    expect(await counted("aside")).toBe(before + 1)
  })

  test("retries under one key have one reference, others have others", async () => {
    const reference = async (key: string, customer: string, path: string) =>
      (await send({ path, headers: { "idempotency-key": key, authorization: bearer(customer) } })).body.reference
    const first = await reference("k", "cus_1", "/store/fast-test/a")
    expect(first).toMatch(/^key_[0-9a-f]{40}$/)
    expect(await reference("k", "cus_1", "/store/fast-test/a")).toBe(first)
    const others = [
      await reference("l", "cus_1", "/store/fast-test/a"),
      await reference("k", "cus_2", "/store/fast-test/a"),
      await reference("k", "cus_1", "/store/fast-test/b"),
    ]
    expect(new Set([first, ...others]).size).toBe(4)
  })
})

test("a route that Medusa prefers to a fast one is still preferred", async () => {
  expect((await send({ method: "GET", path: "/store/fast-test/mine" })).body).toEqual({ mine: true })
})

test("where the application has a middleware, no route is fast", async () => {
  const { status, headers } = await send({ method: "GET", path: "/store/guarded-test/a" })
  expect([status, headers["x-stamp"]]).toEqual([200, "by the application"])
  expect(await counted("served", "GET /store/guarded-test/:id")).toBe(0)
})

test("requests are measured under their route", async () => {
  await send({})
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: "Bearer test-metrics-token" } })
  expect(await response.text()).toMatch(/http_request_duration_seconds_count\{method="POST",route="\/store\/fast-test\/:id",status="2xx"\}/)
})

test("costs no statement beyond the handler's own", async () => {
  const { Client } = load("pg") as { Client: { prototype: { query: (...values: unknown[]) => unknown } } }
  const { query } = Client.prototype
  let statements = 0
  Client.prototype.query = function (...values) {
    statements++
    return query.apply(this, values)
  }
  try {
    const headers = { "idempotency-key": "counted", authorization: bearer("cus_1") }
    // So that what is looked up once a second is looked up by the first request.
    await sleep(1_000)
    await send({ headers })
    expect(statements).toBeGreaterThan(0)
    statements = 0
    for (let count = 0; count < 5; count++) expect((await send({ headers })).status).toBe(201)
    expect(statements).toBe(0)
    await send({ headers }, ASIDE)
    expect(statements).toBeGreaterThan(0)
  } finally {
    Client.prototype.query = query
  }
})

describe("what is taken back is refused within a second", () => {
  const refused = (sent: Sent, status: number) =>
    expect.poll(async () => (await send(sent)).status, { timeout: 1_500, interval: 50 }).toBe(status)

  test("a publishable key", async () => {
    const keys = server.container.resolve(Modules.API_KEY)
    const key = await keys.createApiKeys({ title: "Short", type: "publishable", created_by: "test" })
    const sent = { headers: { "x-publishable-api-key": key.token } }
    expect((await send(sent)).status).toBe(201)
    await keys.revoke({ id: key.id }, { revoked_by: "test" })
    await refused(sent, 400)
  })

  test("a session, however its token is written", async () => {
    const authorization = bearer("cus_leaving")
    const sent = { headers: { authorization } }
    expect((await send(sent)).status).toBe(201)
    const { queryRows } = load("@wekala/engine/kit") as typeof import("@wekala/engine/kit")
    await queryRows("UPDATE account_session SET ended_at = now() WHERE customer_id = 'cus_leaving'")
    await refused(sent, 401)
    for (const other of [authorization.replace(" ", "   "), authorization.replace("Bearer", "bEARER"), `${authorization} more`]) {
      expect((await send({ headers: { authorization: other } })).status).toBe(401)
      expect((await send({ headers: { authorization: other } }, ASIDE)).status).toBe(401)
    }
  })

  test("an erased account's session", async () => {
    const { queryRows } = load("@wekala/engine/kit") as typeof import("@wekala/engine/kit")
    const sent = { headers: { authorization: bearer("cus_erased") } }
    expect((await send(sent)).status).toBe(201)
    await queryRows(
      "INSERT INTO account_sign_out (auth_identity_id, tokens_valid_from) VALUES ('auth_cus_erased', now() + interval '1 minute')",
    )
    await refused(sent, 401)
  })
})
