import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import texts from "../../src/admin/i18n"

type Texts = { [key: string]: string | Texts }

const pages = join(__dirname, "../../src/admin")
const code = readdirSync(pages, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(pages, path), "utf8"))
  .join("\n")

function leaves(node: Texts, path = ""): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

const english = leaves(texts.en.auctions)
const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort()

describe("the texts of the auctions' pages", () => {
  test.each(["ar", "fr"] as const)("say in %s all that they say in English, with the same values filled in", (language) => {
    const shape = (entries: [string, string][]) => entries.map(([key, text]) => `${key} ${placeholders(text)}`).sort()
    expect(shape(leaves(texts[language].auctions))).toEqual(shape(english))
  })

  test("hold every key that a page asks for by name", () => {
    const asked = [...code.matchAll(/\bt\("([\w.]+)"/g)].map(([, key]) => key as string)
    expect(asked.length).toBeGreaterThan(100)
    const known = new Set(english.map(([key]) => key))
    expect(asked.filter((key) => !known.has(key))).toEqual([])
  })

  test("hold nothing that no page asks for", () => {
    const named = new Set([...code.matchAll(/"([\w.]+)"/g)].map(([, text]) => text as string))
    // `withdrawal.${move}.title` and `words("states", …)` ask for a family of keys.
    const families = [...code.matchAll(/`([\w.]*\w+\.[^`\s]*\${[^`]*|\w+\.\${[^`]*)`/g)].map(
      ([, template]) => new RegExp(`^${(template as string).replace(/\./g, "\\.").replace(/\${[^}]*}/g, "[\\w.-]+")}$`),
    )
    const prefixes = [...code.matchAll(/words\("(\w+)"/g)].map(([, prefix]) => `${prefix}.`)
    const unused = english
      .map(([key]) => key)
      .filter(
        (key) => !named.has(key) && !families.some((family) => family.test(key)) && !prefixes.some((prefix) => key.startsWith(prefix)),
      )
    expect(unused).toEqual([])
  })
})
