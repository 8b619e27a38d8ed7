import { Money } from "@wekala/engine/kit"
import { type TestEngine, testEngine } from "@wekala/engine/testing"
import type { WalletService } from "@wekala/wallet"
import { randomUUID } from "node:crypto"
import { expect } from "vitest"

export const usd = (decimal: string) => Money.fromDecimal(decimal, "usd")
export const unique = (name = "ref") => `${name}-${randomUUID()}`

export interface WalletTest {
  engine: TestEngine
  wallet: WalletService
  /** A new customer's account with this much in it, minor units of USD. */
  funded(minor?: bigint): Promise<string>
  /** Balance, held and available of an account, minor units. */
  balances(accountId: string): Promise<{ balance: bigint; held: bigint; available: bigint }>
  /** Runs SQL on the test's database. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  /** Every stored figure agrees with the postings. */
  expectSound(): Promise<void>
}

export async function walletTest(): Promise<WalletTest> {
  const engine = await testEngine()
  const wallet = engine.container.resolve<WalletService>("wallet")
  const { queryRows } = await import("@wekala/engine/kit")
  return {
    engine,
    wallet,
    funded: async (minor = 10_000n) => {
      const id = await wallet.accountId({ kind: "customer", owner_id: unique("cus"), currency_code: "usd" })
      if (minor > 0n) {
        await wallet.ledger.transfer({
          reference: unique("fund"),
          kind: "test.fund",
          from: { kind: "bank", currency_code: "usd" },
          to: id,
          amount: Money.ofMinor(minor, "usd"),
        })
      }
      return id
    },
    balances: async (accountId) => {
      const account = await wallet.account(accountId)
      const balance = BigInt(account.balance)
      const held = BigInt(account.held)
      return { balance, held, available: balance - held }
    },
    sql: (text, values) => queryRows(text, values),
    expectSound: async () => {
      const { discrepancies } = await wallet.verify()
      expect(discrepancies).toEqual([])
    },
  }
}

/** What a refused call answers. */
export const refused = (code: string, status?: number) => expect.objectContaining(status ? { code, status } : { code })
