import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import * as events from "../src/modules/wallet/events"
import * as states from "../src/modules/wallet/states"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")

test.each(Object.values(states))("the README draws the states of $entity as they are", ({ toMermaid }) => {
  expect(readme).toContain(toMermaid())
})

test.each(Object.values(events))("the README names the event $name", ({ name, description }) => {
  // Columns are padded to one width.
  expect(readme.replaceAll(/ +/g, " ")).toContain(`| \`${name}\` | ${description} |`)
})
