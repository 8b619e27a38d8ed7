import { expect, test } from "vitest"
import { readOptions } from "../src/modules/wallet/options"

test("without options the defaults hold, and what Medusa adds is no option", () => {
  expect(readOptions({ database: {} })).toEqual(readOptions(undefined))
  expect(readOptions({}).manual_providers).toEqual(["pp_system_default", "pp_bank_transfer", "pp_cash_on_delivery"])
})

test.each([
  [{ adjustment_aproval_above: { usd: "1" } }, /adjustment_aproval_above/],
  [{ adjustment_approval_above: { usd: 100 } }, /adjustment_approval_above/],
  [{ top_up_limits: { usd: { min: "5" } } }, /top_up_limits/],
])("%o is refused by name", (options, message) => {
  expect(() => readOptions(options)).toThrow(message)
})
