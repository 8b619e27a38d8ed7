import type { MedusaContainer } from "@medusajs/framework/types"
import { generateJwtToken, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { randomBytes } from "node:crypto"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { runJobsAhead } from "../kit/jobs/runner"
import { startServer } from "../server"
import { TestClient } from "./client"
import { createTestDatabase, testDatabaseServer, testEnvironment } from "./database"

export interface TestCustomer {
  readonly id: string
  readonly email: string
  /** Calls the store API as this customer. */
  readonly client: TestClient
}

export interface TestAdmin {
  readonly id: string
  readonly client: TestClient
}

/** A running engine on a database of its own, with clients for everyone who may call it. */
export interface TestEngine {
  readonly url: string
  readonly databaseUrl: string
  readonly directory: string
  readonly container: MedusaContainer
  readonly publishableKey: string
  readonly salesChannelId: string
  /** Regions by currency: `usd` (United States), `eur` (Germany), `egp` (Egypt). */
  readonly regions: Readonly<Record<"usd" | "eur" | "egp", string>>
  /** The store API as a visitor. */
  readonly store: TestClient
  /** Two admin users: some things need a second one. */
  readonly admin: TestAdmin
  readonly secondAdmin: TestAdmin
  /** Nobody: no key, no token. */
  readonly anonymous: TestClient
  customer(): Promise<TestCustomer>
  /** The folder that letters are written to, each as `.eml` and `.html`. */
  readonly mailbox: string
  readonly clock: {
    /** Runs all jobs that are due, and those that they enqueue. Jobs run only when a test says so. */
    run(): Promise<void>
    /** As `run`, as if this many milliseconds had passed; jobs see that time as `now`. */
    advance(ms: number): Promise<void>
  }
  stop(): Promise<void>
}

let shared: Promise<TestEngine> | undefined

/**
 * The engine under test: one per process, started at the first call and shared by all its test files, so
 * each test makes the customers and things it needs and expects others beside them.
 *
 * @param directory the application directory; unless told `WEKALA_APP_DIRECTORY`, or the built
 *   application (`.medusa/server`) or the application in the working directory
 */
export function testEngine(directory = defaultDirectory()): Promise<TestEngine> {
  shared ??= start(directory)
  return shared
}

/** Stops the shared engine and drops its database. */
export async function stopTestEngine(): Promise<void> {
  const stopping = shared
  shared = undefined
  if (stopping) await (await stopping).stop()
}

function defaultDirectory(): string {
  if (process.env.WEKALA_APP_DIRECTORY) return process.env.WEKALA_APP_DIRECTORY
  return existsSync(resolve(".medusa/server/medusa-config.js")) ? resolve(".medusa/server") : process.cwd()
}

async function start(directory: string): Promise<TestEngine> {
  const databases = await testDatabaseServer()
  const database = await createTestDatabase(databases, directory)
  const mailbox = mkdtempSync(join(tmpdir(), "wekala-mail-"))
  Object.assign(process.env, testEnvironment(database.url), { WEKALA_JOBS: "off", WEKALA_MAILBOX: mailbox })
  const server = await startServer({ directory, port: 0, host: "127.0.0.1" })
  const { container } = server
  const url = `http://127.0.0.1:${server.port}`
  const { salesChannelId, publishableKey, regions } = await fixtures(container)
  const store = { "x-publishable-api-key": publishableKey }
  const bearer = (actorId: string, actorType: "user" | "customer") => ({
    authorization: `Bearer ${generateJwtToken(
      { actor_id: actorId, actor_type: actorType, auth_identity_id: "", app_metadata: {} },
      { secret: process.env.JWT_SECRET as string, expiresIn: "1d" },
    )}`,
  })
  const createAdmin = async (): Promise<TestAdmin> => {
    const [user] = await container.resolve(Modules.USER).createUsers([{ email: uniqueEmail("admin") }])
    const id = user?.id as string
    return { id, client: new TestClient(url, bearer(id, "user")) }
  }
  return {
    url,
    databaseUrl: database.url,
    directory,
    container,
    publishableKey,
    salesChannelId,
    regions,
    store: new TestClient(url, store),
    anonymous: new TestClient(url, {}),
    admin: await createAdmin(),
    secondAdmin: await createAdmin(),
    customer: async () => {
      const email = uniqueEmail("customer")
      const customer = await container.resolve(Modules.CUSTOMER).createCustomers({ email, has_account: true, first_name: "Test" })
      return { id: customer.id, email, client: new TestClient(url, { ...store, ...bearer(customer.id, "customer") }) }
    },
    mailbox,
    clock: { run: () => runJobsAhead(0), advance: (ms) => runJobsAhead(ms) },
    stop: async () => {
      await server.stop()
      await database.drop()
      await databases.stop()
      rmSync(mailbox, { recursive: true, force: true })
    },
  }
}

function uniqueEmail(who: string): string {
  return `${who}-${randomBytes(6).toString("hex")}@wekala.test`
}

/** What a shop needs before anyone can buy: a channel, a key, regions. */
async function fixtures(container: MedusaContainer) {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: "Test" }] } })
  const salesChannelId = channels[0]?.id as string
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Test", type: "publishable", created_by: "test" }] },
  })
  const key = keys[0] as { id: string; token: string }
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } })
  const providers = await container.resolve(Modules.PAYMENT).listPaymentProviders({ is_enabled: true })
  const payment_providers = providers.map((provider) => provider.id)
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        { name: "United States", currency_code: "usd", countries: ["us"], payment_providers },
        { name: "Germany", currency_code: "eur", countries: ["de"], payment_providers },
        { name: "Egypt", currency_code: "egp", countries: ["eg"], payment_providers },
      ],
    },
  })
  const byCurrency = Object.fromEntries(regions.map((region) => [region.currency_code, region.id]))
  return { salesChannelId, publishableKey: key.token, regions: byCurrency as TestEngine["regions"] }
}
