import { Money } from "@wekala/engine/kit"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { refused, unique, usd, type WalletTest, walletTest } from "./support/index"

let t: WalletTest
beforeAll(async () => {
  t = await walletTest()
})
afterAll(() => t.expectSound())

const bank = { kind: "bank", currency_code: "usd" } as const
const days = (count: number) => count * 24 * 3_600_000

describe("the ledger", () => {
  test("counts each account on its normal side", async () => {
    const customer = await t.funded(0n)
    const before = await t.balances(await t.wallet.accountId(bank))
    await t.wallet.ledger.transfer({ reference: unique(), kind: "test", from: bank, to: customer, amount: usd("10.00") })
    expect((await t.balances(customer)).balance).toBe(1_000n)
    expect((await t.balances(await t.wallet.accountId(bank))).balance).toBe(before.balance + 1_000n)
  })

  test("posts once under one reference and answers the first result again", async () => {
    const customer = await t.funded(0n)
    const transfer = { reference: unique(), kind: "test", from: bank, to: customer, amount: usd("5") }
    const first = await t.wallet.ledger.transfer(transfer)
    expect(await t.wallet.ledger.transfer(transfer)).toEqual({ ...first, replayed: true })
    expect((await t.balances(customer)).balance).toBe(500n)
    await expect(t.wallet.ledger.transfer({ ...transfer, amount: usd("6") })).rejects.toEqual(refused("reference_conflict", 409))
  })

  test("refuses what would go below the floor, and writes nothing of it", async () => {
    const [rich, poor] = [await t.funded(1_000n), await t.funded(100n)]
    const entries = [
      {
        reference: unique(),
        kind: "test",
        postings: [
          { account_id: rich, amount: usd("-1") },
          { account_id: poor, amount: usd("1") },
        ],
      },
      {
        reference: unique(),
        kind: "test",
        postings: [
          { account_id: poor, amount: usd("-3") },
          { account_id: rich, amount: usd("3") },
        ],
      },
    ]
    await expect(t.wallet.ledger.postAll(entries)).rejects.toEqual(refused("insufficient_funds", 422))
    expect([(await t.balances(rich)).balance, (await t.balances(poor)).balance]).toEqual([1_000n, 100n])
  })

  test.each([
    ["an account that is not there", { to: "wacc_none" }, "account_not_found"],
    ["another currency", { amount: Money.ofMinor(1, "eur") }, "currency_mismatch"],
    ["zero", { amount: Money.zero("usd") }, "amount_not_positive"],
  ])("refuses %s", async (_, change, code) => {
    const [from, to] = [await t.funded(), await t.funded()]
    const call = t.wallet.ledger.transfer({ reference: unique(), kind: "test", from, to, amount: usd("1"), ...change })
    await expect(call).rejects.toEqual(refused(code))
  })

  test("a frozen account can receive and not give", async () => {
    const [frozen, other] = [await t.funded(), await t.funded()]
    await t.wallet.setFrozen(frozen, true)
    const give = { reference: unique(), kind: "test", from: frozen, to: other, amount: usd("1") }
    await expect(t.wallet.ledger.transfer(give)).rejects.toEqual(refused("account_frozen", 409))
    await expect(t.wallet.holds.place({ reference: unique(), account_id: frozen, amount: usd("1"), reason: "test" })).rejects.toEqual(
      refused("account_frozen", 409),
    )
    await t.wallet.ledger.transfer({ ...give, reference: unique(), from: other, to: frozen })
    await t.wallet.setFrozen(frozen, false)
    await t.wallet.ledger.transfer({ ...give, reference: unique() })
  })

  test("a transaction is reversed once", async () => {
    const customer = await t.funded()
    const { transaction_id } = await t.wallet.ledger.transfer({
      reference: unique(),
      kind: "test",
      from: bank,
      to: customer,
      amount: usd("7"),
    })
    await t.wallet.ledger.reverse(transaction_id, { reference: unique() })
    expect((await t.balances(customer)).balance).toBe(10_000n)
    await expect(t.wallet.ledger.reverse(transaction_id, { reference: unique() })).rejects.toEqual(refused("already_reversed", 409))
  })

  test.each([
    ["kwd", "1.234", 1_234n],
    ["jpy", "1234", 1_234n],
    ["usd", "12.34", 1_234n],
  ])("keeps %s in its own minor units", async (currency, decimal, minor) => {
    const id = await t.wallet.accountId({ kind: "customer", owner_id: unique(), currency_code: currency })
    const amount = Money.fromDecimal(decimal, currency)
    await t.wallet.ledger.transfer({ reference: unique(), kind: "test", from: { kind: "bank", currency_code: currency }, to: id, amount })
    expect((await t.balances(id)).balance).toBe(minor)
  })
})

