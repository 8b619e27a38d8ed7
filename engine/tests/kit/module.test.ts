import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { defineModule, getDataSource, ModuleService, queryRows } from "@wekala/engine/kit"
import { type TestCustomer, type TestEngine, testEngine } from "@wekala/engine/testing"
import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"

// A real module, with relations and links in both directions, of whichever plugin has one: here the wallet's accounts.
type Row = Record<string, unknown>
interface Graph {
  entity?: string
  fields?: string[]
  filters?: Row
  pagination?: Row
}

let engine: TestEngine
let customers: TestCustomer[]
/** Tells the rows of this file from those of others. */
const kind = `kit_${randomUUID()}`

const ACCOUNTS = [
  { name: "Anna", balance: 100, floor: 0, status: "open" },
  { name: "anton", balance: 200, floor: null, status: "open" },
  { name: "Bert", balance: 300, floor: 0, status: "frozen" },
  { name: "Carla", balance: 400, floor: null, status: "frozen" },
  { name: "Da%id", balance: 500, floor: 0, status: "open" },
]

beforeAll(async () => {
  engine = await testEngine()
  customers = await Promise.all(ACCOUNTS.map(() => engine.customer()))
  for (const [index, { name, balance, floor, status }] of ACCOUNTS.entries()) {
    const id = `${kind}_${name}`
    await queryRows(
      `INSERT INTO wallet_account (id, owner_type, owner_id, kind, currency_code, normal_side, balance, floor, status, held, metadata, created_at)
       VALUES ($1, 'customer', $2, $3, 'usd', 'credit', $4, $5, $6, $7, $8, $9)`,
      [id, customers[index]?.id, kind, balance, floor, status, index, { name }, new Date(Date.UTC(2026, 0, index + 1))],
    )
    for (let hold = 0; hold <= index; hold++) {
      await queryRows(
        "INSERT INTO wallet_hold (id, reference, account_id, currency_code, amount, reason) VALUES ($1, $1, $2, 'usd', $3, $4)",
        [`${id}_${hold}`, id, 10 * (hold + 1), hold ? "later" : "first"],
      )
    }
  }
})

// Balances without postings: the wallet's own tests would find them.
afterAll(async () => {
  await queryRows("DELETE FROM wallet_hold WHERE starts_with(account_id, $1)", [kind])
  await queryRows("DELETE FROM wallet_account WHERE kind = $1", [kind])
})

async function graph({ entity = "wallet_account", fields = ["id"], filters = {}, pagination }: Graph) {
  const query = engine.container.resolve(ContainerRegistrationKeys.QUERY)
  const own = entity === "wallet_account" ? { kind, ...filters } : filters
  // biome-ignore lint/suspicious/noExplicitAny: entities of a plugin that is not imported here
  const { data, metadata } = await query.graph({ entity, fields, filters: own, ...(pagination ? { pagination } : {}) } as any)
  return { rows: data as unknown as Row[], count: (metadata as { count?: number } | undefined)?.count }
}

const nameOf = (row: Row) => String(row.id).slice(kind.length + 1)
const names = async (filters: Row) => (await graph({ filters })).rows.map(nameOf).sort()
const all = ACCOUNTS.map(({ name }) => name).sort()
const without = (...gone: string[]) => all.filter((name) => !gone.includes(name))
const id = (name: string) => `${kind}_${name}`

/** The statements that our DataSource and Medusa's own connection send while `work` runs. */
async function statements<T>(work: () => Promise<T>): Promise<{ result: T; ours: string[]; medusa: string[] }> {
  const source = await getDataSource()
  const { logger } = source
  const knex = engine.container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const ours: string[] = []
  const medusa: string[] = []
  const onQuery = ({ sql }: { sql: string }) => void medusa.push(sql)
  Object.assign(source, { logger: { ...logger, logQuery: (sql: string) => void ours.push(sql) } })
  knex.on("query", onQuery)
  try {
    return { result: await work(), ours, medusa }
  } finally {
    Object.assign(source, { logger })
    knex.removeListener("query", onQuery)
  }
}

