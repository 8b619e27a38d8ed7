import { testEngine } from "@wekala/engine/testing"
import { afterAll } from "vitest"
import { closeDataSource } from "../../src/kit/database/data-source"
import { postgresSearch } from "../../src/search/providers/postgres"
import { providerContract } from "./provider-contract"

providerContract("PostgreSQL", async () => {
  await testEngine()
  return postgresSearch()
})

// Read from source, the provider has a pool of its own.
afterAll(closeDataSource)
