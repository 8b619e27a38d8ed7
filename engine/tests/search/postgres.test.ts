import { testEngine } from "@wekala/engine/testing"
import { afterAll, expect, test } from "vitest"
import { closeDataSource } from "../../src/kit/database/data-source"
import { queryRows } from "../../src/kit/database/query"
import { postgresSearch } from "../../src/search/providers/postgres"
import { newKind, providerContract, thing } from "./provider-contract"

providerContract("PostgreSQL", async () => {
  await testEngine()
  return postgresSearch()
})

test("what is kept of searches outlives a write that changes nothing", async () => {
  await testEngine()
  const provider = postgresSearch()
  const kind = newKind()
  const lamp = thing(kind, "lamp")
  const version = async () => (await queryRows("SELECT version FROM wekala_search_version WHERE kind = $1", [kind]))[0]?.version
  await provider.write(kind, [lamp], [])
  const first = await version()
  await provider.write(kind, [lamp], ["never there"])
  expect(await version()).toBe(first)
  await provider.write(kind, [{ ...lamp, available: false }], [])
  const second = await version()
  expect(Number(second)).toBe(Number(first) + 1)
  await provider.write(kind, [], ["lamp"])
  expect(Number(await version())).toBe(Number(second) + 1)
})

// Read from source, the provider has a pool of its own.
afterAll(closeDataSource)
