import { lstatSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { root } from "../support"
import { type Workspace, workspace } from "../workspace"
import { type Packed, pack, StockApp } from "./stock-app"

// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
type Call = (method: string, path: string, body?: Record<string, unknown>) => Promise<{ status: number; body: any }>
interface Callers {
  admin: Call
  customer: Call
  visitor: Call
}

const password = "correct horse battery staple"

/** Every plugin here is packed, installed from its tarball into a blank Medusa application, used, and rolled back. */
const plugins: {
  plugin: string
  module: string
  /** Plugins that it stands on; their modules have the same names. */
  needs?: string[]
  tables: string[]
  use: (callers: Callers) => Promise<void>
}[] = [
  {
    plugin: "wallet",
    module: "wallet",
    tables: ["public.wallet_account", "public.wallet_posting", "public.wallet_migration"],
    use: async ({ admin, customer, visitor }: Callers) => {
      expect(await visitor("GET", "/store/wallet")).toMatchObject({ status: 401, body: { code: "sign_in_required" } })
      expect(await customer("POST", "/store/wallet/top-ups", { amount: 10, currency_code: "usd" })).toMatchObject({ status: 201 })
      const { body } = await admin("GET", "/admin/wallet/accounts?kind=customer&currency_code=usd")
      expect(body).toMatchObject({ count: 1, accounts: [{ balance: 0 }] })
      const adjustment = { account_id: body.accounts[0].id, amount: "12.50", currency_code: "usd", reason: "a gift" }
      expect(await admin("POST", "/admin/wallet/adjustments", adjustment)).toMatchObject({ status: 201 })
      expect(JSON.stringify((await customer("GET", "/store/wallet")).body)).toContain("12.5")
    },
  },
  {
    plugin: "auctions",
    module: "auctions",
    needs: ["wallet"],
    tables: ["public.auction", "public.auction_bid", "public.auctions_migration"],
    use: async ({ admin, customer, visitor }: Callers) => {
      const options = [{ title: "Size", values: ["One"] }]
      const variants = [{ title: "One", options: { Size: "One" }, manage_inventory: false, prices: [] }]
      const { body } = await admin("POST", "/admin/products", { title: "Compass", status: "published", options, variants })
      const variant_id = body.product.variants[0].id
      const draft = await admin("POST", "/admin/auctions", { variant_id, format: "english", currency_code: "usd", starting_price: 10 })
      expect(draft).toMatchObject({ status: 201, body: { auction: { status: "draft", title: "Compass" } } })
      const { id } = draft.body.auction
      expect(await visitor("GET", `/store/auctions/${id}`)).toMatchObject({ status: 404, body: { code: "auction_not_found" } })
      const ends_at = new Date(Date.now() + 3_600_000).toISOString()
      const put = await admin("POST", `/admin/auctions/${id}/schedule`, { starts_at: new Date().toISOString(), ends_at })
      expect(put).toMatchObject({ status: 200 })
      // Its timer has run in Medusa's own server.
      const status = async () => (await visitor("GET", `/store/auctions/${id}`)).body.auction.status
      await expect.poll(status, { timeout: 20_000 }).toBe("live")
      expect(await visitor("POST", `/store/auctions/${id}/bids`, { amount: 25 })).toMatchObject({ status: 401 })
      const bid = await customer("POST", `/store/auctions/${id}/bids`, { amount: 25 })
      expect(bid).toMatchObject({ status: 201, body: { bid: { amount: 10, maximum: 25 }, me: { leading: true } } })
      const { body: list } = await visitor("GET", "/store/auctions?status=live")
      expect(list).toMatchObject({ count: 1, auctions: [{ id, current_price: 10, leader: 1 }] })
      expect((await visitor("GET", "/store/auctions/settings")).body).toMatchObject({ sellers: false })
    },
  },
  {
    plugin: "gift-registries",
    module: "giftRegistries",
    tables: ["public.gift_registry", "public.gift_registries_migration"],
    use: async ({ admin, customer, visitor }: Callers) => {
      const product = { title: "Kettle", status: "published", options: [{ title: "Size", values: ["One"] }] }
      const product_id = (await admin("POST", "/admin/products", product)).body.product.id
      const text = "It does what it says, and does it well."
      const written = await customer("POST", "/store/gift-registries", { product_id, text })
      expect(written).toMatchObject({ status: 201, body: { gift_registry: { status: "pending" } } })
      const { body } = await admin("GET", "/admin/gift-registries?status=pending")
      expect(body).toMatchObject({ count: 1, gift_registries: [{ product_title: "Kettle" }] })
      // The event has gone through the outbox, and the subscriber has run, in Medusa's own server.
      const bell = async () => (await admin("GET", "/admin/notifications?channel=feed")).body.notifications
      await expect
        .poll(bell, { timeout: 20_000 })
        .toEqual([expect.objectContaining({ data: expect.objectContaining({ description: "Kettle" }) })])
      const id = written.body.gift_registry.id
      expect(await admin("POST", `/admin/gift-registries/${id}/approve`)).toMatchObject({ status: 200 })
      const shown = await visitor("GET", `/store/gift-registries?product_id=${product_id}`)
      expect(shown).toMatchObject({ status: 200, body: { count: 1, gift_registries: [{ id, text }] } })
    },
  },
]

let copy: Workspace
let engine: Packed
let packages: Packed[]

beforeAll(async () => {
  copy = workspace()
  expect(await copy.run("tools/plugin-new.mjs", ["gift-registries"])).toMatchObject({ code: 0 })
  const packed = join(copy.path, "packed")
  // The plugins are compiled against what this leaves behind.
  engine = await pack(join(copy.path, "engine"), packed)
  const packAll = (wanted: typeof plugins) => Promise.all(wanted.map(({ plugin }) => pack(join(copy.path, "plugins", plugin), packed)))
  // What others stand on comes first: they are compiled against it.
  packages = [...(await packAll(plugins.filter(({ needs }) => !needs))), ...(await packAll(plugins.filter(({ needs }) => needs)))]
})

afterAll(() => copy.remove())

describe.each(plugins)("$plugin in a stock application", ({ plugin, module, needs = [], tables, use }) => {
  const app = new StockApp()
  let packed: Packed

  beforeAll(async () => {
    const packedAs = (wanted: string) => packages.find(({ name }) => name === `@wekala/${wanted}`) as Packed
    packed = packedAs(plugin)
    await app.install([engine, ...needs.map(packedAs), packed])
  })

  afterAll(() => app.remove())

  test("the packages hold what is needed and nothing of where they were made", () => {
    for (const { name, files } of [engine, packed]) {
      expect(files).toEqual(expect.arrayContaining(["LICENSE", "package.json"]))
      expect(
        files.filter((path) => !/^(LICENSE|README\.md|package\.json|\.medusa\/server\/src\/.+\.(js|mjs|d\.ts|json))$/.test(path)),
      ).toEqual([])
      expect(files.filter((path) => /\.test\.|(^|\/)tests\//.test(path))).toEqual([])
      const installed = join(app.path, "node_modules", name)
      expect(lstatSync(installed).isSymbolicLink()).toBe(false)
      for (const path of files) {
        const text = readFileSync(join(installed, path), "utf8")
        // Compilers append their source maps to the file; base64 hides what is in them.
        const maps = [...text.matchAll(/sourceMappingURL=data:[^,]+,(\S+)/g)].map(([, map = ""]) => Buffer.from(map, "base64").toString())
        for (const place of [copy.path, root])
          expect(
            [text, ...maps].some((part) => part.includes(place)),
            `${path} of ${name}`,
          ).toBe(false)
      }
    }
    expect(packed.files).toEqual(expect.arrayContaining([".medusa/server/src/admin/index.mjs", ".medusa/server/src/index.d.ts"]))
    expect(readdirSync(join(app.path, "node_modules/@wekala")).sort()).toEqual(["engine", plugin, ...needs].sort())
  })

  test("migrates, starts with `medusa start`, and serves its routes", async () => {
    const migrated = await app.medusa("db:migrate")
    expect(migrated).toContain(`${module}: ran Initial`)
    await app.medusa("user", "--email", "admin@wekala.test", "--password", password)
    await app.start()
    await use(await callers(app))
    await app.stop()
  })

  test("is rolled back without a trace, and comes back", async () => {
    expect(await app.objects()).toEqual(expect.arrayContaining([...tables, "public.wekala_inbox", "graphile_worker.add_job"]))
    const others = (await app.objects()).filter((name) => !isOurs(name))
    await app.medusa("db:rollback", module, ...needs, "engine")
    expect(await app.objects()).toEqual(others)
    await app.medusa("db:migrate", "--skip-scripts")
    expect(await app.objects()).toEqual(expect.arrayContaining([...tables, "public.wekala_inbox", "graphile_worker.add_job"]))
  })

  const isOurs = (name: string) =>
    /^(graphile_worker\.|public\.(wekala_|account_(session|preference|erasure|sign_out)|engine_migration$|wallet_|auctions?_|auction$|gift_registr))/.test(
      name,
    )
})

/** An admin, a customer who has just registered, and a visitor. */
async function callers(app: StockApp): Promise<Callers> {
  const nobody = app.as({})
  const token = async (actor: string, credentials: Record<string, string>) =>
    (await nobody("POST", `/auth/${actor}/emailpass`, credentials)).body.token as string
  const admin = app.as({ authorization: `Bearer ${await token("user", { email: "admin@wekala.test", password })}` })
  const { body } = await admin("POST", "/admin/api-keys", { title: "Shop", type: "publishable" })
  const key = { "x-publishable-api-key": body.api_key.token as string }
  const credentials = { email: "ada@wekala.test", password }
  const registration = await nobody("POST", "/auth/customer/emailpass/register", credentials)
  await app.as({ ...key, authorization: `Bearer ${registration.body.token}` })("POST", "/store/customers", {
    email: credentials.email,
    first_name: "Ada",
  })
  const customer = app.as({ ...key, authorization: `Bearer ${await token("customer", credentials)}` })
  return { admin, customer, visitor: app.as(key) }
}
