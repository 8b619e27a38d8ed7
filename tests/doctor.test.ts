import { mkdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs"
import { createServer as createHttpServer } from "node:http"
import { type AddressInfo, createServer, type Server } from "node:net"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { copyCheckout, editJson, freePort, start, temporaryFolder, testDatabaseUrl } from "./support"

interface Finding {
  name: string
  status: "ok" | "warning" | "error"
  detail: string
  mend?: string
}

let folder: ReturnType<typeof temporaryFolder>
let env: Record<string, string>
let listener: Server | undefined

beforeEach(async () => {
  folder = temporaryFolder()
  copyCheckout(folder.path)
  env = { PORT: String(await freePort()) }
})

afterEach(() => {
  listener?.close()
  listener = undefined
  folder.remove()
})

async function doctor(): Promise<{ code: number | null; findings: Finding[] }> {
  const { code, output } = await start(join(folder.path, "tools/doctor.mjs"), { args: ["--json"], cwd: folder.path, env }).ended
  const { ok, findings } = JSON.parse(output) as { ok: boolean; findings: Finding[] }
  expect(code).toBe(ok ? 0 : 1)
  return { code, findings }
}

async function finding(name: string): Promise<Finding> {
  const { findings } = await doctor()
  const found = findings.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`nothing about ${name} in ${JSON.stringify(findings)}`)
  return found
}

const at = (...path: string[]) => join(folder.path, ...path)

test("a sound checkout has no complaint", async () => {
  const { code, findings } = await doctor()
  expect(findings.filter(({ status }) => status === "error")).toEqual([])
  expect(code).toBe(0)
})

test("it prints one line for each finding", async () => {
  const { output } = await start(at("tools/doctor.mjs"), { cwd: folder.path, env }).ended
  expect(output).toMatch(/^✓ Node +v\d+/m)
  expect(output).toMatch(/^✓ Medusa +all packages at 2\.18\.0$/m)
})

test("on a bare clone it says how to install", async () => {
  unlinkSync(at("node_modules"))
  expect(await finding("Packages")).toMatchObject({ status: "error", mend: "npm ci" })
  expect(await finding("Database")).toMatchObject({ status: "warning" })
})

test("a package of another version than the lock file's is named", async () => {
  editJson(at("package-lock.json"), ({ packages }) => {
    packages["node_modules/pg"] = { version: "9.9.9" }
  })
  expect((await finding("Packages")).detail).toMatch(/^pg is .* instead of 9\.9\.9$/)
})

test("a Node that is too old is told apart", async () => {
  editJson(at("package.json"), (content) => {
    content.engines.node = ">=99.1"
  })
  expect(await finding("Node")).toMatchObject({ status: "error", mend: expect.stringContaining("99.1") })
})

test.each(["package.json", "plugins/wallet/package.json"])("a range instead of Medusa's pinned version in %s is found", async (path) => {
  editJson(at(path), (content) => {
    content.peerDependencies = { ...content.peerDependencies, "@medusajs/medusa": "^2.19.0" }
  })
  expect(await finding("Medusa")).toMatchObject({ status: "error", detail: `@medusajs/medusa ^2.19.0 in ${path}` })
})

test("a second version of Medusa in the lock file is found", async () => {
  editJson(at("package-lock.json"), ({ packages }) => {
    packages["node_modules/x/node_modules/@medusajs/utils"] = { version: "2.17.0", optional: true }
  })
  expect((await finding("Medusa")).detail).toBe("@medusajs/utils 2.17.0 in package-lock.json")
})

test("a plugin that hides its modules is found", async () => {
  mkdirSync(at("plugins/wallet/src/modules"), { recursive: true })
  editJson(at("plugins/wallet/package.json"), (content) => {
    delete content.exports["./.medusa/server/src/modules/*"]
  })
  expect((await finding("Plugin @wekala/wallet")).detail).toBe("has src/modules but does not export ./.medusa/server/src/modules/*")
})

test("a plugin that brings its own framework is found", async () => {
  editJson(at("plugins/wallet/package.json"), (content) => {
    content.dependencies = { "@medusajs/framework": "2.18.0" }
  })
  expect((await finding("Plugin @wekala/wallet")).detail).toContain("brings a copy of @medusajs/framework")
})

