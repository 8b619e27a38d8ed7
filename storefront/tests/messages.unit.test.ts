import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { createTranslator } from "next-intl"
import { describe, expect, it } from "vitest"

const root = join(import.meta.dirname, "..")
const LANGUAGES = ["en", "ar", "fr"] as const
type Language = (typeof LANGUAGES)[number]
type Messages = { [key: string]: string | Messages }

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Messages
const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

const areas = readdirSync(join(root, "messages/en")).map((file) => basename(file, ".json"))
const trades = foldersIn(join(root, "src/plugins"))
const files = [
  ...areas.map((area) => ({ name: area, path: (language: Language) => join(root, "messages", language, `${area}.json`) })),
  ...trades.map((trade) => ({
    name: `plugin ${trade}`,
    path: (language: Language) => join(root, "src/plugins", trade, "messages", `${language}.json`),
  })),
]

/** Every text by its path. */
function texts(messages: Messages, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...texts(value, `${prefix}${key}.`)],
    ),
  )
}

interface Plural {
  readonly name: string
  readonly forms: readonly string[]
}

/** What an ICU message takes, `name` or `name:type` and `<tag>`, and its plurals with the forms that it has. */
function read(message: string): { takes: string[]; plurals: Plural[] } {
  const takes = new Set<string>()
  const plurals: Plural[] = []
  let at = 0
  const until = (ends: string) => {
    const start = at
    while (at < message.length && !ends.includes(message[at] as string)) at++
    return message.slice(start, at).trim()
  }
  const argument = () => {
    const name = until(",}")
    if (message[at] === "}") return takes.add(name)
    at++
    const type = until(",}")
    takes.add(`${name}:${type}`)
    if (type !== "plural" && type !== "select" && type !== "selectordinal") return until("}")
    at++
    const forms: string[] = []
    for (let form = until("{}"); message[at] === "{"; form = until("{}")) {
      at++
      forms.push(form)
      text()
      at++
    }
    if (type === "plural") plurals.push({ name, forms })
  }
  const text = () => {
    for (until("{}"); message[at] === "{"; until("{}")) {
      at++
      argument()
      at++
    }
  }
  text()
  for (const [tag] of message.matchAll(/<\w+>/g)) takes.add(tag)
  return { takes: [...takes].sort(), plurals }
}

/**
 * The forms that a language has for whole numbers, without those that the message answers by the number itself.
 * None is left out: a text that is never told of nothing needs no words for it.
 */
function formsNeeded(language: Language, { forms }: Plural): string[] {
  const rules = new Intl.PluralRules(language)
  const numbers = Array.from({ length: 200 }, (_, index) => index + 1).filter((number) => !forms.includes(`=${number}`))
  return [...new Set(numbers.map((number) => rules.select(number)))]
}

describe.each(files)("the texts of $name", ({ path }) => {
  const english = texts(readJson(path("en")))

  it.each(LANGUAGES)("are the same ones in %s", (language) => {
    expect([...texts(readJson(path(language))).keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each(LANGUAGES)("are none of them empty in %s", (language) => {
    expect([...texts(readJson(path(language)))].filter(([, text]) => text.trim() === "")).toEqual([])
  })

  it.each(LANGUAGES)("take the same values in %s", (language) => {
    const taken = (all: Map<string, string>) => Object.fromEntries([...all].map(([key, text]) => [key, read(text).takes]))
    expect(taken(texts(readJson(path(language))))).toEqual(taken(english))
  })

  it.each(LANGUAGES)("have every plural form of %s", (language) => {
    const missing = [...texts(readJson(path(language)))].flatMap(([key, text]) =>
      read(text).plurals.flatMap((plural) =>
        formsNeeded(language, plural)
          .filter((form) => !plural.forms.includes(form))
          .map((form) => `${key}: ${form}`),
      ),
    )
    expect(missing).toEqual([])
  })

  it.each(LANGUAGES)("can be read as ICU messages in %s", (language) => {
    const faults: string[] = []
    for (const [key, text] of texts(readJson(path(language)))) {
      const values = Object.fromEntries(
        read(text).takes.map((each) => (each.startsWith("<") ? [each.slice(1, -1), () => "x"] : [each.split(":")[0] as string, 1])),
      )
      createTranslator({ locale: language, messages: { text }, onError: ({ message }) => faults.push(`${key}: ${message}`) }).rich(
        "text",
        values as never,
      )
    }
    expect(faults).toEqual([])
  })
})

describe("the source", () => {
  const messages = Object.assign({}, ...areas.map((area) => readJson(join(root, "messages/en", `${area}.json`)))) as Messages
  messages.plugins = Object.fromEntries(trades.map((trade) => [trade, readJson(join(root, "src/plugins", trade, "messages/en.json"))]))
  const known = new Set(texts(messages).keys())
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, code: readFileSync(join(root, "src", path), "utf8") }))

  it.each(sources)("$path names only texts that there are", ({ code }) => {
    expect(keysUsed(code).filter((key) => !known.has(key))).toEqual([])
  })

  it("has words for every error that an action tells", () => {
    const places = [...known].filter((key) => /^(errors|account\.errors|checkout\.wrong|plugins\.[^.]+)\.[^.]+$/.test(key))
    const words = new Set(places.map((key) => key.slice(key.lastIndexOf(".") + 1)))
    const told = sources.flatMap(({ path, code }) =>
      [...code.matchAll(/ok: false, error: "([^"]+)"/g), ...code.matchAll(/wrongAt\(\{ \w+: "([^"]+)"/g)].map(
        ([, key]) => `${path}: ${key}`,
      ),
    )
    expect(told.filter((each) => !words.has(each.split(": ")[1] as string))).toEqual([])
  })
})

const DECLARED = /const (\w+) = (?:await )?(?:use|get)Translations\((?:\{[^}]*namespace: )?("[^"]+"|[A-Z_]+)/g

/** The texts that a file names: as far as it says so itself, by a namespace and a key that stand there. */
function keysUsed(code: string): string[] {
  const constants = new Map([...code.matchAll(/const ([A-Z_]+) = "([^"]+)"/g)].map(([, name, value]) => [name, value]))
  const declared = [...code.matchAll(DECLARED)].map(({ 1: name = "", 2: value = "", index }) => ({
    name,
    index,
    namespace: value.startsWith('"') ? value.slice(1, -1) : constants.get(value),
  }))
  return [...new Set(declared.map(({ name }) => name))].flatMap((name) => {
    const one = new RegExp(`\\b${name}(?:\\.rich|\\.markup)?\\(\\s*"([^"]+)"`, "g")
    const either = new RegExp(`\\b${name}\\([^"()]*\\?\\s*"([^"]+)"\\s*:\\s*"([^"]+)"\\s*\\)`, "g")
    return [...code.matchAll(one), ...code.matchAll(either)].flatMap(({ index, 1: first, 2: second }) => {
      // A file with several components declares the name anew in each.
      const owner = declared.findLast((each) => each.name === name && each.index < index)
      return owner?.namespace ? [first, second].filter(Boolean).map((key) => `${owner.namespace}.${key}`) : []
    })
  })
}