describe("filters through query.graph", () => {
  test.each<[string, Row, string[]]>([
    ["a value", { status: "frozen" }, ["Bert", "Carla"]],
    ["a list", { status: ["frozen", "closed"] }, ["Bert", "Carla"]],
    ["an empty list", { status: [] }, []],
    ["null", { floor: null }, ["Carla", "anton"]],
    ["$eq", { balance: { $eq: 300 } }, ["Bert"]],
    ["$eq null", { floor: { $eq: null } }, ["Carla", "anton"]],
    ["$ne", { balance: { $ne: 300 } }, without("Bert")],
    ["$ne null", { floor: { $ne: null } }, ["Anna", "Bert", "Da%id"]],
    ["$in", { balance: { $in: [100, 500, 999] } }, ["Anna", "Da%id"]],
    ["$nin", { balance: { $nin: [100, 500] } }, without("Anna", "Da%id")],
    ["$gt", { balance: { $gt: 400 } }, ["Da%id"]],
    ["$gte", { balance: { $gte: 400 } }, ["Carla", "Da%id"]],
    ["$lt", { balance: { $lt: 200 } }, ["Anna"]],
    ["$lte", { balance: { $lte: 200 } }, ["Anna", "anton"]],
    ["a range", { balance: { $gt: 100, $lt: 400 } }, ["Bert", "anton"]],
    ["dates", { created_at: { $gte: new Date("2026-01-02"), $lt: "2026-01-04T00:00:00Z" } }, ["Bert", "anton"]],
    ["$like", { id: { $like: `${kind}_An%` } }, ["Anna"]],
    ["$like with a sign escaped", { id: { $like: "%\\%id" } }, ["Da%id"]],
    ["$ilike", { id: { $ilike: `${kind}_AN%` } }, ["Anna", "anton"]],
    ["$exists", { floor: { $exists: false } }, ["Carla", "anton"]],
    ["$not", { balance: { $not: { $gt: 200 } } }, ["Anna", "anton"]],
    ["$and", { $and: [{ balance: { $gt: 100 } }, { balance: { $lt: 300 } }] }, ["anton"]],
    ["$or", { $or: [{ balance: 100 }, { status: "frozen" }] }, ["Anna", "Bert", "Carla"]],
    ["$or beside a value", { status: "open", $or: [{ balance: 100 }, { balance: 300 }] }, ["Anna"]],
    [
      "$or in $and in $or",
      { $or: [{ $and: [{ status: "open" }, { $or: [{ balance: 100 }, { floor: null }] }] }, { id: id("Bert") }] },
      ["Anna", "Bert", "anton"],
    ],
    ["a relation", { holds: { reason: "later", amount: { $gte: 40 } } }, ["Carla", "Da%id"]],
    ["nothing said", { status: undefined }, all],
  ])("%s", async (_what, filters, expected) => {
    expect(await names(filters)).toEqual([...expected].sort())
  })

  test.each<[string, Graph, RegExp]>([
    ["an unknown property", { filters: { colour: "red" } }, /WalletAccount: has no property "colour"/],
    ["an unknown operator", { filters: { balance: { $near: 1 } } }, /WalletAccount: unknown operator "\$near" on "balance"/],
    ["an unknown property of a relation", { filters: { holds: { colour: "red" } } }, /WalletHold: has no property "colour"/],
    ["an unknown property in $or", { filters: { $or: [{ colour: "red" }] } }, /WalletAccount: has no property "colour"/],
    ["an empty $or", { filters: { $or: [] } }, /WalletAccount: \$or needs a list of filters/],
    ["an $or that is no list", { filters: { $or: { status: "open" } } }, /WalletAccount: \$or needs a list of filters/],
    ["an $in that is no list", { filters: { balance: { $in: 100 } } }, /WalletAccount: \$in on "balance" needs a list/],
    ["an order by an unknown property", { pagination: { order: { colour: "ASC" }, take: 1 } }, /WalletAccount has no property "colour"/],
  ])("%s is refused, naming it", async (_what, asked, sentence) => {
    await expect(graph(asked)).rejects.toMatchObject({ type: "invalid_data", message: expect.stringMatching(sentence) })
  })

  test("an empty condition, which the query layer would drop, is refused by the service", async () => {
    const wallet = engine.container.resolve<{ listWalletAccounts(filters: Row): Promise<Row[]> }>("wallet")
    await expect(wallet.listWalletAccounts({ balance: {} })).rejects.toThrow('WalletAccount: empty condition on "balance"')
  })
})

describe("order and pages", () => {
  const page = async (pagination: Row, filters: Row = {}) => {
    // As Medusa has it, who asks for a page asks where it begins, and is then told the count.
    const { rows, count } = await graph({ filters, pagination: { skip: 0, ...pagination } })
    return { names: rows.map(nameOf), count }
  }

  test("by several properties, each in its direction", async () => {
    const { names: ordered } = await page({ order: { status: "ASC", balance: "DESC" }, take: 10 })
    expect(ordered).toEqual(["Carla", "Bert", "Da%id", "anton", "Anna"])
    const { names: reversed } = await page({ order: { status: "DESC", balance: "ASC" }, take: 10 })
    expect(reversed).toEqual(["Anna", "anton", "Da%id", "Bert", "Carla"])
  })

  test("pages do not overlap, and each tells the count of all", async () => {
    const order = { balance: "ASC" }
    expect(await page({ order, take: 2 })).toEqual({ names: ["Anna", "anton"], count: 5 })
    expect(await page({ order, take: 2, skip: 2 })).toEqual({ names: ["Bert", "Carla"], count: 5 })
    expect(await page({ order, take: 2, skip: 4 })).toEqual({ names: ["Da%id"], count: 5 })
    expect(await page({ order, take: 2, skip: 9 })).toEqual({ names: [], count: 5 })
  })

  test("the count follows the filters, and relations do not multiply it", async () => {
    expect(await page({ take: 1, order: { balance: "DESC" } }, { status: "frozen" })).toEqual({ names: ["Carla"], count: 2 })
    const { rows, count } = await graph({ fields: ["id", "holds.*"], pagination: { skip: 0, take: 2, order: { balance: "DESC" } } })
    expect(rows.map((row) => (row.holds as Row[]).length)).toEqual([5, 4])
    expect(count).toBe(5)
  })
})

