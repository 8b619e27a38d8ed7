import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { cleanEnvironment, freePort, processesOf, root, start, stopStarted, temporaryFolder } from "./support"

const script = join(root, "tools/start.mjs")
let folder: ReturnType<typeof temporaryFolder>
let env: Record<string, string>

beforeAll(async () => {
  folder = temporaryFolder()
  mkdirSync(join(folder.path, "state/postgres"), { recursive: true })
  // The usual port is a running shop's.
  writeFileSync(join(folder.path, "state/postgres/port"), String(await freePort()))
  env = { WEKALA_STATE: join(folder.path, "state"), PORT: String(await freePort()), WEKALA_SEED: "off", WEKALA_STOREFRONT: "off" }
})

// A test that fails leaves no shop to the next one.
afterEach(stopStarted)
afterAll(() => folder.remove())

const state = (...path: string[]) => join(folder.path, "state", ...path)

describe("what cannot work is told in one line", () => {
  test.each([
    ["an address that is none", { DATABASE_URL: "nonsense" }, /^✗ DATABASE_URL is not a URL/m],
    ["another database's address", { DATABASE_URL: "mysql://a:b@localhost/c" }, /^✗ DATABASE_URL must begin with postgres:/m],
    ["a host that is down", { DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" }, /^✗ No PostgreSQL answers at 127\.0\.0\.1:1/m],
    ["an unknown host", { DATABASE_URL: "postgres://a:b@nowhere.invalid/c" }, /^✗ The database host "nowhere\.invalid" is not known/m],
    ["an impossible port", { PORT: "ninethousand" }, /^✗ PORT must be a port number/m],
    ["a Redis address that is none", { REDIS_URL: "localhost" }, /^✗ REDIS_URL is not a Redis address/m],
  ])("%s", async (_name, extra, line) => {
    const { code, output } = await start(script, { env: { ...env, ...(extra as Record<string, string>) } }).ended
    expect(output).toMatch(line)
    expect(output).not.toMatch(/^\s+at /m)
    expect(code).toBe(1)
  })

  test("a wrong password", async () => {
    const url = new URL(process.env.WEKALA_TEST_DATABASE_SERVER as string)
    url.password = "wrong"
    const { code, output } = await start(script, { env: { ...env, DATABASE_URL: url.href } }).ended
    expect(output).toMatch(/wrong user or password in DATABASE_URL/)
    expect(code).toBe(1)
  })

  test("a taken port", async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(Number(env.PORT), resolve))
    const { code, output } = await start(script, { env }).ended
    other.close()
    expect(output).toContain(`✗ Port ${env.PORT} is taken by another program`)
    expect(code).toBe(1)
  })
})

describe("a shop's life", () => {
  test("a stop while the database is being made leaves nothing behind, and the next start completes it", async () => {
    const first = start(script, { env })
    await first.printed("Server code")
    await new Promise((resolve) => setTimeout(resolve, 300))
    first.process.kill("SIGTERM")
    expect((await first.ended).code).toBe(143)
    expect(await processesOf(folder.path)).toEqual([])
  })

  test("it starts, serves, keeps others out, and stops on Ctrl-C", async () => {
    const shop = start(script, { env })
    await shop.printed("Ready in")
    expect((await fetch(`http://localhost:${env.PORT}/ready`)).status).toBe(200)
    expect(await (await fetch(`http://localhost:${env.PORT}/app`)).text()).toContain('<div id="medusa"')
    const gateway = /Stripe at port (\d+)/.exec(shop.output())?.[1]
    expect(await (await fetch(`http://127.0.0.1:${gateway}/v3/`)).text()).toContain("window.Stripe")

    const second = await start(script, { env }).ended
    expect(second.output).toMatch(/^✗ Wekala is already running here \(process \d+, http:\/\/localhost:\d+\)\.$/m)
    expect(second.code).toBe(1)
    const reset = await start(join(root, "tools/demo-reset.mjs"), { env }).ended
    expect(reset).toMatchObject({ code: 1, output: expect.stringContaining("stop it first") })

    shop.process.kill("SIGINT")
    expect((await shop.ended).code).toBe(0)
    expect(await processesOf(folder.path)).toEqual([])
    expect(existsSync(state("start.lock"))).toBe(false)
  })

  test("its secrets are its owner's alone", () => {
    expect(statSync(state("secrets.json")).mode & 0o777).toBe(0o600)
    expect(Object.keys(JSON.parse(readFileSync(state("secrets.json"), "utf8")))).toEqual([
      "JWT_SECRET",
      "COOKIE_SECRET",
      "WEKALA_REVALIDATE_SECRET",
    ])
  })

  test("the second start makes nothing anew and is on the same data, though the database's port was taken", async () => {
    const secrets = readFileSync(state("secrets.json"), "utf8")
    const port = readFileSync(state("postgres/port"), "utf8").trim()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(Number(port), "127.0.0.1", resolve))
    const shop = start(script, { env })
    await shop.printed("Ready in")
    other.close()
    expect(shop.output()).not.toContain("Tables")
    expect(readFileSync(state("postgres/port"), "utf8").trim()).not.toBe(port)
    expect(readFileSync(state("secrets.json"), "utf8")).toBe(secrets)
    // Payments that have begun hold their addresses.
    const { stripe } = JSON.parse(readFileSync(state("test-gateways/ports.json"), "utf8"))
    expect(shop.output()).toContain(`Stripe at port ${stripe}`)
    shop.process.kill("SIGHUP")
    expect((await shop.ended).code).toBe(0)
  })

  test("an engine that dies is reported, and takes the rest with it", async () => {
    const shop = start(script, { env })
    await shop.printed("Ready in")
    const { execFileSync } = await import("node:child_process")
    const engine = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(shop.process.pid)], { encoding: "utf8" })
      .split("\n")
      .find((line) => line.includes("engine-host"))
    process.kill(Number(engine?.trim().split(" ")[0]), "SIGKILL")
    const { code, output } = await shop.ended
    expect(output).toMatch(/^✗ Stopped, as the engine ended unexpectedly \(SIGKILL\)/m)
    expect(code).toBe(1)
    expect(await processesOf(folder.path)).toEqual([])
  })

  test("killed hard, it still leaves no process behind", async () => {
    const shop = start(script, { env })
    await shop.printed("✓ Database")
    shop.process.kill("SIGKILL")
    await shop.ended
    await expect.poll(() => processesOf(folder.path), { timeout: 20_000 }).toEqual([])
  })

  test("a reset forgets the data", async () => {
    const { code } = await start(join(root, "tools/demo-reset.mjs"), { env }).ended
    expect(code).toBe(0)
    expect(existsSync(state("postgres"))).toBe(false)
    expect(existsSync(state("secrets.json"))).toBe(true)
  })
})

test("nothing is imported from a package before the packages are there", () => {
  const isOwn = (from: string) => from.startsWith("node:") || from.startsWith(".")
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const [, from] of readFileSync(path, "utf8").matchAll(/^import .*?"([^"]+)"$/gm)) {
      expect(isOwn(from as string), `${from} in ${path}`).toBe(true)
      if (from?.startsWith(".")) visit(join(path, "..", from))
    }
  }
  for (const tool of ["start", "test", "doctor", "demo-reset", "migrate", "serve"]) visit(join(root, `tools/${tool}.mjs`))
  expect(cleanEnvironment()).not.toHaveProperty("WEKALA_STATE")
})
