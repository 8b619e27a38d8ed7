import { queryRows, type Tx, transaction } from "@wekala/engine/kit"
import { type TestEngine, testEngine } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { COLUMNS } from "../../src/catalogue/documents/record"
import { type RichProduct, richProduct } from "./rich-product"
import { BUILD_SQL, buildDocuments, documentOf, isCurrent, refreshCatalogue } from "./support"

let engine: TestEngine
let rich: RichProduct

beforeAll(async () => {
  engine = await testEngine()
  rich = await richProduct(engine)
  await refreshCatalogue()
})

test("a document says what Medusa's route answers", async () => {
  const fields = [
    ...["*type", "*collection", "*options", "*options.values", "*tags", "*images", "*variants", "*variants.options"],
    ...["*variants.options.option", "*variants.images", "*categories", "*categories.parent_category", "*categories.category_children"],
  ]
  const { body } = await engine.store.request("GET", `/store/products/${rich.id}`, {
    query: { fields: fields.join() },
    // To be answered by Medusa itself.
    headers: { cookie: "connect.sid=s%3Anobody.x" },
  })
  const { document } = await documentOf(rich.id)
  expect(sorted(document)).toMatchObject(sorted({ ...body.product, categories: undefined }) as object)
  const shown = (document.categories as { is_internal: boolean }[]).filter(({ is_internal }) => !is_internal)
  expect(sorted(shown)).toMatchObject(sorted(body.product.categories) as object)
})

test("a draft has no document, and one that is published again has", async () => {
  await queryRows("UPDATE product SET status = 'draft' WHERE id = $1", [rich.id])
  await refreshCatalogue()
  expect(await documentOf(rich.id)).toBeUndefined()
  await queryRows("UPDATE product SET status = 'published' WHERE id = $1", [rich.id])
  await refreshCatalogue()
  expect(await documentOf(rich.id)).toBeDefined()
})

test("what is rolled back to a savepoint is not noted, and what follows is", async () => {
  await engine.clock.run()
  await transaction(async (tx) => {
    await tx.query("SAVEPOINT before")
    await tx.query("UPDATE product SET subtitle = 'undone' WHERE id = $1", [rich.id])
    await tx.query("ROLLBACK TO SAVEPOINT before")
    await tx.query("UPDATE product SET subtitle = 'done' WHERE id = $1", [rich.id])
    await tx.query("UPDATE product SET material = 'silk' WHERE id = $1", [rich.id])
  })
  const waiting = await queryRows(
    `SELECT j.id FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'engine.refresh_catalogue'`,
  )
  expect(waiting).toHaveLength(1)
  await engine.clock.run()
  expect((await documentOf(rich.id)).document).toMatchObject({ subtitle: "done", material: "silk" })
})

/** Columns of which a document is made, beside those that it shows as they are. */
const ALSO: Record<string, readonly string[]> = {
  product: ["status", "deleted_at"],
  product_variant: ["deleted_at"],
  product_option: ["deleted_at"],
  product_option_value: ["deleted_at"],
  product_product_option: ["product_id", "product_option_id", "deleted_at"],
  product_product_option_value: ["product_product_option_id", "product_option_value_id", "deleted_at"],
  product_variant_option: ["variant_id", "option_value_id"],
  image: ["product_id", "deleted_at"],
  product_variant_product_image: ["variant_id", "image_id", "deleted_at"],
  product_tags: ["product_id", "product_tag_id"],
  product_tag: ["deleted_at"],
  product_type: ["deleted_at"],
  product_collection: ["deleted_at"],
  product_category: ["deleted_at"],
  // Medusa shows a deleted parent; and below another parent it is still this one's.
  "product_category, the parent": [],
  "product_category, the child": ["deleted_at"],
  product_category_product: ["product_id", "product_category_id"],
  product_sales_channel: ["product_id", "sales_channel_id", "deleted_at"],
  product_variant_price_set: ["variant_id", "price_set_id", "deleted_at"],
  price: [
    "price_set_id",
    "currency_code",
    "raw_amount",
    "rules_count",
    "deleted_at",
    "price_list_id",
    "amount",
    "min_quantity",
    "max_quantity",
  ],
  price_rule: ["value", "price_id", "deleted_at", "attribute", "operator"],
  price_list: ["status", "starts_at", "ends_at", "rules_count", "type", "deleted_at"],
  price_list_rule: ["price_list_id", "value", "attribute", "deleted_at"],
  product_variant_inventory_item: ["variant_id", "inventory_item_id", "required_quantity", "deleted_at"],
  translation: ["reference_id", "reference", "locale_code", "translations", "deleted_at"],
  "translation, of the child": ["reference_id", "reference", "locale_code", "translations", "deleted_at"],
  translation_settings: ["entity_type", "fields", "is_active", "deleted_at"],
}

/** One of the rich product's rows, where in its table it lies, and its columns. */
async function rowOf(name: string) {
  const table = name.split(",")[0] as string
  const columns = await queryRows<{ name: string; type: string }>(
    "SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1 ORDER BY 1",
    [table],
  )
  const live = columns.some((column) => column.name === "deleted_at") ? "AND deleted_at IS NULL" : ""
  const [row] = await queryRows<{ tid: string }>(`SELECT ctid::text AS tid FROM ${table} WHERE ${rich.rows[name]} ${live} LIMIT 1`)
  if (!row) throw new Error(`The rich product has no ${name}`)
  return { table, columns, at: `ctid = '${row.tid}'` }
}

/** Without the database taking note. */
const silently = (work: (tx: Tx) => Promise<unknown>) =>
  transaction(async (tx) => {
    await tx.query("SET LOCAL session_replication_role = replica")
    await work(tx)
  })

