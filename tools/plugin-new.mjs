// @ts-check
// `npm run plugin:new -- <name> [--entity <name>] [--dry-run]`: writes a plugin that works, from
// `tools/templates/plugin`, and makes it part of the workspace. Needs no network.
import { spawnSync } from "node:child_process"
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join, relative } from "node:path"
import { parseArgs } from "node:util"
import { command, UserError } from "./lib/errors.mjs"
import { root } from "./lib/root.mjs"
import { SQL_WORDS } from "./lib/sql-text.mjs"

const require = createRequire(join(root, "package.json"))
const template = join(root, "tools/templates/plugin")
/** @type {() => typeof import("typescript")} */
const ts = () => require("typescript")

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
  format(plugin)
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
  return {
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
}

/**
 * Whether a name would clash, as it is or as a class, with a word of TypeScript or SQL, or with a name
 * that the template's own code uses.
 * @param {string} name in camelCase
 */
function isTaken(name) {
  const used = namesInTemplate()
  const scanner = ts().createScanner(ts().ScriptTarget.Latest, true, ts().LanguageVariant.Standard, name)
  const isWord = scanner.scan() !== ts().SyntaxKind.Identifier
  return isWord || SQL_WORDS.has(name) || used.has(name) || used.has(pascal(name))
}

function namesInTemplate() {
  const { createSourceFile, forEachChild, isIdentifier, ScriptTarget } = ts()
  const { JsxAttribute, PropertyAccessExpression, PropertyAssignment, PropertyDeclaration, PropertySignature } = ts().SyntaxKind
  const owners = new Set([JsxAttribute, PropertyAccessExpression, PropertyAssignment, PropertyDeclaration, PropertySignature])
  const isPropertyName = (/** @type {any} */ node) => owners.has(node.parent.kind) && node.parent.name === node
  /** @type {Set<string>} */
  const names = new Set()
  const visit = (/** @type {import("typescript").Node} */ node) => {
    // The name of a property stands behind a dot or before a colon, where nothing can clash with it.
    if (isIdentifier(node) && !isPropertyName(node)) names.add(node.text)
    forEachChild(node, visit)
  }
  for (const path of templateFiles().filter((file) => /\.tsx?$/.test(file))) {
    visit(createSourceFile(path, readFileSync(path, "utf8"), ScriptTarget.Latest, true))
  }
  return names
}

/** The template's files, as paths. */
function templateFiles() {
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
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
function assertFree({ plugin, entity, entities, module, entityVar }) {
  if (existsSync(join(root, "plugins", plugin))) throw new UserError(`plugins/${plugin} is there already.`)
  if (existsSync(join(root, "node_modules/@wekala", plugin))) throw new UserError(`There is a package @wekala/${plugin} already.`)
  const hint = "Name yours otherwise: --entity <name>."
  const core = coreEntities()
  if (core.has(entity) || core.has(entities)) throw new UserError(`"${entity}" is an entity of Medusa's own. ${hint}`)
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
  for (const side of ["store", "admin"]) {
    if (existsSync(join(root, "node_modules/@medusajs/medusa/dist/api", side, plugin)))
      throw new UserError(`/${side}/${plugin} is a route of Medusa's own; choose another name.`)
  }
  for (const [name, hint] of [
    [module, "choose another name for the plugin"],
    [entityVar, `name one thing with --entity, such as --entity ${plugin}-item`],
  ]) {
    if (isTaken(/** @type {string} */ (name))) throw new UserError(`"${name}" means something else in code or SQL; ${hint}.`)
  }
}

/** Names of Medusa's own entities, after the files of its modules' models, and what else its query layer calls them. */
function coreEntities() {
  const packages = join(root, "node_modules/@medusajs")
  const names = new Set()
  for (const name of readdirSync(packages)) {
    const joiner = join(packages, name, "dist/joiner-config.js")
    const aliases = existsSync(joiner) ? readFileSync(joiner, "utf8").matchAll(/name: \[([^\]]*)\]/g) : []
    for (const [, list = ""] of aliases) for (const [, alias] of list.matchAll(/"(\w+)"/g)) names.add(alias)
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
  return templateFiles().map((source) => ({
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
  const compiler = ts()
  const source = compiler.createSourceFile(path, content, compiler.ScriptTarget.Latest, true)
  /** @type {any} */
  let list
  const visit = (/** @type {any} */ node) => {
    const isNamed = compiler.isVariableDeclaration(node) || compiler.isPropertyAssignment(node)
    if (isNamed && node.name.getText() === "plugins" && node.initializer && compiler.isArrayLiteralExpression(node.initializer))
      list ??= node.initializer
    compiler.forEachChild(node, visit)
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
 * Longer names break lines at other places.
 * @param {string} plugin
 */
function format(plugin) {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome")
  if (!existsSync(biome)) return
  const paths = [`plugins/${plugin}`, "medusa-config.ts"]
  const { status, stderr } = spawnSync(process.execPath, [biome, "format", "--write", ...paths], { cwd: root, encoding: "utf8" })
  if (status !== 0) throw new UserError(`plugins/${plugin} is written, but could not be formatted: ${stderr.trim().split("\n")[0]}`)
}

/**
 * @param {Names} names
 * @param {number} count
 */
function farewell({ plugin }, count) {
  const next = [
    [`npm test -- plugins/${plugin}/`, "its tests"],
    ["npm start", `the shop with it; its page is at /app/${plugin}`],
    [`npm run migration -- ${plugin} <name>`, "a migration, when you have changed an entity"],
    ["PLUGINS.md", "what to change first, and how to publish"],
  ]
  const width = Math.max(...next.map(([command = ""]) => command.length))
  const lines = next.map(([command = "", meaning]) => `  ${command.padEnd(width)}   ${meaning}`)
  return [`✓ plugins/${plugin}: ${count} files, and a line in medusa-config.ts`, "", ...lines].join("\n")
}
