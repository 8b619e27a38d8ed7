import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import * as events from "../src/modules/auctions/events"
import { readOptions } from "../src/modules/auctions/options"
import { auctionStates, saleStates } from "../src/modules/auctions/rules/states"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")

test.each([auctionStates, saleStates])("the README draws the states of $entity as they are", ({ toMermaid }) => {
  expect(readme).toContain(toMermaid())
})

test.each(Object.values(events))("the README names the event $name", ({ name, description }) => {
  // Columns are padded to one width.
  expect(readme.replaceAll(/ +/g, " ")).toContain(`| \`${name}\` | ${description} |`)
})

test.each(Object.keys(readOptions({})))("the README tells of the option %s", (name) => {
  expect(readme).toContain(`\`${name}\``)
})
