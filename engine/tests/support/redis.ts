import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { freePort } from "@wekala/engine/embedded"
import Redis from "ioredis"

/** Whether this machine has a redis-server; tests that need one are skipped otherwise. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0

/** A Redis of a test's own, which it may stop and start again. */
export class TestRedis {
  private process: ChildProcess | undefined

  private constructor(private readonly port: number) {}

  static async start(): Promise<TestRedis> {
    const redis = new TestRedis(await freePort())
    await redis.start()
    return redis
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const args = ["--port", String(this.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    this.process = spawn("redis-server", args, { stdio: "ignore" })
    const client = new Redis(this.url, { retryStrategy: () => 50, maxRetriesPerRequest: null })
    client.on("error", () => undefined)
    await client.ping()
    client.disconnect()
  }

  async stop(): Promise<void> {
    if (!this.process || this.process.exitCode !== null) return
    const exited = once(this.process, "exit")
    this.process.kill("SIGTERM")
    await exited
  }
}
