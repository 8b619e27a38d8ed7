import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { generateJwtToken } from "@medusajs/framework/utils"
import { freePort } from "@wekala/engine/embedded"
import { createServer, request as httpRequest } from "node:http"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { application, environment, mainFile, startTestServer, type TestServer } from "./helper"

const STOREFRONT = "https://shop.example.com"
const uploads = mkdtempSync(join(tmpdir(), "wekala-uploads-"))
let server: TestServer

beforeAll(async () => {
  await mkdir(join(uploads, "summer"))
  await writeFile(join(uploads, "summer/hat.svg"), "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
  await writeFile(join(uploads, "private-1700000000000-orders.csv"), "order,total")
  await writeFile(join(uploads, ".secret"), "x")
  server = await startTestServer({
    WEKALA_RATE_LIMIT: "1000000",
    WEKALA_RATE_LIMIT_AUTH: "5",
    TRUST_PROXY: "1",
    AUTH_CORS: STOREFRONT,
    WEKALA_UPLOADS: uploads,
  })
}, 120_000)

afterAll(async () => {
  await server?.close()
  await rm(uploads, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers: { ...server.shop, ...headers } })

describe("probes", () => {
  test("health says that the process lives", async () => {
    const response = await get("/health")
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }])
  })

  test("ready names each check", async () => {
    const response = await get("/ready")
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      status: "ready",
      checks: { process: { ok: true }, database: { ok: true }, migrations: { ok: true } },
    })
  })
})

describe("metrics", () => {
  const bearer = { authorization: "Bearer test-metrics-token" }

  test("are for those with the token", async () => {
    expect((await get("/metrics")).status).toBe(401)
    expect((await get("/metrics", { authorization: "Bearer test-metrics-tokem" })).status).toBe(401)
    expect((await get("/metrics", bearer)).headers.get("content-type")).toMatch(/^text\/plain/)
  })

  test("count requests by the template of their route, never by URL", async () => {
    await get("/store/products/prod_nobody_knows")
    await get("/nowhere/unheard-of")
    const text = await (await get("/metrics", bearer)).text()
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/store\/products\/:id",status="4xx"\} 1/)
    expect(text).toMatch(/route="unmatched",status="4xx"/)
    expect(text).not.toMatch(/prod_nobody_knows|unheard-of/)
  })

  test("show both pools, the event loop and the build", async () => {
    const text = await (await get("/metrics", bearer)).text()
    expect(text).toMatch(/pg_pool_connections\{pool="wekala",state="idle"\} \d/)
    expect(text).toMatch(/pg_pool_connections\{pool="medusa",state="waiting"\} 0/)
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds/)
    expect(text).toMatch(/wekala_build_info\{version="[\d.]+"/)
  })
})

describe("headers", () => {
  test("a sane request id is kept, another replaced", async () => {
    expect((await get("/health", { "x-request-id": "trace:1.a_B-2" })).headers.get("x-request-id")).toBe("trace:1.a_B-2")
    expect((await get("/health", { "x-request-id": "a b" })).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/)
    expect((await get("/health", { "x-request-id": "x".repeat(129) })).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/)
  })

  test("say what browsers may do, and not what runs here", async () => {
    const { headers } = await get("/store/regions")
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("x-powered-by")).toBeNull()
    expect(headers.get("strict-transport-security")).toBeNull()
  })
})