describe("the database forbids, whatever the code does", () => {
  test.each([
    ["changing a posting", "UPDATE wallet_posting SET amount = 1"],
    ["deleting a posting", "DELETE FROM wallet_posting"],
    ["changing a transaction", "UPDATE wallet_transaction SET kind = 'x'"],
    ["deleting a transaction", "DELETE FROM wallet_transaction"],
    ["emptying the ledger", "TRUNCATE wallet_posting"],
  ])("%s", async (_, statement) => {
    await t.funded()
    await expect(t.sql(statement)).rejects.toThrow(/append-only/)
  })

  test("a transaction that does not balance", async () => {
    const account = await t.funded()
    const id = unique("wtxn")
    await expect(
      t.sql(
        `WITH added AS (INSERT INTO wallet_transaction (id, reference, kind, fingerprint) VALUES ($1, $1, 'x', 'x') RETURNING id)
         INSERT INTO wallet_posting (transaction_id, account_id, currency_code, amount, sequence, balance_after)
         SELECT id, $2, 'usd', 5, 1000, 0 FROM added`,
        [id, account],
      ),
    ).rejects.toThrow(/posting\(s\)|does not balance/)
  })

  test("a posting added to a transaction that has committed", async () => {
    const account = await t.funded()
    const [row] = await t.sql<{ id: string }>("SELECT transaction_id AS id FROM wallet_posting LIMIT 1")
    await expect(
      t.sql(
        `INSERT INTO wallet_posting (transaction_id, account_id, currency_code, amount, sequence, balance_after)
         VALUES ($1, $2, 'usd', 5, 1000, 0)`,
        [row?.id, account],
      ),
    ).rejects.toThrow()
  })

  test("an available balance below the floor", async () => {
    const account = await t.funded(100n)
    await expect(t.sql("UPDATE wallet_account SET held = 101 WHERE id = $1", [account])).rejects.toThrow(/not_below_floor/)
  })
})

describe("a hold", () => {
  const place = (account_id: string, amount: Money, more = {}) =>
    t.wallet.holds.place({ reference: unique(), account_id, amount, reason: "test", ...more })

  test("lowers what is available and not the balance", async () => {
    const account = await t.funded()
    await place(account, usd("30"))
    expect(await t.balances(account)).toEqual({ balance: 10_000n, held: 3_000n, available: 7_000n })
    await expect(place(account, usd("70.01"))).rejects.toEqual(refused("insufficient_funds", 422))
  })

  test("is captured in parts that round, down to the last cent", async () => {
    const [account, shop] = [await t.funded(1_000n), await t.wallet.accountId({ kind: "revenue", currency_code: "usd" })]
    const hold = await place(account, usd("10.00"))
    for (const amount of usd("10.00").split([1, 1, 1])) {
      await t.wallet.holds.capture({ hold_id: hold.id, reference: unique(), kind: "test", to: shop, amount })
    }
    expect(await t.balances(account)).toEqual({ balance: 0n, held: 0n, available: 0n })
    const more = t.wallet.holds.capture({ hold_id: hold.id, reference: unique(), kind: "test", to: shop, amount: usd("0.01") })
    await expect(more).rejects.toEqual(refused("hold_capture_not_allowed", 409))
  })

  test("captured finally gives back the rest", async () => {
    const [account, shop] = [await t.funded(), await t.wallet.accountId({ kind: "revenue", currency_code: "usd" })]
    const hold = await place(account, usd("50"))
    const capture = { hold_id: hold.id, reference: unique(), kind: "test", to: shop, amount: usd("20"), final: true }
    await t.wallet.holds.capture(capture)
    await t.wallet.holds.capture(capture)
    expect(await t.balances(account)).toEqual({ balance: 8_000n, held: 0n, available: 8_000n })
  })

  test("runs out by its timer, once, and cannot be captured then", async () => {
    const account = await t.funded()
    const hold = await place(account, usd("50"), { expires_at: new Date(Date.now() + days(1)) })
    await t.engine.clock.advance(days(1) - 60_000)
    expect((await t.balances(account)).held).toBe(5_000n)
    await t.engine.clock.advance(days(1) + 1_000)
    await t.engine.clock.advance(days(2))
    expect((await t.balances(account)).held).toBe(0n)
    const late = t.wallet.holds.capture({ hold_id: hold.id, reference: unique(), kind: "test", to: await t.funded(), amount: usd("1") })
    await expect(late).rejects.toEqual(refused("hold_capture_not_allowed", 409))
  })

  test("is one hold however often it is placed or released", async () => {
    const account = await t.funded()
    const input = { reference: unique(), account_id: account, amount: usd("10"), reason: "test" }
    const [first, again] = [await t.wallet.holds.place(input), await t.wallet.holds.place(input)]
    expect(again.id).toBe(first.id)
    await expect(t.wallet.holds.place({ ...input, amount: usd("11") })).rejects.toEqual(refused("reference_conflict", 409))
    await t.wallet.holds.release(first.id)
    await t.wallet.holds.release(first.id)
    expect(await t.balances(account)).toEqual({ balance: 10_000n, held: 0n, available: 10_000n })
  })
})

