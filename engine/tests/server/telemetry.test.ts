import { spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { gunzipSync } from "node:zlib"
import { freePort } from "@wekala/engine/embedded"
import { createTestDatabase, testDatabaseServer } from "@wekala/engine/testing"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { application, environment, mainFile } from "./helper"

/** What a collector and Sentry have received, by path. */
const received: { path: string; body: string }[] = []
// Speaks as much of OTLP/HTTP and of Sentry's envelopes as a sender needs: takes what comes and says so.
const collector = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const text = request.headers["content-encoding"] === "gzip" ? gunzipSync(body).toString() : body.toString()
  received.push({ path: String(request.url), body: text })
  response.setHeader("content-type", "application/json").end("{}")
})
const bodies = (path: RegExp) => received.filter((one) => path.test(one.path)).map((one) => one.body)
let database: Awaited<ReturnType<typeof createTestDatabase>>

beforeAll(async () => {
  collector.listen(0, "127.0.0.1")
  await once(collector, "listening")
  database = await createTestDatabase(await testDatabaseServer(), application)
})

afterAll(async () => {
  collector.close()
  await database?.drop()
})

test("traces go to the collector without secrets, and faults to Sentry, before a stop has ended", async () => {
  const home = `127.0.0.1:${(collector.address() as AddressInfo).port}`
  const port = await freePort()
  const child = spawn(process.execPath, [mainFile], {
    cwd: application,
    env: {
      PATH: process.env.PATH,
      ...environment(database.url),
      PORT: String(port),
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://${home}`,
      SENTRY_DSN: `http://key@${home}/7`,
    },
  })
  const url = `http://127.0.0.1:${port}`
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { headers }).then(
      (response) => response.status,
      () => 0,
    )
  await expect.poll(() => ask("/ready"), { timeout: 60_000 }).toBe(200)

  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query("SELECT token FROM api_key WHERE type = 'publishable'")
  const shop = { "x-publishable-api-key": rows[0].token, authorization: "Bearer a-secret-token", cookie: "sid=a-secret-cookie" }
  expect(await ask("/store/regions?q=a-secret-query", shop)).toBe(200)
  await client.query("ALTER TABLE region RENAME TO region_lost")
  await client.end()
  // Not the same question: the answer to that may be kept.
  expect(await ask("/store/regions?q=a-secret-query&limit=7", shop)).toBe(500)
  child.kill("SIGTERM")
  expect((await once(child, "exit"))[0]).toBe(0)

  const spans = bodies(/^\/v1\/traces$/)
    .flatMap((body) => JSON.parse(body).resourceSpans)
    .flatMap((resource) => resource.scopeSpans)
    .flatMap((scope) => scope.spans) as { name: string }[]
  const names = spans.map((span) => span.name)
  expect(names).toContain("/store/regions")
  expect(names.some((name) => name.startsWith("pg.query"))).toBe(true)
  expect(secretsIn(spans)).toEqual([])

  const [event = ""] = bodies(/^\/api\/7\/envelope\//)
  expect(event).toContain('relation \\"region\\" does not exist')
  expect(event).toMatch(/"request_id":"[0-9a-f-]{36}"/)
  expect(secretsIn(event)).toEqual([])
}, 90_000)

/** What surrounds each secret, should one have got out. */
function secretsIn(sent: unknown): string[] {
  return JSON.stringify(sent).match(/.{0,120}a-secret.{0,20}/g) ?? []
}
