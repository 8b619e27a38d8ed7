import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readOptions } from "../src/providers/paymob/options"

const folder = join(import.meta.dirname, "..")
const readme = readFileSync(join(folder, "README.md"), "utf8")
const sources = readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(folder, "src", name), "utf8"))
  .join("\n")

test("the README has every option, with its default", () => {
  const required = { secret_key: "s", public_key: "p", hmac_secret: "h", integration_ids: [1] }
  const optional = ["api_key", "base_url", "checkout_url", "notification_url", "redirection_url", "default_phone"]
  for (const name of [...Object.keys(readOptions(required)), ...optional]) expect(readme).toContain(`| \`${name}\``)
  expect(readOptions(required)).toMatchObject({ expiration_seconds: 3600, timeout_ms: 15_000, region: "eg", item_name: "Order" })
})

test("each code that the README tells of is one that the provider answers", () => {
  const told = [...readme.matchAll(/\| `(paymob_\w+)`/g)].map(([, code]) => String(code))
  expect(told.length).toBeGreaterThan(5)
  for (const code of told) {
    const suffix = code.replace("paymob_", "")
    expect(sources.includes(`"${code}"`) || sources.includes(`"${suffix}"`), code).toBe(true)
  }
})
