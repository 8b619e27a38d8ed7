import { type Tx, transaction } from "@wekala/engine/kit"
import { race } from "@wekala/engine/testing"
import { afterAll, beforeAll, expect, test } from "vitest"
import { refused, unique, usd, type WalletTest, walletTest } from "./support/index"

let t: WalletTest
beforeAll(async () => {
  t = await walletTest()
})
afterAll(() => t.expectSound())

const all = (count: number, value: unknown) => Array.from({ length: count }, () => value)

test("of 1,000 debits at once on a balance that covers one, one succeeds", async () => {
  const [payer, payee] = [await t.funded(100n), await t.funded(0n)]
  const { fulfilled, rejected } = await race(1_000, () =>
    t.wallet.ledger.transfer({ reference: unique(), kind: "race", from: payer, to: payee, amount: usd("1") }),
  )
  expect(fulfilled).toHaveLength(1)
  expect(rejected).toEqual(all(999, refused("insufficient_funds")))
  expect((await t.balances(payer)).balance).toBe(0n)
})

test("crossing transfers between many accounts end without a deadlock, and no cent is lost", async () => {
  const accounts = await Promise.all(Array.from({ length: 6 }, () => t.funded(50_000n)))
  const pick = (index: number) => accounts[index % accounts.length] as string
  const { rejected } = await race(600, (caller) =>
    t.wallet.ledger.transfer({
      reference: unique(),
      kind: "race",
      from: pick(caller),
      to: pick(caller + 1 + (caller % 4)),
      amount: usd("0.07"),
    }),
  )
  expect(rejected).toEqual([])
  const balances = await Promise.all(accounts.map(async (account) => (await t.balances(account)).balance))
  expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(300_000n)
})

const crossing = (from: string, to: string, work: (tx: Tx) => Promise<unknown> = async () => undefined) =>
  transaction(
    async (tx) => {
      await work(tx)
      const shop = { kind: "revenue", currency_code: "usd" } as const
      await t.wallet.ledger.transfer({ reference: unique(), kind: "race", from, to: shop, amount: usd("0.01") }, tx)
      await t.wallet.ledger.transfer({ reference: unique(), kind: "race", from: shop, to, amount: usd("0.01") }, tx)
    },
    { attempts: 10 },
  )

test("several transfers in one transaction that takes its accounts first never deadlock", async () => {
  const [a, b] = [await t.funded(50_000n), await t.funded(50_000n)]
  const shop = await t.wallet.accountId({ kind: "revenue", currency_code: "usd" })
  const { rejected } = await race(64, (caller) => {
    const [from, to] = caller % 2 ? [a, b] : [b, a]
    return crossing(from, to, (tx) => t.wallet.lockAccounts(tx, [a, b, shop]))
  })
  expect(rejected).toEqual([])
  expect((await t.balances(a)).balance + (await t.balances(b)).balance).toBe(100_000n)
})

test("one that takes them as they come is run again when PostgreSQL ends a deadlock", async () => {
  const [a, b] = [await t.funded(), await t.funded()]
  const { rejected } = await race(4, (caller) => (caller % 2 ? crossing(a, b) : crossing(b, a)))
  expect(rejected).toEqual([])
  expect((await t.balances(a)).balance + (await t.balances(b)).balance).toBe(20_000n)
})

test("one reference posted by 200 callers is one transaction", async () => {
  const [payer, payee] = [await t.funded(), await t.funded(0n)]
  const transfer = { reference: unique(), kind: "race", from: payer, to: payee, amount: usd("3") }
  const { fulfilled } = await race(200, () => t.wallet.ledger.transfer(transfer))
  expect(new Set(fulfilled.map((result) => result.transaction_id)).size).toBe(1)
  expect(fulfilled.filter((result) => !result.replayed)).toHaveLength(1)
  expect((await t.balances(payee)).balance).toBe(300n)
})

