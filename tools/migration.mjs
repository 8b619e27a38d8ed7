// @ts-check
// `npm run migration -- <plugin> <name>`: compares a plugin's entities with what its migrations make, on an
// empty database of its own, and writes the migration that is missing. See `schemaDiff` for what it leaves
// to a person: it never drops anything, and it knows nothing of checks, triggers or partial indexes that
// only SQL can say.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { readEnvFile } from "./lib/environment.mjs"
import { command, UserError } from "./lib/errors.mjs"
import { root } from "./lib/root.mjs"
import { readableNames, schemaDiff } from "./lib/schema-diff.mjs"
import { readableSql } from "./lib/sql-text.mjs"
import { createSupervisor } from "./lib/supervisor.mjs"

const USAGE = "Usage: npm run migration -- <plugin> <name>"

/** @typedef {import("./lib/schema-diff.mjs").SchemaDiff} SchemaDiff */

const supervisor = createSupervisor()
/** @type {(() => Promise<unknown>)[]} */
const cleanUps = []
const cleanUp = async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
}
supervisor.handleSignals((exitCode) => cleanUp().finally(() => process.exit(exitCode)))

await command(async () => {
  const [plugin, name, ...rest] = process.argv.slice(2)
  if (!plugin || !name || rest.length) throw new UserError(USAGE)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new UserError(`"${name}" is no name for a migration: use lower-case words joined by hyphens, such as add-colour.`)
  }
  const folder = moduleFolder(plugin)
  const { buildServer } = await import("./build.mjs")
  await buildServer()
  try {
    const url = await scratchDatabase()
    const diff = await compare(plugin, folder, url)
    for (const line of remarks(diff)) console.log(line)
    if (diff.up.length === 0) {
      console.log(`✓ Nothing to do: the migrations of ${plugin} make what its entities say`)
      return
    }
    for (const path of write(folder, name, diff)) console.log(`✓ ${path}`)
  } finally {
    await cleanUp()
    await supervisor.stopAll()
  }
})

/**
 * @param {string} plugin
 * @returns {string} the folder of its module, below the checkout
 */
function moduleFolder(plugin) {
  const modules = join("plugins", plugin, "src/modules")
  if (!/^[a-z0-9-]+$/.test(plugin) || !existsSync(join(root, modules)))
    throw new UserError(`There is no plugins/${plugin} with a module. ${USAGE}`)
  const [folder, ...others] = readdirSync(join(root, modules)).filter((name) =>
    existsSync(join(root, modules, name, "migrations/index.ts")),
  )
  if (!folder) throw new UserError(`No module in ${modules} has a migrations/index.ts.`)
  if (others.length) throw new UserError(`${modules} has several modules; one plugin keeps its entities in one.`)
  return join(modules, folder)
}

