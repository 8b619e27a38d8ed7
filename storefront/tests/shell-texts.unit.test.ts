import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { describe, expect, it } from "vitest"
import { SHELL_TEXTS } from "../src/i18n/shell-texts"

const src = join(import.meta.dirname, "../src")
const IMPORT = /(?:^|\n)(?:import|export)(?! type\b)[^"'()]*?from "([^"]+)"/g
const TEXTS = /useTranslations\((?:"([^"]+)"|([A-Z_]+))?\)/g

const cache = new Map<string, { code: string; imports: string[] }>()

function read(path: string) {
  const known = cache.get(path)
  if (known) return known
  const code = readFileSync(path, "utf8")
  const imports = [...code.matchAll(IMPORT)].flatMap(([, name = ""]) => resolve(path, name) ?? [])
  cache.set(path, { code, imports })
  return { code, imports }
}

/** The file of ours that an import names. */
function resolve(from: string, name: string): string | undefined {
  if (!/^(@\/|\.)/.test(name)) return undefined
  const base = name.startsWith("@/") ? join(src, name.slice(2)) : join(dirname(from), name)
  return [base, `${base}.ts`, `${base}.tsx`, join(base, "index.ts")].find((path) => /\.tsx?$/.test(path) && existsSync(path))
}

/** The files among all that these draw that browsers are sent. */
function scriptsOf(entries: readonly string[]): string[] {
  const scripts = new Set<string>()
  const seen = new Set<string>()
  const walk = (path: string, isInBrowser: boolean) => {
    const { code, imports } = read(path)
    if (/^"use server"/m.test(code)) return
    const isClient = isInBrowser || /^"use client"/m.test(code)
    if (seen.has(`${path} ${isClient}`)) return
    seen.add(`${path} ${isClient}`)
    if (isClient) scripts.add(path)
    for (const next of imports) walk(next, isClient)
  }
  for (const entry of entries) walk(entry, false)
  return [...scripts]
}

/** The areas of the texts that a file names. */
function areasIn(path: string): string[] {
  const { code } = read(path)
  return [...code.matchAll(TEXTS)].map(([, literal, constant]) => {
    const value = literal ?? new RegExp(`const ${constant} = "([^"]+)"`).exec(code)?.[1] ?? "everything"
    return value.split(".", value.startsWith("plugins.") ? 2 : 1).join(".")
  })
}

/** The areas of the texts that browsers need for what these files draw, by the file that names them. */
const areasInBrowsers = (entries: readonly string[]): Map<string, string> =>
  new Map(scriptsOf(entries).flatMap((path) => areasIn(path).map((area) => [area, relative(src, path)] as const)))

/** The texts of its own that browsers need for what a file of the trade draws. A name that is worked out is not one that is known. */
const textsInBrowsers = (entry: string, trade: string): string[] =>
  scriptsOf([entry])
    .filter((path) => areasIn(path).includes(`plugins.${trade}`))
    .flatMap((path) => [...read(path).code.matchAll(/\bt\(([^,)]*)/g)])
    .flatMap(([, name = ""]) => [...name.matchAll(/"([^"]+)"/g)].map(([, key = ""]) => key).concat(name.includes('"') ? [] : [name]))

const pages = ["layout", "page", "error", "not-found", "c/[handle]/page", "collections/[handle]/page", "p/[handle]/page", "search/page"]
const trades = readdirSync(join(src, "plugins"), { withFileTypes: true }).filter((entry) => entry.isDirectory())
const parts = trades.flatMap(({ name }) =>
  ["home", "product", "overview", "search"]
    .map((part) => ({ name, part, path: join(src, "plugins", name, `${part}.ts`) }))
    .filter(({ path }) => existsSync(path)),
)

// What browsers lack shows as a key on the page.
describe("the texts that browsers are sent", () => {
  it("are found where scripts name them", () => {
    expect([...areasInBrowsers([join(src, "components/checkout/card-payment.tsx")]).keys()]).toContain("checkout")
  })

  it("are all that the scripts of the catalogue's pages name", () => {
    const needed = areasInBrowsers(pages.map((page) => join(src, "app/[locale]", `${page}.tsx`)))
    expect(needed.size).toBeGreaterThan(4)
    expect([...needed].filter(([area]) => !(SHELL_TEXTS as readonly string[]).includes(area))).toEqual([])
  })

  it.each(parts)("are with the trade's own all that $part of $name names", ({ name, path }) => {
    const known = [...SHELL_TEXTS, `plugins.${name}`] as string[]
    expect([...areasInBrowsers([path])].filter(([area]) => !known.includes(area))).toEqual([])
  })

  it.each(parts)("are of the trade's own all that $part of $name names", ({ name, path }) => {
    const [, listed] = /partTexts: \[([^\]]*)\]/.exec(read(join(src, "plugins", name, "index.ts")).code) ?? []
    if (listed === undefined) return
    const known = [...listed.matchAll(/"([^"]+)"/g)].map(([, key]) => key)
    expect(textsInBrowsers(path, name).filter((key) => !known.includes(key))).toEqual([])
  })

  it("are found by their names", () => {
    const lot = join(src, "plugins/auctions/lot-page.tsx")
    expect(textsInBrowsers(lot, "auctions")).toEqual(expect.arrayContaining(["daysLeft", "watching", "watch"]))
  })
})
