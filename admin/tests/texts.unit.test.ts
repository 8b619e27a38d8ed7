import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import texts from "../src/admin/i18n"

type Texts = { [key: string]: string | Texts }

const pages = join(__dirname, "../src/admin")
const code = readdirSync(pages, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(pages, path), "utf8"))
  .join("\n")

/** Every key with the placeholders that its text fills in. */
function shapeOf(node: Texts, path = ""): string[] {
  return Object.entries(node)
    .flatMap(([key, value]) =>
      typeof value === "string" ? [`${path}${key} ${(value.match(/{{\w+}}/g) ?? []).sort().join()}`] : shapeOf(value, `${path}${key}.`),
    )
    .sort()
}

describe.each(["desk", "payments", "search"] as const)("the texts of the %s pages", (namespace) => {
  test.each(["ar", "fr"] as const)("say in %s all that they say in English, with the same values filled in", (language) => {
    expect(shapeOf(texts[language][namespace])).toEqual(shapeOf(texts.en[namespace]))
  })

  test("hold nothing that no page asks for", () => {
    const named = new Set([...code.matchAll(/"([\w.]+)"/g)].map(([, text]) => text as string))
    // `kinds.${line.kind}` asks for a family of keys.
    const families = [...code.matchAll(/`([\w.]+\.)\${/g)].map(([, prefix]) => prefix as string)
    const keys = shapeOf(texts.en[namespace]).map((line) => line.split(" ")[0] as string)
    expect(keys.filter((key) => !named.has(key) && !families.some((family) => key.startsWith(family)))).toEqual([])
  })
})

test("every key that a page asks for by name is there", () => {
  const asked = [...code.matchAll(/\bt\("([\w.]+)"/g)].map(([, key]) => key as string)
  expect(asked.length).toBeGreaterThan(50)
  const known = new Set(
    [...shapeOf(texts.en.desk), ...shapeOf(texts.en.payments), ...shapeOf(texts.en.search)].map((line) => line.split(" ")[0]),
  )
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})
