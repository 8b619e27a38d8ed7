// @ts-check
// `npm run plugin:new -- <name> [--entity <name>] [--dry-run]`: writes a plugin that works, from
// `tools/templates/plugin`, and makes it part of the workspace. Needs no network.
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join, relative } from "node:path"
import { parseArgs } from "node:util"
import { command, UserError } from "./lib/errors.mjs"
import { root } from "./lib/root.mjs"

const require = createRequire(join(root, "package.json"))
const template = join(root, "tools/templates/plugin")

/** Words that the template's own code uses, and those that JavaScript keeps to itself. */
const UNUSABLE = new Set(
  "id text status reference row rows made query body data actor container config service client engine await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield".split(
    " ",
  ),
)

/** @param {string} name */
const words = (name) => name.replaceAll("-", " ")
/** @param {string} name */
const sentence = (name) => words(name).replace(/^./, (first) => first.toUpperCase())
/** @param {string} name */
const snake = (name) => name.replaceAll("-", "_")
/** @param {string} name */
const pascal = (name) => name.split("-").map(sentence).join("")
/** @param {string} name */
const camel = (name) => pascal(name).replace(/^./, (first) => first.toLowerCase())

await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { entity: { type: "string" }, "dry-run": { type: "boolean", default: false } },
  })
  const [plugin] = positionals
  if (!plugin || positionals.length > 1) throw new UserError("Usage: npm run plugin:new -- <name> [--entity <name>] [--dry-run]")
  const names = namesFor(plugin, values.entity)
  assertFree(names)
  const files = filesFor(names)
  const edits = [configEdit(plugin), ...lockEdits(plugin, files)]

  if (values["dry-run"]) {
    for (const { path } of files) console.log(`  would write    ${path}`)
    for (const { path } of edits) console.log(`  would change   ${path}`)
    console.log(`  would link     node_modules/@wekala/${plugin}`)
    return
  }
  for (const { path, content } of [...files, ...edits]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  link(plugin)
  console.log(farewell(names, files.length))
})

/**
 * Every form of the two names that the template's files use, by placeholder.
 * @param {string} plugin kebab-case, e.g. `gift-registries`
 * @param {string} [entity] kebab-case; the plugin's name in the singular unless told
 */
function namesFor(plugin, entity = singular(plugin)) {
  for (const [what, name] of [
    ["plugin", plugin],
    ["entity", entity],
  ]) {
    if (/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name ?? "") && (name ?? "").length <= 40) continue
    throw new UserError(`"${name}" is no name for a ${what}: use lower-case words joined by hyphens, such as gift-registry.`)
  }
  const { pluralize } = require("@medusajs/framework/utils")
  const entities = pluralize(entity)
  if (entities === entity)
    throw new UserError(`"${entity}" has no plural of its own; name one thing with --entity, such as --entity ${entity}-item.`)
  const short = snake(entity).replaceAll("_", "")
  const names = {
    plugin,
    module: camel(plugin),
    Module: pascal(plugin),
    PluginWords: sentence(plugin),
    entity: snake(entity),
    entities: snake(entities),
    Entity: pascal(entity),
    Entities: pascal(entities),
    entityVar: camel(entity),
    "entity-file": entity,
    entityWords: words(entity),
    EntityWords: sentence(entity),
    entitiesWords: words(entities),
    EntitiesWords: sentence(entities),
    prefix:
      short.length <= 10
        ? short
        : entity
            .split("-")
            .map((word) => word.slice(0, 3))
            .join(""),
    timestamp: String(Date.now()),
  }
  for (const name of [names.module, names.entityVar]) {
    if (UNUSABLE.has(name)) throw new UserError(`"${name}" cannot be used as a name in code; choose another.`)
  }
  return names
}

/** @typedef {ReturnType<typeof namesFor>} Names */

/** @param {string} name */
function singular(name) {
  if (/ies$/.test(name)) return name.replace(/ies$/, "y")
  if (/(ss|x|ch|sh)es$/.test(name)) return name.replace(/es$/, "")
  return /(ss|us|is)$/.test(name) ? name : name.replace(/s$/, "")
}

/**
 * One word means one thing in the whole query layer and in the database.
 * @param {Names} names
 */
