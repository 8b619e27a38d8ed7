// @ts-check
// What a plugin's entities ask of the database beyond what its migrations have made.
import { UserError } from "./errors.mjs"

/**
 * @typedef {import("typeorm").DataSource} DataSource
 * @typedef {import("typeorm").EntityMetadata} EntityMetadata
 * @typedef {import("typeorm").Table} Table
 *
 * @typedef {object} SchemaDiff
 * @property {string[]} up statements, in order
 * @property {string[]} down what undoes them, in order
 * @property {string[]} unclaimed what is in the database and in no entity: `gift.colour`
 * @property {string[]} unfilled new columns that rows already there would have no value for
 */

/**
 * Steps of TypeORM's comparison that only take away, or that see a rename in every pair of an old and a new
 * column. Migrations hold far more than entities can say (partial indexes, composite keys, triggers,
 * columns that only SQL reads), and a tool that undid all that would be worse than none.
 */
const LEFT_OUT = [
  "dropOldViews",
  "dropOldForeignKeys",
  "dropOldIndices",
  "dropOldChecks",
  "dropOldExclusions",
  "dropCompositeUniqueConstraints",
  "renameColumns",
  "changeTableComment",
  "dropRemovedColumns",
  "updatePrimaryKeys",
  // Would drop a column and make it anew to change its type; see `alterations`.
  "updateExistColumns",
]

/**
 * Compares entities with a database in which all migrations have run. The answer adds tables, columns,
 * indexes, constraints, and changes a column's type, default or nullability. It never drops anything:
 * what an entity no longer names is listed as unclaimed, for a person to decide. An index, unique or
 * foreign key counts as there when one on the same columns is, whatever its name. Enum types are not
 * compared (a text column with a CHECK says the same and can be changed).
 *
 * @param {DataSource} source on a scratch database
 * @returns {Promise<SchemaDiff>}
 */
export async function schemaDiff(source) {
  // Where TypeORM looks for the expression of a generated column; it wants the table to be there.
  await source.query(
    'CREATE TABLE IF NOT EXISTS typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
  )
  const runner = source.createQueryRunner()
  try {
    const names = source.entityMetadatas.map((metadata) => metadata.tableName)
    const tables = await runner.getTables(names)
    const known = source.entityMetadatas.flatMap((metadata) => {
      const table = tables.find(({ name }) => bare(name) === metadata.tableName)
      return table ? [{ metadata, table }] : []
    })
    for (const { metadata, table } of known) leaveOutWhatIsThere(metadata, table)
    const altered = known.flatMap(({ metadata, table }) => alterations(source, metadata, table))

    // Protected steps of one pinned TypeORM release; the tool's test meets a change of theirs.
    const builder = /** @type {any} */ (source.driver.createSchemaBuilder())
    for (const step of LEFT_OUT) {
      if (typeof builder[step] !== "function") throw new Error(`TypeORM has no step "${step}" any more`)
      builder[step] = async () => undefined
    }
    const { upQueries, downQueries } = await builder.log()
    const text = (/** @type {{ query: string, parameters?: unknown[] }} */ { query, parameters }) => {
      if (parameters?.length) throw new UserError(`TypeORM wants to run this with parameters, which a migration cannot: ${query}`)
      return query.replaceAll('"public".', "")
    }
    return {
      up: [...altered.map(({ up }) => up), ...upQueries.map(text)],
      down: [...altered.map(({ down }) => down), ...downQueries.map(text)].reverse(),
      unclaimed: [...(await unclaimedTables(source, names)), ...known.flatMap(({ metadata, table }) => unclaimedColumns(metadata, table))],
      unfilled: known.flatMap(({ metadata, table }) => unfilledColumns(metadata, table)),
    }
  } finally {
    await runner.release()
  }
}

/** TypeORM's default names are hashes; these are PostgreSQL's own. */
export function readableNames() {
  const name = (/** @type {any} */ table, /** @type {string[]} */ parts, /** @type {string} */ kind) =>
    // 63 bytes is the longest name that PostgreSQL keeps.
    `${[bare(typeof table === "string" ? table : table.name), ...parts].join("_").slice(0, 62 - kind.length)}_${kind}`
  return {
    primaryKeyName: (/** @type {any} */ table) => name(table, [], "pkey"),
    uniqueConstraintName: (/** @type {any} */ table, /** @type {string[]} */ columns) => name(table, columns, "key"),
    relationConstraintName: (/** @type {any} */ table, /** @type {string[]} */ columns) => name(table, columns, "key"),
    foreignKeyName: (/** @type {any} */ table, /** @type {string[]} */ columns) => name(table, columns, "fkey"),
    indexName: (/** @type {any} */ table, /** @type {string[]} */ columns) => name(table, columns, "idx"),
  }
}

/** @param {string} name a table's name, with or without its schema */
const bare = (name) => name.slice(name.lastIndexOf(".") + 1)

/** @param {readonly string[]} a @param {readonly string[]} b */
const sameColumns = (a, b) => a.length === b.length && a.every((column) => b.includes(column))

