import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { freePort } from "@wekala/engine/embedded"
import { stopTestEngine, type TestEngine, testEngine } from "@wekala/engine/testing"
import Redis from "ioredis"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { hasRedis, TestRedis } from "../support/redis"
import { application, environment, mainFile } from "./helper"

describe.skipIf(!hasRedis)("with Redis, several processes are one shop", () => {
  let redis: TestRedis
  let engine: TestEngine
  const others: ChildProcess[] = []

  /** Another process on the same database and the same Redis; resolves to its address when it is ready. */
  async function spawnProcess(mode: "server" | "worker", extra: Record<string, string> = {}): Promise<string> {
    const port = await freePort()
    const child = spawn(process.execPath, [mainFile], {
      cwd: application,
      env: {
        PATH: process.env.PATH,
        ...environment(engine.databaseUrl),
        REDIS_URL: redis.url,
        WEKALA_MODE: mode,
        WEKALA_SHUTDOWN_SECONDS: "5",
        PORT: String(port),
        ...extra,
      },
      stdio: "inherit",
    })
    others.push(child)
    const url = `http://127.0.0.1:${port}`
    await expect.poll(() => statusOf(`${url}/ready`), { timeout: 60_000 }).toBe(200)
    return url
  }

  beforeAll(async () => {
    redis = await TestRedis.start()
    Object.assign(process.env, { REDIS_URL: redis.url, WEKALA_MODE: "server", WEKALA_SHUTDOWN_SECONDS: "5" })
    engine = await testEngine()
  }, 120_000)

  afterAll(async () => {
    // Also those whose queues have just lost and found their Redis end by themselves.
    for (const child of others) child.kill("SIGTERM")
    const codes = await Promise.all(others.map(async (child) => child.exitCode ?? (await once(child, "exit"))[0]))
    await stopTestEngine()
    await redis?.stop()
    expect(codes).toEqual(others.map(() => 0))
  })

  test("what a server is told, the worker does", async () => {
    await spawnProcess("worker")
    const customer = await engine.customer()
    const { body } = await customer.client.post("/store/wallet/top-ups", { amount: "25", currency_code: "usd" })
    const { id, payment_collection_id } = body.top_up
    await customer.client.post(`/store/payment-collections/${payment_collection_id}/payment-sessions`, { provider_id: "pp_system_default" })
    await customer.client.post(`/store/wallet/top-ups/${id}/complete`)
    const { data } = await engine.container
      .resolve("query")
      .graph({ entity: "payment", fields: ["id"], filters: { payment_collection_id } })
    await engine.admin.client.post(`/admin/payments/${data[0]?.id}/capture`)
    // The capture's event travels through Redis; jobs of this process are off.
    await expect
      .poll(async () => (await customer.client.get("/store/wallet")).body.wallets[0]?.balance, { timeout: 20_000, interval: 100 })
      .toBe(25)
  })

  test("they count a caller's requests together", async () => {
    const limits = { WEKALA_RATE_LIMIT: "1000", WEKALA_RATE_LIMIT_AUTH: "4" }
    const servers = [await spawnProcess("server", limits), await spawnProcess("server", limits)]
    const signIn = async (attempt: number) => {
      const response = await fetch(`${servers[attempt % 2]}/auth/customer/emailpass`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: `nobody-${attempt}@wekala.test`, password: "wrong" }),
      })
      return response.status
    }
    const answers: number[] = []
    for (let attempt = 0; attempt < 5; attempt++) answers.push(await signIn(attempt))
    expect(answers).toEqual([401, 401, 401, 401, 429])
    const client = new Redis(redis.url)
    const [key = ""] = await client.keys("wekala:rate:auth:*")
    expect(await client.ttl(key)).toBeGreaterThan(0)
    client.disconnect()
  }, 90_000)

  test("without its Redis a server is not ready, says why, and recovers by itself", async () => {
    const ready = async () => (await fetch(`${engine.url}/ready`)).json()
    expect(await ready()).toMatchObject({ status: "ready", checks: { redis: { ok: true } } })
    await redis.stop()
    expect(await ready()).toMatchObject({ status: "not_ready", checks: { redis: { ok: false }, database: { ok: true } } })
    await redis.start()
    await expect.poll(ready, { timeout: 20_000, interval: 200 }).toMatchObject({ status: "ready", checks: { redis: { ok: true } } })
    expect((await engine.store.get("/store/regions")).status).toBe(200)
  })
})

const statusOf = (url: string) =>
  fetch(url).then(
    (response) => response.status,
    () => 0,
  )