describe("rate limits", () => {
  const signIn = (email: string, address: string) =>
    fetch(`${server.url}/auth/customer/emailpass`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": address, origin: STOREFRONT },
      body: JSON.stringify({ email, password: "guess" }),
    })

  test("attempts to sign in from one address end with 429 and the time to wait", async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn(`${attempt}@example.com`, "192.0.2.1")).status).toBe(401)
    const refused = await signIn("6@example.com", "192.0.2.1")
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
    expect(refused.headers.get("ratelimit-remaining")).toBe("0")
    expect(refused.headers.get("access-control-allow-origin")).toBe(STOREFRONT)
    expect(refused.headers.get("access-control-expose-headers")).toContain("Retry-After")
    expect(await refused.json()).toMatchObject({ type: "not_allowed", code: "rate_limited" })
  })

  test("attempts on one account from many addresses do too", async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn("victim@example.com", `198.51.100.${attempt}`)).status).toBe(401)
    expect((await signIn(" VICTIM@example.com", "198.51.100.99")).status).toBe(429)
    expect((await signIn("other@example.com", "198.51.100.99")).status).toBe(401)
  })

  test("an IPv6 network counts as one address", async () => {
    for (let attempt = 0; attempt < 5; attempt++) await signIn(`v6-${attempt}@example.com`, `2001:db8:1:2::${attempt + 1}`)
    expect((await signIn("v6@example.com", "2001:db8:1:2:ffff::9")).status).toBe(429)
    expect((await signIn("v6@example.com", "2001:db8:1:3::1")).status).toBe(401)
  })

  test("every answer tells what is left", async () => {
    const { headers } = await get("/store/regions")
    expect(headers.get("ratelimit-limit")).toBe("1000000")
    expect(Number(headers.get("ratelimit-reset"))).toBeLessThanOrEqual(60)
  })

  test.each(["/app", "/static/summer/hat.svg", "/docs"])("%s counts for nothing", async (path) => {
    expect((await get(path)).headers.get("ratelimit-limit")).toBeNull()
  })
})

describe("uploaded files", () => {
  test("are served, to be cached, and never run as pages", async () => {
    const response = await get("/static/summer/hat.svg")
    expect(response.status).toBe(200)
    expect(response.headers.get("content-type")).toContain("image/svg+xml")
    expect(response.headers.get("content-security-policy")).toContain("sandbox")
    expect(response.headers.get("cache-control")).toContain("max-age=3600")
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin")
  })

  test("that are private are for signed-in merchants", async () => {
    const token = (actorType: string) =>
      generateJwtToken(
        { actor_id: "someone", actor_type: actorType, auth_identity_id: "", app_metadata: {} },
        { secret: process.env.JWT_SECRET as string, expiresIn: "1h" },
      )
    const ask = async (path: string, actorType?: string) =>
      (await get(path, actorType ? { authorization: `Bearer ${token(actorType)}` } : {})).status
    const path = "/static/private-1700000000000-orders.csv"
    expect(await ask(path, "user")).toBe(200)
    expect(await ask(path)).toBe(401)
    expect(await ask(path, "customer")).toBe(401)
    expect(await ask("/static/%70rivate-1700000000000-orders.csv")).toBe(401)
    expect(await ask("/static/summer/..%2fprivate-1700000000000-orders.csv")).toBe(401)
    expect(await ask("/static//private-1700000000000-orders.csv")).toBe(401)
  })

  test.each(["/static/.secret", "/static/", "/static/summer/", "/static/nothing.png", "/static/..%2f..%2fetc%2fpasswd"])(
    "%s shows nothing",
    async (path) => {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400)
    },
  )
})

describe("the API reference", () => {
  test("is a page whose every file is served here", async () => {
    const page = await (await get("/docs")).text()
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file as string)
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200])
  })

  test("serves no other file", async () => {
    for (const file of ["package.json", "index.html", "..%2Fpackage.json", "absolute-path.js"]) {
      expect((await get(`/docs/${file}`)).status).toBe(404)
    }
  })

  test("is an OpenAPI 3.1 document", async () => {
    expect(await (await get("/openapi.json")).json()).toMatchObject({
      openapi: "3.1.0",
      info: { title: "Wekala" },
      components: { schemas: { Error: {} } },
    })
  })
})

test("an unknown route is a 404 in the shape of every error", async () => {
  const response = await get("/nowhere")
  expect([response.status, await response.json()]).toMatchObject([404, { type: "not_found", code: "route_not_found" }])
})