/**
 * TypeORM compares by name only; these are the things that a migration has made under another name.
 * @param {EntityMetadata} metadata
 * @param {Table} table
 */
function leaveOutWhatIsThere(metadata, table) {
  const names = (/** @type {{ databaseName: string }[]} */ columns) => columns.map(({ databaseName }) => databaseName)
  const uniques = [...table.uniques, ...table.indices.filter(({ isUnique, where }) => isUnique && !where)]
  metadata.uniques = metadata.uniques.filter(({ columns }) => !uniques.some(({ columnNames }) => sameColumns(columnNames, names(columns))))
  metadata.indices = metadata.indices.filter(({ columns, isUnique, where }) => {
    if (!columns.length) return true
    const present = isUnique && !where ? uniques : table.indices.filter((index) => index.isUnique === isUnique && !index.where === !where)
    return !present.some(({ columnNames }) => sameColumns(columnNames, names(columns)))
  })
  // A composite key that also carries a currency or a tenant does what the simple one would.
  metadata.foreignKeys = metadata.foreignKeys.filter(
    ({ columns, referencedEntityMetadata }) =>
      !table.foreignKeys.some(
        ({ columnNames, referencedTableName }) =>
          bare(referencedTableName) === referencedEntityMetadata.tableName && names(columns).every((name) => columnNames.includes(name)),
      ),
  )
}

/**
 * Changes of columns that are there, with their rows kept.
 * @param {DataSource} source
 * @param {EntityMetadata} metadata
 * @param {Table} table
 * @returns {{ up: string, down: string }[]}
 */
function alterations(source, metadata, table) {
  const driver = /** @type {any} */ (source.driver)
  const changes = metadata.columns.flatMap((wanted) => {
    const present = table.columns.find(({ name }) => name === wanted.databaseName)
    if (!present || wanted.isVirtualProperty || wanted.type === "enum") return []
    const column = `ALTER COLUMN "${present.name}"`
    const found = []
    const types = { now: driver.createFullType(present), next: fullType(driver, wanted) }
    if (types.now !== types.next) {
      const to = (/** @type {string} */ type) => `${column} TYPE ${type} USING "${present.name}"::${type}`
      found.push({ up: to(types.next), down: to(types.now) })
    }
    if (present.isNullable !== wanted.isNullable && !present.isPrimary) {
      const [up, down] = wanted.isNullable ? ["DROP", "SET"] : ["SET", "DROP"]
      found.push({ up: `${column} ${up} NOT NULL`, down: `${column} ${down} NOT NULL` })
    }
    // The database may have a default that the entity does not mention, not the other way round.
    const next = wanted.default === undefined || wanted.isCreateDate || wanted.isUpdateDate ? undefined : driver.normalizeDefault(wanted)
    if (next !== undefined && !driver.defaultEqual(wanted, present)) {
      const down = present.default === undefined || present.default === null ? "DROP DEFAULT" : `SET DEFAULT ${present.default}`
      found.push({ up: `${column} SET DEFAULT ${next}`, down: `${column} ${down}` })
    }
    return found
  })
  // TypeORM itself adds constraints of several columns only.
  const present = new Set(table.columns.map(({ name }) => name))
  for (const { name, columns } of metadata.uniques.filter((unique) => unique.columns.length === 1)) {
    const column = /** @type {string} */ (columns[0]?.databaseName)
    if (present.has(column)) changes.push({ up: `ADD CONSTRAINT "${name}" UNIQUE ("${column}")`, down: `DROP CONSTRAINT "${name}"` })
  }
  return changes.map(({ up, down }) => ({
    up: `ALTER TABLE "${metadata.tableName}" ${up}`,
    down: `ALTER TABLE "${metadata.tableName}" ${down}`,
  }))
}

/** @param {any} driver @param {any} column of an entity */
function fullType(driver, column) {
  const { isArray, precision, scale } = column
  return driver.createFullType({ isArray, precision, scale, length: driver.getColumnLength(column), type: driver.normalizeType(column) })
}

/** @param {EntityMetadata} metadata @param {Table} table */
function unclaimedColumns(metadata, table) {
  const claimed = new Set(metadata.columns.map(({ databaseName }) => databaseName))
  return table.columns.filter(({ name }) => !claimed.has(name)).map(({ name }) => `${metadata.tableName}.${name}`)
}

/** @param {DataSource} source @param {string[]} claimed */
async function unclaimedTables(source, claimed) {
  /** @type {{ name: string }[]} */
  const rows = await source.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1",
  )
  const own = new Set([...claimed, source.options.migrationsTableName, "typeorm_metadata"])
  return rows.map(({ name }) => name).filter((name) => !own.has(name))
}

/** @param {EntityMetadata} metadata @param {Table} table */
function unfilledColumns(metadata, table) {
  return metadata.columns
    .filter(({ databaseName, isVirtualProperty }) => !isVirtualProperty && !table.columns.some(({ name }) => name === databaseName))
    .filter(
      (column) => !column.isNullable && column.default === undefined && !column.isCreateDate && !column.isUpdateDate && !column.isGenerated,
    )
    .map(({ databaseName }) => `${metadata.tableName}.${databaseName}`)
}