/** @returns {Promise<string>} the address of an empty database, taken away by `cleanUp` */
async function scratchDatabase() {
  const { prepareDatabase, query, startEmbedded } = await import("./lib/database.mjs")
  readEnvFile()
  let server = process.env.DATABASE_URL
  if (!server) {
    const directory = mkdtempSync(join(tmpdir(), "wekala-migration-"))
    cleanUps.push(async () => {
      await supervisor.stopAll()
      rmSync(directory, { recursive: true, force: true })
    })
    server = (await startEmbedded(supervisor, { directory, settings: { fsync: "off" } })).url
  }
  const name = `wekala_migration_${randomBytes(6).toString("hex")}`
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  await prepareDatabase(url)
  const given = process.env.DATABASE_URL
  if (given) cleanUps.push(() => query(given, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  return url
}

/**
 * What is missing, tried out: after it nothing is missing, and undone it is missing again.
 *
 * @param {string} plugin
 * @param {string} folder
 * @param {string} url
 * @returns {Promise<SchemaDiff>}
 */
async function compare(plugin, folder, url) {
  const require = createRequire(join(root, "plugins", plugin, "package.json"))
  const compiled = join(root, folder.replace("/src/", "/.medusa/server/src/"), "index.js")
  const { name, entities, runMigrations } = require(compiled).default ?? {}
  if (!entities || !runMigrations) throw new UserError(`${folder}/index.ts does not export what defineModule returns.`)
  if (!entities.length) throw new UserError(`${folder} has no entities.`)
  await runMigrations({ options: { database: { clientUrl: url } } })

  /** @type {typeof import("typeorm")} */
  const { DataSource, DefaultNamingStrategy } = require("typeorm")
  const { camelToSnakeCase } = require("@medusajs/framework/utils")
  /** @param {string[]} [statements] to run first */
  const diffAfter = async (statements = []) => {
    const source = new DataSource({
      type: "postgres",
      url,
      entities,
      namingStrategy: Object.assign(new DefaultNamingStrategy(), readableNames()),
      migrationsTableName: `${camelToSnakeCase(name)}_migration`,
      installExtensions: false,
    })
    await source.initialize()
    try {
      for (const statement of statements) await source.query(statement)
      return await schemaDiff(source)
    } finally {
      await source.destroy()
    }
  }
  const diff = await diffAfter()
  if (diff.up.length === 0) return diff
  const { up: left } = await diffAfter(diff.up)
  if (left.length) throw new UserError(`This cannot be said in a generated migration; write it by hand: ${left.join("; ")}`)
  const { up: again } = await diffAfter(diff.down)
  if (again.join() !== diff.up.join()) throw new UserError(`This could not be undone; write it by hand: ${diff.up.join("; ")}`)
  return diff
}

/** @param {SchemaDiff} diff */
function remarks({ unclaimed, unfilled }) {
  return [
    ...unclaimed.map((name) => `  ${name} is in the database and in no entity; it stays. Drop it by hand if it should go.`),
    ...unfilled.map((name) => `  ${name} is new, NOT NULL and has no default: where there are rows, fill it in the migration first.`),
  ]
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {SchemaDiff} diff
 * @returns {string[]} the files written
 */
function write(folder, name, { up, down }) {
  const index = join(folder, "migrations/index.ts")
  const source = readFileSync(join(root, index), "utf8")
  // TypeORM runs migrations by their time, whatever their order in the list.
  const last = Math.max(0, ...[...source.matchAll(/(\d{13})/g)].map(([digits]) => Number(digits)))
  const timestamp = Math.max(Date.now(), last + 1)
  const className = `${name.replace(/(?:^|-)(\w)/g, (_, first) => first.toUpperCase())}${timestamp}`
  const path = join(folder, "migrations", `${timestamp}-${name}.ts`)

  const withImport = source.replace(/((?:^import .*\n)*)/, `$1import { ${className} } from "./${timestamp}-${name}"\n`)
  const registered = withImport.replace(
    /(export const migrations = \[[^\]]*?),?(\s*\])/,
    (_, list, end) => `${list}${/\[\s*$/.test(list) ? "" : ", "}${className}${end}`,
  )
  if (registered === withImport) throw new UserError(`${index} has no list to add to; it should say: export const migrations = [...]`)
  writeFileSync(join(root, path), migrationFile(className, up, down))
  writeFileSync(join(root, index), registered)
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome")
  if (existsSync(biome)) spawnSync(process.execPath, [biome, "format", "--write", path, index], { cwd: root })
  return [path, index]
}

/** @param {string} className @param {string[]} up @param {string[]} down */
function migrationFile(className, up, down) {
  const block = (/** @type {string[]} */ statements) =>
    statements
      .map((sql) => `      ${readableSql(sql.replace(/;$/, ""), "      ")};`)
      .join("\n")
      .replace(/[\\`]|\$\{/g, "\\$&")
  return `import type { MigrationInterface, QueryRunner } from "typeorm"

export class ${className} implements MigrationInterface {
  name = "${className}"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(\`
${block(up)}
    \`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(\`
${block(down)}
    \`)
  }
}
`
}
