import { definePersonalData, Money, queryRows } from "@wekala/engine/kit"
import { statement } from "./reports/statement"

/** More than anybody reads; a customer with more asks for a statement by period. */
const LINES = 10_000

interface Account {
  id: string
  kind: string
  currency_code: string
  balance: string
  status: string
}

const accountsOf = (customerId: string) =>
  queryRows<Account>("SELECT * FROM wallet_account WHERE owner_type = 'customer' AND owner_id = $1 ORDER BY id", [customerId])

definePersonalData({
  name: "wallet",
  export: async (customerId) => {
    const accounts = await accountsOf(customerId)
    return Promise.all(
      accounts.map(async ({ id, kind, currency_code, balance, status }) => {
        const decimal = (minor: string | bigint) => Money.ofMinor(BigInt(minor), currency_code).toDecimal()
        const { lines } = await statement({ account_id: id, limit: LINES, offset: 0 })
        const withdrawals = await queryRows<{ amount: string }>(
          "SELECT amount, status, destination, created_at FROM wallet_withdrawal WHERE account_id = $1 ORDER BY created_at",
          [id],
        )
        return {
          kind,
          currency_code,
          status,
          balance: decimal(balance),
          statement: lines.map(({ created_at, kind, description, amount }) => ({ created_at, kind, description, amount: decimal(amount) })),
          withdrawals: withdrawals.map((withdrawal) => ({ ...withdrawal, amount: decimal(withdrawal.amount) })),
        }
      }),
    )
  },
  blocksErasure: async (customerId) => {
    const accounts = await queryRows(
      "SELECT 1 FROM wallet_account WHERE owner_type = 'customer' AND owner_id = $1 AND (balance <> 0 OR held <> 0) LIMIT 1",
      [customerId],
    )
    if (accounts.length === 0) return undefined
    return { code: "wallet_not_empty", message: "There is money in the wallet, or on its way: spend or withdraw it first." }
  },
  // Postings name accounts, accounts a customer's id that then names nobody. A bank account would.
  erase: async (tx, customerId) => {
    await tx.query(
      `UPDATE wallet_withdrawal SET destination = '{}', note = NULL WHERE account_id IN
         (SELECT id FROM wallet_account WHERE owner_type = 'customer' AND owner_id = $1)`,
      [customerId],
    )
    // One that something has come into in the meantime waits for the merchant.
    await tx.query(
      "UPDATE wallet_account SET status = 'closed' WHERE owner_type = 'customer' AND owner_id = $1 AND balance = 0 AND held = 0",
      [customerId],
    )
  },
})
