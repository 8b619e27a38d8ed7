import { testDatabaseServer } from "@wekala/engine/testing"

/** One PostgreSQL for all test files; its address travels in the environment. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.WEKALA_TEST_DATABASE_SERVER) return undefined
  const server = await testDatabaseServer()
  process.env.WEKALA_TEST_DATABASE_SERVER = server.url("postgres")
  return () => server.stop()
}
