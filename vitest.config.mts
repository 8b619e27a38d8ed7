import { defineConfig } from "vitest/config"

const ours = ["engine", "plugins/*", "admin", "storefront"]
const ignored = ["**/node_modules/**", "**/.medusa/**", "**/.next/**"]

/** Tests without a database: those beside their source, and these names. All others find a real one running. */
const unit = ours.flatMap((folder) => [
  `${folder}/src/**/*.test.{ts,tsx}`,
  `${folder}/tests/**/{rules,*.rules,*.unit,*.properties}.test.{ts,tsx}`,
])
const all = ours.map((folder) => `${folder}/tests/**/*.test.{ts,tsx}`)

/** Medusa keeps its container in a global: a process for each file. */
const pool = "forks"

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      { extends: true, test: { name: "unit", include: unit, exclude: ignored, pool } },
      {
        extends: true,
        // A booted engine takes seconds of work and 300 MB.
        test: {
          name: "integration",
          include: all,
          exclude: [...ignored, ...unit],
          // `npm test` brings a database; vitest on its own gets one from here.
          globalSetup: ["engine/tests/support/database-server.ts"],
          pool,
          maxWorkers: 2,
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
          exclude: ["tests/smoke/**"],
          pool,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: { name: "smoke", include: ["tests/smoke/**/*.test.ts"], pool, testTimeout: 60_000, hookTimeout: 300_000 },
      },
    ],
  },
})
