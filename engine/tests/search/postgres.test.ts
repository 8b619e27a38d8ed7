import { testEngine } from "@wekala/engine/testing"
import { afterAll, expect, test } from "vitest"
import { closeDataSource } from "../../src/kit/database/data-source"
import { queryRows } from "../../src/kit/database/query"
import type { SearchDocument } from "../../src/search/provider"
import { postgresSearch } from "../../src/search/providers/postgres"
import { newKind, providerContract, query, thing } from "./provider-contract"

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

test("what is written again and again is found all the while, as it was or as it is", async () => {
  await testEngine()
  const [provider, other] = [postgresSearch(), postgresSearch()]
  const kind = newKind()
  const lamps = Array.from({ length: 20 }, (_, index) => thing(kind, `lamp ${index}`, { title: "Lamp" }))
  await provider.write(kind, lamps, [])
  let isWriting = true
  const writing = (async () => {
    for (let round = 0; round < 40; round++)
      await provider.write(kind, [{ ...(lamps[round % 20] as SearchDocument), body: `${round}` }], [])
    isWriting = false
  })()
  let searches = 0
  while (isWriting) {
    // Each is another question, so that none was kept.
    const { count, hits } = await other.search(query(kind, { q: "lamp", limit: 20, max: 1_000 + searches++ }))
    expect([count, hits.length]).toEqual([20, 20])
  }
  await writing
  expect(searches).toBeGreaterThan(5)
})

// Read from source, the provider has a pool of its own.
afterAll(closeDataSource)