test("a plugin that would be published without its code is found", async () => {
  editJson(at("plugins/wallet/package.json"), (content) => {
    content.files = ["src"]
  })
  expect((await finding("Plugin @wekala/wallet")).detail).toBe("would be published without its code")
})

test("a taken port is found", async () => {
  const server = createServer()
  listener = server
  await new Promise<void>((resolve) => server.listen(Number(env.PORT), resolve))
  expect(await finding(`Port ${env.PORT}`)).toMatchObject({ status: "error" })
})

test("production without secrets is an error, a workstation without them is not", async () => {
  expect(await finding("Secrets")).toMatchObject({ status: "ok" })
  env.NODE_ENV = "production"
  env.JWT_SECRET = "short"
  expect((await finding("Secrets")).detail).toBe("JWT_SECRET and COOKIE_SECRET are missing or shorter than 32 characters")
})

test.each([
  ["nonsense", "DATABASE_URL is not a URL"],
  ["postgres://wekala:wrong@127.0.0.1:1/wekala", "No PostgreSQL answers at 127.0.0.1:1"],
])("the database address %s is explained, without its password", async (url, detail) => {
  env.DATABASE_URL = url
  const found = await finding("Database")
  expect(found).toMatchObject({ status: "error", detail: expect.stringContaining(detail) })
  expect(found.detail).not.toContain("wrong")
})

test("a reachable database that was never migrated is sent to `npm run migrate`", async () => {
  env.DATABASE_URL = testDatabaseUrl("template1")
  mkdirSync(at(".medusa/server"), { recursive: true })
  writeFileSync(at(".medusa/server/package.json"), "{}")
  expect(await finding("Database")).toMatchObject({ status: "ok" })
  expect(await finding("Migrations")).toMatchObject({ status: "error", mend: "npm run migrate" })
})

test.each<[object, "ok" | "error", string]>([
  [{}, "ok", "test gateways: no money moves"],
  [{ WEKALA_TEST_GATEWAYS: "off" }, "ok", "no gateway: cash, transfer and wallets"],
  [{ NODE_ENV: "production" }, "ok", "no gateway: cash, transfer and wallets"],
  [{ STRIPE_API_KEY: "sk_live_1", STRIPE_PUBLISHABLE_KEY: "pk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1" }, "ok", "Stripe"],
  [{ STRIPE_API_KEY: "sk_live_1", STRIPE_PUBLISHABLE_KEY: "pk_live_1" }, "error", "Stripe, but STRIPE_WEBHOOK_SECRET missing"],
  [
    { STRIPE_API_KEY: "sk_live_1", STRIPE_PUBLISHABLE_KEY: "pk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" },
    "error",
    "Stripe's secret key is live, and its publishable key is for tests",
  ],
])("payments with %o: %s, %s", async (settings, status, detail) => {
  Object.assign(env, settings)
  expect(await finding("Payments")).toMatchObject({ status, detail })
})

test.each<[number | undefined, string, "ok" | "error", string]>([
  [200, "http://127.0.0.1", "ok", "Meilisearch at 127.0.0.1:"],
  [403, "http://127.0.0.1", "error", "does not let us in: MEILISEARCH_API_KEY"],
  [500, "http://127.0.0.1", "error", "answers 500"],
  [undefined, "http://127.0.0.1:1", "error", "No Meilisearch answers at 127.0.0.1:1"],
  [undefined, "meili:7700", "error", "MEILISEARCH_HOST is not an address"],
])("a search server that answers %s at %s: %s, %s", async (status, host, state, detail) => {
  env.MEILISEARCH_HOST = host
  if (status) {
    const server = createHttpServer((_, response) => response.writeHead(status).end("{}"))
    listener = server
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    env.MEILISEARCH_HOST = `${host}:${(server.address() as AddressInfo).port}`
  }
  const found = await finding("Search")
  expect(found).toMatchObject({ status: state, detail: expect.stringContaining(detail) })
})

test("a Redis that does not answer is found", async () => {
  env.REDIS_URL = "redis://127.0.0.1:1"
  expect((await finding("Redis")).detail).toContain("No Redis answers at 127.0.0.1:1")
})

test("a lock file that is gone is found", async () => {
  rmSync(at("package-lock.json"))
  expect((await finding("Packages")).detail).toBe("package-lock.json is missing")
})