test("postings of one hot account are numbered without gaps and each continues the balance before", async () => {
  const shop = await t.wallet.accountId({ kind: "suspense", currency_code: "usd" })
  const payer = await t.funded(100_000n)
  await race(500, () => t.wallet.ledger.transfer({ reference: unique(), kind: "race", from: payer, to: shop, amount: usd("0.03") }))
  const rows = await t.sql<{ sequence: string; amount: string; balance_after: string }>(
    "SELECT sequence, amount, balance_after FROM wallet_posting WHERE account_id = $1 ORDER BY sequence",
    [shop],
  )
  rows.forEach((row, index) => {
    expect(Number(row.sequence)).toBe(index + 1)
    const before = index === 0 ? 0n : BigInt(rows[index - 1]?.balance_after as string)
    expect(BigInt(row.balance_after)).toBe(before + BigInt(row.amount))
  })
})

test("holds at once never reserve more than there is", async () => {
  const account = await t.funded(1_000n)
  const { fulfilled } = await race(50, () =>
    t.wallet.holds.place({ reference: unique(), account_id: account, amount: usd("3"), reason: "race" }),
  )
  expect(fulfilled).toHaveLength(3)
  expect(await t.balances(account)).toEqual({ balance: 1_000n, held: 900n, available: 100n })
})

test("captures of one hold at once never take more than its amount", async () => {
  const [account, shop] = [await t.funded(1_000n), await t.funded(0n)]
  const hold = await t.wallet.holds.place({ reference: unique(), account_id: account, amount: usd("10"), reason: "race" })
  const { fulfilled } = await race(20, () =>
    t.wallet.holds.capture({ hold_id: hold.id, reference: unique(), kind: "race", to: shop, amount: usd("3") }),
  )
  expect(fulfilled).toHaveLength(3)
  expect((await t.balances(shop)).balance).toBe(900n)
})

test("a capture and a release of one hold at once: one of them wins, and the money is in one place", async () => {
  for (let round = 0; round < 10; round++) {
    const [account, shop] = [await t.funded(1_000n), await t.funded(0n)]
    const hold = await t.wallet.holds.place({ reference: unique(), account_id: account, amount: usd("10"), reason: "race" })
    await race(2, (caller) =>
      caller === 0
        ? t.wallet.holds.release(hold.id)
        : t.wallet.holds.capture({ hold_id: hold.id, reference: unique(), kind: "race", to: shop }),
    )
    const { balance, held } = await t.balances(account)
    expect(held).toBe(0n)
    expect(balance + (await t.balances(shop)).balance).toBe(1_000n)
  }
})

test("an escrow released, refunded and disputed at once ends once, with all of its money placed", async () => {
  for (let round = 0; round < 10; round++) {
    const payer = await t.funded()
    const payee = await t.wallet.accountId({ kind: "payee", owner_id: unique(), currency_code: "usd" })
    const escrow = await t.wallet.escrows.fund({
      reference: unique(),
      payer_account_id: payer,
      payee_account_id: payee,
      amount: usd("50"),
      fee_basis_points: 100,
    })
    await race(6, (caller) => {
      if (caller % 3 === 0) return t.wallet.escrows.release({ escrow_id: escrow.id, reference: unique() })
      if (caller % 3 === 1) return t.wallet.escrows.settle({ escrow_id: escrow.id, reference: unique(), refund: usd("50") })
      return t.wallet.escrows.dispute(escrow.id, "race")
    })
    const moved = [(await t.balances(payer)).balance - 5_000n, (await t.balances(payee)).balance]
    expect([
      [5_000n, 0n],
      [0n, 4_950n],
    ]).toContainEqual(moved)
  }
})

test("an account is opened once by callers that meet", async () => {
  const owner = unique()
  const { fulfilled } = await race(40, () => t.wallet.accountId({ kind: "customer", owner_id: owner, currency_code: "usd" }))
  expect(fulfilled).toHaveLength(40)
  expect(new Set(fulfilled).size).toBe(1)
})
