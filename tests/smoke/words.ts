import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../support"

/** The shop's own texts, so that a test follows a shopper in any language. */
type Words = { [key: string]: string | Words }

const read = (...path: string[]) => JSON.parse(readFileSync(join(root, "storefront", ...path), "utf8")) as Words
const trades = readdirSync(join(root, "storefront/src/plugins"), { withFileTypes: true }).filter((entry) => entry.isDirectory())

/** Finds a text by its path, such as `checkout.contact.next`; without values, and up to where the first one would stand. */
export function wordsOf(locale: "en" | "ar" | "fr"): (path: string) => string {
  const all: Words = Object.assign({}, ...["shop", "checkout", "account"].map((area) => read("messages", locale, `${area}.json`)))
  all.plugins = Object.fromEntries(trades.map(({ name }) => [name, read("src/plugins", name, "messages", `${locale}.json`)]))
  return (path) => {
    const found = path.split(".").reduce<string | Words | undefined>((at, key) => (typeof at === "object" ? at[key] : undefined), all)
    if (typeof found !== "string") throw new Error(`There is no text ${path} in ${locale}`)
    return found
  }
}
