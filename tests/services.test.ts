import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { freePort, root, start, type Started, stopStarted, temporaryFolder, testDatabaseUrl } from "./support"

const folder = temporaryFolder()
const redis = process.env.WEKALA_TEST_REDIS_URL

const env = {
  DATABASE_URL: testDatabaseUrl(`wekala_services_${randomBytes(4).toString("hex")}`),
  ...(redis ? { REDIS_URL: redis } : {}),
  NODE_ENV: "production",
  JWT_SECRET: randomBytes(32).toString("hex"),
  COOKIE_SECRET: randomBytes(32).toString("hex"),
  METRICS_TOKEN: randomBytes(32).toString("hex"),
  MEDUSA_DISABLE_TELEMETRY: "true",
  WEKALA_UPLOADS: join(folder.path, "uploads"),
}

afterEach(stopStarted)

/** The commands that the containers run, with the variables that docker-compose.yml gives them. */
async function serve(mode: "server" | "worker"): Promise<{ url: string; started: Started }> {
  const port = String(await freePort())
  const started = start(join(root, "tools/serve.mjs"), { args: [mode], env: { ...env, PORT: port } })
  const url = `http://localhost:${port}`
  await started.printed("is ready on")
  return { url, started }
}

test("`migrate` creates the database, brings it up to date, and can be run again", async () => {
  for (let time = 0; time < 2; time++) {
    const { code, output } = await start(join(root, "tools/migrate.mjs"), { env }).ended
    expect(output).toContain("✓ The database is up to date")
    expect(code).toBe(0)
  }
})

test("a server and a worker serve one database, and stop when they are asked to", async () => {
  const [server, worker] = [await serve("server"), await serve("worker")]
  for (const { url } of [server, worker]) {
    const answer = await fetch(`${url}/ready`)
    expect(await answer.json()).toMatchObject({ status: "ready" })
  }
  expect((await fetch(`${server.url}/store/products`)).status).toBe(400)
  expect((await fetch(`${worker.url}/store/products`)).status).toBe(404)
  for (const { started } of [worker, server]) {
    started.process.kill("SIGTERM")
    expect((await started.ended).code).toBe(0)
  }
})

test("the health check of the containers tells a running server from none", async () => {
  const { url } = await serve("server")
  const check = (port: string) => start(join(root, "deploy/healthcheck.mjs"), { env: { PORT: port } }).ended
  expect((await check(new URL(url).port)).code).toBe(0)
  expect((await check(String(await freePort()))).code).toBe(1)
})

test("production without its secrets says which", async () => {
  const { JWT_SECRET: _, ...rest } = env
  const { code, output } = await start(join(root, "tools/serve.mjs"), {
    args: ["server"],
    env: { ...rest, PORT: String(await freePort()) },
  }).ended
  expect(output).toContain("JWT_SECRET is not set")
  expect(code).toBe(1)
  expect(existsSync(join(folder.path, "state"))).toBe(false)
})