function assertFree({ plugin, entity, module }) {
  if (existsSync(join(root, "plugins", plugin))) throw new UserError(`plugins/${plugin} is there already.`)
  if (existsSync(join(root, "node_modules/@wekala", plugin))) throw new UserError(`There is a package @wekala/${plugin} already.`)
  const hint = "Name yours otherwise: --entity <name>."
  if (coreEntities().has(entity)) throw new UserError(`"${entity}" is an entity of Medusa's own. ${hint}`)
  for (const other of existsSync(join(root, "plugins")) ? readdirSync(join(root, "plugins")) : []) {
    const sources = join(root, "plugins", other, "src/modules")
    for (const file of existsSync(sources) ? /** @type {string[]} */ (readdirSync(sources, { recursive: true })) : []) {
      if (!file.endsWith(".ts")) continue
      const source = readFileSync(join(sources, file), "utf8")
      if (source.includes(`@Entity("${entity}")`)) throw new UserError(`plugins/${other} has an entity "${entity}". ${hint}`)
    }
  }
  const { Modules } = require("@medusajs/framework/utils")
  if (Object.values(/** @type {Record<string, string>} */ (Modules)).includes(snake(module)) || module === "engine")
    throw new UserError(`"${plugin}" is a module of Medusa's own; choose another name.`)
}

/** Names of Medusa's own entities, after the files of its modules' models. */
function coreEntities() {
  const packages = join(root, "node_modules/@medusajs")
  const names = new Set()
  for (const name of readdirSync(packages)) {
    const models = join(packages, name, "dist/models")
    if (!existsSync(models)) continue
    for (const file of /** @type {string[]} */ (readdirSync(models, { recursive: true }))) {
      if (file.endsWith(".js")) names.add(snake(basename(file, ".js")))
    }
  }
  return names
}

/** @typedef {{ path: string, content: string }} FileToWrite */

/**
 * @param {Names} names
 * @returns {FileToWrite[]}
 */
function filesFor(names) {
  const fill = (/** @type {string} */ text) =>
    Object.entries(names).reduce((filled, [placeholder, name]) => filled.replaceAll(`__${placeholder}__`, name), text)
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((source) => ({
      path: join("plugins", names.plugin, fill(relative(template, source))),
      content: fill(readFileSync(source, "utf8")),
    }))
}

/**
 * The plugin's line in `medusa-config.ts`, behind the last one.
 * @param {string} plugin
 * @returns {FileToWrite}
 */
function configEdit(plugin) {
  const path = "medusa-config.ts"
  const content = readFileSync(join(root, path), "utf8")
  const ts = require("typescript")
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true)
  /** @type {any} */
  let list
  const visit = (/** @type {any} */ node) => {
    const isNamed = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)
    if (isNamed && node.name.getText() === "plugins" && node.initializer && ts.isArrayLiteralExpression(node.initializer))
      list ??= node.initializer
    ts.forEachChild(node, visit)
  }
  visit(source)
  const last = list?.elements.at(-1)
  if (!last) throw new UserError(`${path} has no list of plugins to add to; it should say: plugins: [{ resolve: "@wekala/engine" }]`)
  const isOnePerLine = list.elements.length > 1 && content.slice(list.elements[0].end, last.getStart()).includes("\n")
  const indent = content.slice(content.lastIndexOf("\n", last.getStart()) + 1, last.getStart())
  const separator = isOnePerLine ? `,\n${indent}` : ", "
  const line = `{ resolve: "@wekala/${plugin}" }`
  return { path, content: `${content.slice(0, last.end)}${separator}${line}${content.slice(last.end)}` }
}

/**
 * What `npm install` would write about a workspace package whose dependencies are all there.
 * @param {string} plugin
 * @param {FileToWrite[]} files
 * @returns {FileToWrite[]}
 */
function lockEdits(plugin, files) {
  const manifest = JSON.parse(/** @type {FileToWrite} */ (files.find(({ path }) => path === `plugins/${plugin}/package.json`)).content)
  const { name, version, license, dependencies, devDependencies, engines, peerDependencies, peerDependenciesMeta } = manifest
  const added = {
    [`node_modules/${name}`]: { resolved: `plugins/${plugin}`, link: true },
    [`plugins/${plugin}`]: { name, version, license, dependencies, devDependencies, engines, peerDependencies, peerDependenciesMeta },
  }
  // The second one is npm's own record of what is installed.
  return ["package-lock.json", "node_modules/.package-lock.json"]
    .filter((path) => existsSync(join(root, path)))
    .map((path) => {
      const lock = JSON.parse(readFileSync(join(root, path), "utf8"))
      const entries = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, "en"))
      return { path, content: `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n` }
    })
}

/** @param {string} plugin */
function link(plugin) {
  const path = join(root, "node_modules/@wekala", plugin)
  mkdirSync(dirname(path), { recursive: true })
  if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(join("../../plugins", plugin), path, "junction")
}

/**
 * @param {Names} names
 * @param {number} count
 */
function farewell({ plugin }, count) {
  return `✓ plugins/${plugin}: ${count} files, and a line in medusa-config.ts

  npm test -- ${plugin}                       its tests
  npm start                                 the shop with it; its page is at /app/${plugin}
  npm run migration -- ${plugin} <name>       a migration, when you have changed an entity
  PLUGINS.md                                what to change first, and how to publish`
}