describe("an escrow", () => {
  const open = async (more: Partial<Parameters<WalletTest["wallet"]["escrows"]["fund"]>[0]> = {}) => {
    const payer = await t.funded()
    const payee = await t.wallet.accountId({ kind: "payee", owner_id: unique("seller"), currency_code: "usd" })
    const input = {
      reference: unique(),
      payer_account_id: payer,
      payee_account_id: payee,
      amount: usd("60"),
      fee_basis_points: 250,
      ...more,
    }
    return { payer, payee, input, escrow: await t.wallet.escrows.fund(input) }
  }

  test("is funded once per reference", async () => {
    const { escrow, input, payer } = await open()
    expect((await t.wallet.escrows.fund(input)).id).toBe(escrow.id)
    await expect(t.wallet.escrows.fund({ ...input, amount: usd("1") })).rejects.toEqual(refused("reference_conflict", 409))
    expect((await t.balances(payer)).balance).toBe(4_000n)
  })

  test("pays the payee less the commission", async () => {
    const { escrow, payee } = await open()
    const released = await t.wallet.escrows.release({ escrow_id: escrow.id, reference: unique() })
    expect(released).toMatchObject({ status: "released", released: "5850", fee: "150", refunded: "0" })
    expect((await t.balances(payee)).balance).toBe(5_850n)
    await expect(t.wallet.escrows.release({ escrow_id: escrow.id, reference: unique() })).rejects.toEqual(
      refused("escrow_release_not_allowed", 409),
    )
  })

  test("is released in part, then refunded, and its parts are its amount", async () => {
    const { escrow, payer, payee } = await open()
    await t.wallet.escrows.settle({ escrow_id: escrow.id, reference: unique(), release: usd("20") })
    const more = t.wallet.escrows.settle({ escrow_id: escrow.id, reference: unique(), refund: usd("40.01") })
    await expect(more).rejects.toEqual(refused("settlement_exceeds_escrow", 422))
    const ended = await t.wallet.escrows.settle({ escrow_id: escrow.id, reference: unique(), refund: usd("40") })
    expect(ended).toMatchObject({ status: "split", released: "1950", fee: "50", refunded: "4000" })
    expect([(await t.balances(payer)).balance, (await t.balances(payee)).balance]).toEqual([8_000n, 1_950n])
  })

  test("is released by its timer unless disputed", async () => {
    const release_at = new Date(Date.now() + days(7))
    const [quiet, disputed] = [await open({ release_at }), await open({ release_at })]
    await t.wallet.escrows.dispute(disputed.escrow.id, "Not as described")
    await t.engine.clock.advance(days(7) + 1_000)
    expect((await t.balances(quiet.payee)).balance).toBe(5_850n)
    expect((await t.balances(disputed.payee)).balance).toBe(0n)
    // The time has passed by then, so the withdrawn dispute releases at the next run.
    await t.wallet.escrows.withdrawDispute(disputed.escrow.id)
    await t.engine.clock.advance(days(7) + 1_000)
    expect((await t.balances(disputed.payee)).balance).toBe(5_850n)
  })

  test("settles once under one reference", async () => {
    const { escrow } = await open()
    const settle = { escrow_id: escrow.id, reference: unique(), release: usd("10") }
    await t.wallet.escrows.settle(settle)
    expect(await t.wallet.escrows.settle(settle)).toMatchObject({ released: "975", fee: "25" })
  })
})