describe("the executable", () => {
  interface Run {
    child: ChildProcess
    output: () => string
    ended: Promise<number | null>
  }

  function run(extra: Record<string, string>): Run {
    const child = spawn(process.execPath, [mainFile], {
      cwd: application,
      env: { PATH: process.env.PATH, ...environment(server.databaseUrl), PORT: "0", ...extra },
    })
    let text = ""
    child.stdout.on("data", (chunk) => (text += chunk))
    child.stderr.on("data", (chunk) => (text += chunk))
    return { child, output: () => text, ended: new Promise((resolve) => child.once("exit", resolve)) }
  }

  function withDatabase(change: (url: URL) => void): string {
    const url = new URL(server.databaseUrl)
    change(url)
    return url.href
  }

  test.each([
    [
      "a wrong password",
      () => ({ DATABASE_URL: withDatabase((url) => (url.password = "wrong")) }),
      /does not let "\w+" in: wrong user or password/,
    ],
    ["a missing database", () => ({ DATABASE_URL: withDatabase((url) => (url.pathname = "/nosuch")) }), /has no database "nosuch"/],
    ["a dead database server", () => ({ DATABASE_URL: "postgres://a:b@127.0.0.1:1/x" }), /No PostgreSQL answers at 127\.0\.0\.1:1/],
    ["no database URL", () => ({ DATABASE_URL: "" }), /DATABASE_URL is not set/],
    ["a missing secret in production", () => ({ NODE_ENV: "production", JWT_SECRET: "" }), /JWT_SECRET is not set/],
    ["a mode that does not exist", () => ({ WEKALA_MODE: "both" }), /WEKALA_MODE must be/],
  ])(
    "tells of %s in one line and ends",
    async (_what, extra, message) => {
      const { ended, output } = run(extra())
      expect(await ended).toBe(1)
      expect(output()).toMatch(message)
      expect(output().trim().split("\n")).toHaveLength(1)
    },
    30_000,
  )

  test("tells of a taken port", async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, resolve))
    const port = (other.address() as { port: number }).port
    const { ended, output } = run({ PORT: String(port) })
    expect(await ended).toBe(1)
    expect(output()).toBe(`Wekala did not start: Port ${port} is taken by another program.\n`)
    other.close()
  }, 30_000)

  test("answers 503 while it starts, ends running requests on SIGTERM, and then itself", async () => {
    const port = await freePort()
    const { child, ended } = run({ PORT: String(port) })
    const url = `http://127.0.0.1:${port}`
    const status = (path: string) =>
      fetch(`${url}${path}`).then(
        (response) => response.status,
        () => 0,
      )
    const seen = new Set<number>()
    for (;;) {
      seen.add(await status("/store/regions"))
      if ((await status("/ready")) === 200) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(seen).toContain(503)
    // A request that the client is still writing when the signal comes.
    const answered = new Promise<number>((resolve, reject) => {
      const slow = httpRequest(
        `${url}/auth/customer/emailpass`,
        { method: "POST", headers: { "content-type": "application/json" } },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      )
      slow.on("error", reject)
      slow.write('{"email":"a@example.com",')
      setTimeout(() => child.kill("SIGTERM"), 100)
      setTimeout(() => slow.end('"password":"x"}'), 700)
    })
    expect(await answered).toBe(401)
    expect(await ended).toBe(0)
    expect(await status("/health")).toBe(0)
  }, 60_000)

  test("as a worker answers probes only", async () => {
    const port = await freePort()
    const { child, ended } = run({ PORT: String(port), WEKALA_MODE: "worker" })
    const status = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        (response) => response.status,
        () => 0,
      )
    while ((await status("/ready")) !== 200) await new Promise((resolve) => setTimeout(resolve, 100))
    expect([await status("/health"), await status("/store/regions"), await status("/app")]).toEqual([200, 404, 404])
    child.kill("SIGINT")
    expect(await ended).toBe(0)
  }, 60_000)
})

test("ready tells of migrations that were not run", async () => {
  const knex = server.container.resolve("__pg_connection__")
  // The positive answer is remembered, so this asks a fresh process.
  const [{ name }] = (
    await knex.raw("DELETE FROM mikro_orm_migrations WHERE id = (SELECT max(id) FROM mikro_orm_migrations) RETURNING name")
  ).rows
  const port = await freePort()
  const child = spawn(process.execPath, [mainFile], {
    cwd: application,
    env: { PATH: process.env.PATH, ...environment(server.databaseUrl), PORT: String(port) },
  })
  const ended = new Promise((resolve) => child.once("exit", resolve))
  let body = ""
  while (!body.includes(name)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    body = await fetch(`http://127.0.0.1:${port}/ready`).then(
      (response) => response.text(),
      () => "",
    )
  }
  expect(JSON.parse(body)).toMatchObject({
    status: "not_ready",
    checks: { migrations: { ok: false, message: expect.stringMatching(/^1 not run: /) } },
  })
  child.kill("SIGTERM")
  await ended
}, 60_000)
