import { createTestDatabase, testDatabaseServer, testEnvironment } from "@wekala/engine/testing"
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join, resolve } from "node:path"
import { createInterface } from "node:readline"
import pg from "pg"
import { expect, test } from "vitest"

/**
 * A process that posts transfers as fast as it can is killed with SIGKILL in the middle of the stream, more
 * than once. What it had acknowledged must be there, everything must add up, and posting it all again must
 * change nothing.
 */
const directory = resolve(".medusa/server")

function stream(url: string, from: number): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, "support/transfer-stream.cjs"), directory, String(from)], {
    env: { ...process.env, ...testEnvironment(url), WEKALA_JOBS: "off" },
    stdio: ["ignore", "pipe", "inherit"],
  })
}

test("kill -9 during a stream of transfers loses nothing that was acknowledged and breaks no figure", async () => {
  const databases = await testDatabaseServer()
  const database = await createTestDatabase(databases, directory)
  const acknowledged = new Set<string>()
  try {
    for (let round = 0; round < 3; round++) {
      const child = stream(database.url, round * 100_000)
      let counted = 0
      for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
        if (!line.startsWith("posted ")) continue
        acknowledged.add(line.slice("posted ".length))
        // In full flight: hundreds are done, dozens are on their way.
        if (++counted === 400) child.kill("SIGKILL")
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
      expect(child.signalCode).toBe("SIGKILL")
    }
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const { rows } = await client.query("SELECT reference FROM wallet_transaction")
    const stored = new Set(rows.map((row: { reference: string }) => row.reference))
    expect([...acknowledged].filter((reference) => !stored.has(reference))).toEqual([])
    await client.end()

    const verify = spawn(process.execPath, ["tools/ledger-verify.mjs"], {
      env: { ...process.env, ...testEnvironment(database.url) },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let output = ""
    for (const pipe of [verify.stdout, verify.stderr]) pipe.on("data", (chunk) => (output += String(chunk)))
    const [code] = await once(verify, "close")
    expect(output).toContain("✓ Every figure follows from the postings.")
    expect(code).toBe(0)
  } finally {
    await database.drop()
    await databases.stop()
  }
}, 120_000)