/** Without foreign keys, and with the database taking note. */
async function noting(table: string, work: (tx: Tx) => Promise<unknown>) {
  const watches = await queryRows<{ name: string }>(
    "SELECT tgname AS name FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname LIKE 'wekala_watch_catalogue%'",
    [table],
  )
  const triggers = [...watches.map(({ name }) => [table, name]), ["wekala_catalogue_change", "wekala_catalogue_refresh"]]
  const enable = async (how: string) => {
    for (const [on, name] of triggers) await queryRows(`ALTER TABLE ${on} ENABLE ${how} TRIGGER "${name}"`)
  }
  await enable("ALWAYS")
  await silently(work)
  await enable("")
}

describe("a change by hand in the database reaches the document", () => {
  test.each(Object.keys(ALSO))("of each column of %s that it is made of", async (name) => {
    const { table, columns, at } = await rowOf(name)
    const matter: string[] = []
    for (const { name: column, type } of columns.filter(({ name }) => name !== "id")) {
      const change = (tx: Tx) => tx.query(`UPDATE ${table} t SET "${column}" = ${another(table, column, type)} WHERE t.${at}`)
      if (!(await isCurrent([rich.id], change))) matter.push(column)
    }
    const shown = (COLUMNS as Record<string, readonly string[]>)[table] ?? []
    expect(matter).toEqual([...new Set([...shown, ...(ALSO[name] ?? [])])].filter((column) => column !== "id").sort())
  })

  test.each(Object.keys(ALSO))("of a row of %s that is changed, taken away and put back", async (name) => {
    const { table, columns, at } = await rowOf(name)
    await queryRows(`CREATE TABLE kept_row AS SELECT * FROM ${table} WHERE ${at}`)
    const same = columns.some((column) => column.name === "id") ? ["id"] : columns.map((column) => column.name)
    const isKept = same.map((column) => `t."${column}" = k."${column}"`).join(" AND ")
    const all = columns.map((column) => `"${column.name}"`).join(", ")
    try {
      // Made another unnoticed, and then as it was, of which note is taken.
      const [column, type] = CHANGED[name] ?? ["deleted_at", "timestamp"]
      await silently(async (tx) => {
        await tx.query(`UPDATE ${table} t SET "${column}" = ${another(table, column, type)} FROM kept_row k WHERE ${isKept}`)
        await buildDocuments(tx, [rich.id])
      })
      const isMoved = isKept.replace(`t."${column}" = k."${column}"`, `t."${column}" = k."${column}" || 'x'`)
      await queryRows(`UPDATE ${table} t SET "${column}" = k."${column}" FROM kept_row k WHERE ${isMoved}`)
      await refreshCatalogue()
      expect(await isCurrent([rich.id]), "changed").toBe(true)
      await silently(async (tx) => {
        await tx.query(`DELETE FROM ${table} t USING kept_row k WHERE ${isKept}`)
        await buildDocuments(tx, [rich.id])
      })
      await queryRows(`INSERT INTO ${table} (${all}) SELECT ${all} FROM kept_row`)
      await refreshCatalogue()
      expect(await isCurrent([rich.id]), "put back").toBe(true)
      // Foreign keys would take more away with it.
      await noting(table, (tx) => tx.query(`DELETE FROM ${table} t USING kept_row k WHERE ${isKept}`))
      await refreshCatalogue()
      expect(await isCurrent([rich.id]), "taken away").toBe(true)
      await queryRows(`INSERT INTO ${table} (${all}) SELECT ${all} FROM kept_row`)
      await refreshCatalogue()
    } finally {
      await queryRows("DROP TABLE kept_row")
    }
  })
})

/** What is changed of a row that cannot be deleted softly. */
const CHANGED: Record<string, readonly [string, string]> = {
  product_variant_option: ["option_value_id", "text"],
  product_tags: ["product_tag_id", "text"],
  product_category_product: ["product_category_id", "text"],
  "product_category, the parent": ["name", "text"],
}

/** SQL of another value that the column may have. */
function another(table: string, column: string, type: string): string {
  const quoted = `t."${column}"`
  if (column === "status") return "'draft'"
  if (column === "operator") return "'gt'"
  if (table === "price_list" && column === "type") return "'override'"
  if (type.startsWith("timestamp")) return column === "deleted_at" ? "now()" : `coalesce(${quoted}, now()) + interval '1 day'`
  if (type === "boolean") return `NOT ${quoted}`
  if (type.startsWith("json")) return column === "fields" ? `'["never"]'` : `'{"title": "Another", "name": "Another"}'`
  if (["integer", "numeric", "real"].includes(type)) return `coalesce(${quoted}, 0) + 1`
  return `coalesce(${quoted}, '') || 'x'`
}

/** With lists in the order of ids: Medusa leaves it to the database. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (String((a as { id: string }).id) < String((b as { id: string }).id) ? -1 : 1))
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [key, sorted(one)]),
  )
}

test("no table that grows with the catalogue is read from end to end", async () => {
  // Medusa's own indexes leave out deleted rows, and so do not serve a statement that asks for those too.
  const plan = await transaction(async (tx) => {
    await tx.query("SET LOCAL enable_seqscan = off")
    return tx.query<{ "QUERY PLAN": string }>(`EXPLAIN ${BUILD_SQL(true)}`, [[rich.id]])
  })
  const read = plan.flatMap((line) => /Seq Scan on (\w+)/.exec(line["QUERY PLAN"])?.[1] ?? [])
  const FEW = ["price_list", "product_category", "product_collection", "product_tag", "product_type", "translation_settings"]
  expect(read.filter((table) => !FEW.includes(table))).toEqual([])
})