describe("fields", () => {
  test("are chosen in SQL, of the entity and of its relations", async () => {
    const { result, ours } = await statements(() => graph({ fields: ["balance", "holds.amount"], filters: { id: id("anton") } }))
    expect(result.rows).toEqual([{ balance: "200", holds: expect.arrayContaining([{ amount: "10" }, { amount: "20" }]) }])
    expect(ours.join("\n")).toContain('"balance"')
    expect(ours.join("\n")).not.toMatch(/"metadata"|"created_at"|"reason"/)
  })

  test("a relation costs one statement, however many rows there are", async () => {
    const one = await statements(() => graph({ fields: ["id", "holds.*"], filters: { id: id("Anna") } }))
    const five = await statements(() => graph({ fields: ["id", "holds.*"] }))
    expect(five.result.rows.flatMap((row) => row.holds as Row[])).toHaveLength(15)
    expect(five.ours).toHaveLength(one.ours.length)
  })

  test("that are unknown are refused, naming them", async () => {
    await expect(graph({ fields: ["id", "colour"] })).rejects.toThrow(/colour/)
  })
})

describe("links", () => {
  test("lead from our entity to Medusa's, with two statements in all", async () => {
    const { result, ours, medusa } = await statements(() =>
      graph({ fields: ["id", "customer.email"], pagination: { take: 10, order: { balance: "ASC" } } }),
    )
    expect(result.rows.map((row) => (row.customer as Row).email)).toEqual(customers.map(({ email }) => email))
    expect(ours.filter((sql) => !/COUNT/.test(sql))).toHaveLength(1)
    expect(medusa.filter((sql) => /from "public"\."customer"|from "customer"/.test(sql))).toHaveLength(1)
  })

  test("and from Medusa's entity to ours, with one statement for all rows", async () => {
    const filters = { id: customers.map((customer) => customer.id) }
    const { result, ours } = await statements(() => graph({ entity: "customer", fields: ["id", "wallet_accounts.balance"], filters }))
    expect(result.rows).toHaveLength(5)
    expect(result.rows.map((row) => (row.wallet_accounts as Row[])[0]?.balance).sort()).toEqual(["100", "200", "300", "400", "500"])
    expect(ours).toHaveLength(1)
    expect(ours[0]).not.toMatch(/"metadata"/)
  })
})

describe("migrations of a module", () => {
  const table = (name: string) =>
    class {
      name = `${name}1764000000000`
      up = (runner: { query: (sql: string) => Promise<unknown> }) => runner.query(`CREATE TABLE ${name} (id text PRIMARY KEY)`)
      down = (runner: { query: (sql: string) => Promise<unknown> }) => runner.query(`DROP TABLE ${name}`)
    }
  const done: string[] = []
  const { runMigrations, revertMigration } = defineModule("kitTest", {
    service: class extends ModuleService {},
    entities: [],
    migrations: [table("kit_first"), table("kit_second")],
    afterMigrate: async () => void done.push("after"),
  })
  const options = () => ({ options: { database: { clientUrl: engine.databaseUrl } } }) as never
  const tables = async () =>
    (
      await queryRows<{ name: string }>(
        "SELECT tablename AS name FROM pg_tables WHERE tablename LIKE 'kit\\_%' AND tablename <> 'kit_counter' ORDER BY 1",
      )
    ).map(({ name }) => name)

  test("run once, are undone as asked, leave nothing, and run again", async () => {
    await runMigrations?.(options())
    expect(await tables()).toEqual(["kit_first", "kit_second", "kit_test_migration"])
    await runMigrations?.(options())
    expect(await queryRows("SELECT name FROM kit_test_migration")).toHaveLength(2)
    expect(done).toHaveLength(2)

    await revertMigration?.({ ...(options() as object), migrationNames: ["kit_second"] } as never)
    expect(await tables()).toEqual(["kit_first", "kit_test_migration"])
    await revertMigration?.(options())
    expect(await tables()).toEqual([])
    await revertMigration?.(options())
    expect(await tables()).toEqual([])

    await runMigrations?.(options())
    expect(await tables()).toEqual(["kit_first", "kit_second", "kit_test_migration"])
    await revertMigration?.(options())
  })
})
