// @ts-check
// `npm run ledger:verify`: recomputes every balance from the postings and prints the trial balance.
// Ends with 1, and the accounts concerned, when anything differs.
import { createRequire } from "node:module"
import { join } from "node:path"
import { readEnvFile } from "./lib/environment.mjs"
import { command } from "./lib/errors.mjs"
import { application, root } from "./lib/root.mjs"
import { withShopDatabase } from "./lib/shop-database.mjs"

const require = createRequire(join(root, "package.json"))

await command(async () => {
  readEnvFile()
  const verification = await withShopDatabase(async (url) => {
    process.env.DATABASE_URL = url
    process.env.LOG_LEVEL ??= "error"
    const { initializeContainer } = require("@medusajs/medusa/loaders/index")
    await initializeContainer(application, { skipDbConnection: true })
    const { verifyLedger } = require("@wekala/wallet")
    const { closeDataSource } = require("@wekala/engine/kit")
    try {
      return await verifyLedger()
    } finally {
      await closeDataSource()
    }
  })
  print(verification)
  process.exitCode = verification.ok ? 0 : 1
})
process.exit()

/** @param {import("@wekala/wallet").Verification} verification */
function print({ ok, discrepancies, counts, trial_balance }) {
  const { Money } = require("@wekala/engine/kit")
  const decimal = (/** @type {string} */ minor, /** @type {string} */ currency) => Money.ofMinor(minor, currency).toDecimal()
  console.log(`Trial balance as of ${trial_balance.as_of.toISOString()}`)
  console.log(`${"".padEnd(6)}${"account".padEnd(22)}${"debit".padStart(18)}${"credit".padStart(18)}`)
  for (const line of trial_balance.lines)
    row(line.currency_code, line.kind, decimal(line.debit, line.currency_code), decimal(line.credit, line.currency_code))
  for (const total of trial_balance.totals) {
    row(
      total.currency_code,
      total.balanced ? "TOTAL" : "TOTAL, NOT BALANCED",
      decimal(total.debit, total.currency_code),
      decimal(total.credit, total.currency_code),
    )
  }
  console.log(`${counts.accounts} accounts, ${counts.transactions} transactions, ${counts.postings} postings`)
  if (ok) return console.log("✓ Every figure follows from the postings.")
  console.error(`✗ ${discrepancies.length} figure(s) differ:`)
  for (const { check, id, expected, found } of discrepancies) console.error(`  ${id}: ${check}: expected ${expected}, found ${found}`)
}

/** @param {string} currency @param {string} name @param {string} debit @param {string} credit */
function row(currency, name, debit, credit) {
  console.log(`${currency.toUpperCase().padEnd(6)}${name.padEnd(22)}${debit.padStart(18)}${credit.padStart(18)}`)
}
