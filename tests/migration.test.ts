import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Workspace, workspace } from "./workspace"

const MODULE = "plugins/gift-registries/src/modules/gift-registries"
let copy: Workspace
const migration = (...args: string[]) =>
  copy.run("tools/migration.mjs", args, { DATABASE_URL: process.env.WEKALA_TEST_DATABASE_SERVER as string })

beforeAll(async () => {
  copy = workspace()
  expect(await copy.run("tools/plugin-new.mjs", ["gift-registries"])).toMatchObject({ code: 0 })
})

afterAll(() => copy.remove())

const file = (path: string) => join(copy.path, MODULE, path)
const edit = (path: string, ...changes: [string, string][]) => {
  const before = readFileSync(file(path), "utf8")
  const after = changes.reduce((text, [from, to]) => text.replace(from, to), before)
  expect(after).not.toBe(before)
  writeFileSync(file(path), after)
}
const written = () => readdirSync(file("migrations")).filter((name) => name.endsWith(".ts") && name !== "index.ts")

test.each([
  ["no names", [], "Usage: npm run migration"],
  ["a plugin that is not there", ["nowhere", "add-colour"], "There is no plugins/nowhere"],
  ["a name with capitals", ["wallet", "AddColour"], "use lower-case words"],
])("%s: refused in one line", async (_what, args, sentence) => {
  const { code, output } = await migration(...args)
  expect(output).toMatch(/^✗ .*\n$/)
  expect(output).toContain(sentence)
  expect(code).toBe(1)
})

test.each(["wallet", "gift-registries"])("%s has nothing to do, for all that only its migrations say", async (plugin) => {
  const { code, output } = await migration(plugin, "nothing")
  expect(output).toContain("✓ Nothing to do")
  expect(code).toBe(0)
  expect(written()).toHaveLength(1)
})

describe("when entities have changed", () => {
  beforeAll(async () => {
    edit(
      "entities/gift-registry.ts",
      ["import { Column,", "import { Check, Column, Index, OneToMany,"],
      [
        '@Entity("gift_registry")',
        '@Entity("gift_registry")\n@Index(["product_id", "colour"])\n@Check("gift_registry_stars", "stars > 0")',
      ],
      ['  @Column({ type: "text" })\n  reference', '  @Column({ type: "varchar", length: 200, nullable: true })\n  reference'],
      [
        "  @CreateDateColumn",
        `  @Column({ type: "text", default: "red, \\\\ \`dark\`" })
  colour!: string

  @Column({ type: "int" })
  stars!: number

  @Column({ type: "text", unique: true, nullable: true })
  slug!: string | null

  @OneToMany("GiftWish", "registry")
  wishes?: unknown[]

  @CreateDateColumn`,
      ],
    )
    writeFileSync(
      file("entities/gift-wish.ts"),
      `import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from "typeorm"
import { GiftRegistry } from "./gift-registry"

@Entity("gift_wish")
export class GiftWish {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  registry_id!: string

  @Column({ type: "text", name: "order" })
  order!: string

  @ManyToOne(() => GiftRegistry, (registry) => registry.wishes)
  @JoinColumn({ name: "registry_id" })
  registry?: GiftRegistry
}
`,
    )
    writeFileSync(file("entities/index.ts"), 'export { GiftRegistry } from "./gift-registry"\nexport { GiftWish } from "./gift-wish"\n')
  })

  test("a migration is written that adds and alters, and drops nothing", async () => {
    const { code, output } = await migration("gift-registries", "add-wishes")
    expect(output).toContain("gift_registry.stars is new, NOT NULL and has no default")
    expect(code, output).toBe(0)
    const name = written().at(-1) as string
    expect(name).toMatch(/^\d{13}-add-wishes\.ts$/)
    const source = readFileSync(file(`migrations/${name}`), "utf8")
    const [up = "", down = ""] = source.split("async down(")
    for (const statement of [
      'CREATE TABLE gift_wish (\n        id text NOT NULL,\n        registry_id text NOT NULL,\n        "order" text NOT NULL,',
      "ALTER TABLE gift_wish ADD CONSTRAINT gift_wish_registry_id_fkey FOREIGN KEY (registry_id) REFERENCES gift_registry(id);",
      "ALTER TABLE gift_registry ADD stars integer NOT NULL;",
      "ALTER TABLE gift_registry ADD CONSTRAINT gift_registry_slug_key UNIQUE (slug);",
      "ALTER TABLE gift_registry ADD CONSTRAINT gift_registry_stars CHECK (stars > 0);",
      "CREATE INDEX gift_registry_product_id_colour_idx ON gift_registry (product_id, colour);",
      "ALTER TABLE gift_registry ALTER COLUMN reference TYPE character varying(200) USING reference::character varying(200);",
      "ALTER TABLE gift_registry ALTER COLUMN reference DROP NOT NULL;",
    ]) {
      expect(up).toContain(statement)
    }
    expect(up.replace("DROP NOT NULL", "")).not.toContain("DROP")
    expect(down).toContain("DROP TABLE gift_wish;")
    expect(down).toContain("ALTER TABLE gift_registry ALTER COLUMN reference SET NOT NULL;")
    expect(readFileSync(file("migrations/index.ts"), "utf8")).toMatch(/migrations = \[Initial\d+, AddWishes\d+\]/)
  })

  test("and then there is nothing to do", async () => {
    expect((await migration("gift-registries", "again")).output).toContain("✓ Nothing to do")
    expect(written()).toHaveLength(2)
  })

  test("a column that an entity no longer names stays in the database, and is named", async () => {
    edit(
      "entities/gift-registry.ts",
      ['  @Column({ type: "int" })\n  stars!: number\n', ""],
      ['\n@Check("gift_registry_stars", "stars > 0")', ""],
    )
    const { code, output } = await migration("gift-registries", "drop-stars")
    expect(output).toContain("gift_registry.stars is in the database and in no entity")
    expect(output).toContain("✓ Nothing to do")
    expect(code).toBe(0)
  })
})

test("its scratch databases are gone", async () => {
  const client = new pg.Client({ connectionString: process.env.WEKALA_TEST_DATABASE_SERVER })
  await client.connect()
  const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE 'wekala\\_migration\\_%'")
  await client.end()
  expect(rows).toEqual([])
})
