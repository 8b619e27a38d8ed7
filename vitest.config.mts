import { defineConfig } from "vitest/config"

const ours = ["engine", "plugins/*", "admin", "storefront"]
const ignored = ["**/node_modules/**", "**/.medusa/**", "**/.next/**"]

/** Tests without a database: those beside their source, and these names. All others find a real one running. */
const unit = ours.flatMap((folder) => [
  `${folder}/src/**/*.test.{ts,tsx}`,
  `${folder}/tests/**/{rules,*.rules,*.unit,*.properties}.test.{ts,tsx}`,
])
const all = ours.map((folder) => `${folder}/tests/**/*.test.{ts,tsx}`)

const pool = "forks"
// Compiled packages are loaded by Node itself, once per process, as the running shop loads them.
const server = { deps: { external: [/\.medusa\/server\//] } }
/** Tests of the server's own life, or with an environment of their own: each file starts one, and a process can start only one. */
const ownProcess = ["{engine,plugins/*}/tests/server/**/*.test.ts"]

export default defineConfig({
  test: {
    passWithNoTests: true,
    // What comes a moment later does so on a busy machine, too; who waits longer for it loses nothing.
    testTimeout: 20_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: "unit", include: unit, exclude: ignored, pool, server, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: "integration",
          env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "error" },
          include: all,
          exclude: [...ignored, ...unit, ...ownProcess],
          // `npm test` brings a database; vitest on its own gets one from here.
          globalSetup: ["engine/tests/support/database-server.ts"],
          setupFiles: ["engine/tests/support/stop-engine.ts"],
          pool,
          server,
          // One process, one engine: each file finds it running.
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "server",
          env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "silent" },
          include: ownProcess,
          exclude: unit,
          globalSetup: ["engine/tests/support/database-server.ts"],
          pool,
          server,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // They start whole shops, one at a time.
        test: {
          name: "tools",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/smoke/**", "tests/conformance/**"],
          pool,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "smoke",
          include: ["tests/smoke/**/*.test.ts"],
          globalSetup: ["tests/smoke/start-shop.ts"],
          pool,
          maxWorkers: 1,
          // Pages that are only looked at: enough to keep both processors busy.
          maxConcurrency: 3,
          sequence: { groupOrder: 4 },
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // A page of a shop on a busy machine takes its time.
          expect: { poll: { timeout: 30_000, interval: 250 } },
        },
      },
      {
        extends: true,
        // Installs plugins into Medusa applications of their own.
        test: {
          name: "conformance",
          include: ["tests/conformance/**/*.test.ts"],
          pool,
          // They run beside the browser's tests.
          maxWorkers: 1,
          sequence: { groupOrder: 5 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