describe("a withdrawal", () => {
  const ask = async (account_id: string, amount = usd("40")) =>
    t.wallet.withdrawals.request({ reference: unique(), account_id, amount, destination: { method: "cash", account_holder: "A" } })
  const decide = (withdrawal_id: string, move: "approve" | "reject" | "cancel" | "pay" | "fail" | "return") =>
    t.wallet.withdrawals.decide({ withdrawal_id, move, actor_id: "admin", note: "because", payout_reference: "bank-1" })

  test("holds the amount until it is paid", async () => {
    const account = await t.funded()
    const { id } = await ask(account)
    expect(await t.balances(account)).toEqual({ balance: 10_000n, held: 4_000n, available: 6_000n })
    await decide(id, "approve")
    await decide(id, "pay")
    await decide(id, "pay")
    expect(await t.balances(account)).toEqual({ balance: 6_000n, held: 0n, available: 6_000n })
    await decide(id, "return")
    expect((await t.balances(account)).balance).toBe(10_000n)
  })

  test.each(["reject", "cancel"] as const)("gives the amount back on %s", async (move) => {
    const account = await t.funded()
    const { id } = await ask(account)
    expect((await decide(id, move)).status).toMatch(/rejected|cancelled/)
    expect(await t.balances(account)).toEqual({ balance: 10_000n, held: 0n, available: 10_000n })
    await expect(decide(id, "approve")).rejects.toEqual(refused("withdrawal_approve_not_allowed", 409))
  })

  test("that failed gives the amount back", async () => {
    const account = await t.funded()
    const { id } = await ask(account)
    await decide(id, "approve")
    await decide(id, "fail")
    expect((await t.balances(account)).available).toBe(10_000n)
  })

  test("cannot be larger than what is available", async () => {
    await expect(ask(await t.funded(100n))).rejects.toEqual(refused("insufficient_funds", 422))
  })
})

describe("an adjustment", () => {
  const ask = (account_id: string, decimal: string) =>
    t.wallet.adjustments.request({ reference: unique(), account_id, amount: usd(decimal), reason: "correction", requested_by: "first" })

  test("within the limit is posted at once", async () => {
    const account = await t.funded()
    expect(await ask(account, "-100")).toMatchObject({ status: "posted", needs_approval: false })
    expect((await t.balances(account)).balance).toBe(0n)
  })

  test("above the limit waits for another admin", async () => {
    const account = await t.funded()
    const { id } = await ask(account, "100.01")
    expect((await t.balances(account)).balance).toBe(10_000n)
    await expect(t.wallet.adjustments.decide({ adjustment_id: id, approve: true, actor_id: "first" })).rejects.toEqual(
      refused("second_admin_required", 403),
    )
    await t.wallet.adjustments.decide({ adjustment_id: id, approve: true, actor_id: "second" })
    expect((await t.balances(account)).balance).toBe(20_001n)
    await expect(t.wallet.adjustments.decide({ adjustment_id: id, approve: false, actor_id: "second" })).rejects.toEqual(
      refused("adjustment_reject_not_allowed", 409),
    )
  })

  test("of a debit-normal account changes its balance in the same direction", async () => {
    const account = await t.wallet.accountId({ kind: "fees", currency_code: "usd" })
    const { balance } = await t.balances(account)
    await ask(account, "12")
    expect((await t.balances(account)).balance).toBe(balance + 1_200n)
  })
})

describe("reports", () => {
  test("a statement pages through the lines with its balances", async () => {
    const account = await t.funded(0n)
    for (const amount of ["1", "2", "3"]) {
      await t.wallet.ledger.transfer({ reference: unique(), kind: `test.${amount}`, from: bank, to: account, amount: usd(amount) })
    }
    const page = await t.wallet.statement({ account_id: account, limit: 2, offset: 0 })
    expect(page).toMatchObject({ count: 3, opening_balance: "0", closing_balance: "600" })
    expect(page.lines.map((line) => [line.sequence, line.amount, line.balance_after])).toEqual([
      ["3", "300", "600"],
      ["2", "200", "300"],
    ])
    expect((await t.wallet.statement({ account_id: account, kinds: ["test.1"], limit: 10, offset: 0 })).lines).toHaveLength(1)
  })

  test("the trial balance balances now and as of before", async () => {
    await t.funded()
    for (const moment of [undefined, new Date(Date.now() - 5_000)]) {
      const { totals } = await t.wallet.trialBalance(moment)
      expect(totals.every((total) => total.balanced)).toBe(true)
    }
  })

  test("verification finds a balance that was changed behind the ledger's back", async () => {
    const account = await t.funded()
    await t.sql("UPDATE wallet_account SET balance = balance + 1 WHERE id = $1", [account])
    const { ok, discrepancies } = await t.wallet.verify()
    await t.sql("UPDATE wallet_account SET balance = balance - 1 WHERE id = $1", [account])
    expect(ok).toBe(false)
    expect(discrepancies).toContainEqual(expect.objectContaining({ id: account, expected: "10000", found: "10001" }))
  })
})
