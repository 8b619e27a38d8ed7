import { Money } from "@wekala/engine/kit"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { EscrowAmounts } from "../src/modules/wallet/rules"
import { unique, type WalletTest, walletTest } from "./support/index"

/**
 * Random sequences of operations run against the real service and, beside it, against a model of a few
 * lines. After each operation both say the same balances; after each sequence the ledger verifies.
 */
let t: WalletTest
beforeAll(async () => {
  t = await walletTest()
})
afterAll(() => t.expectSound())

interface ModelHold {
  id: string
  account: number
  left: bigint
}
interface ModelEscrow extends EscrowAmounts {
  id: string
  payer: number
  payee: number
  fee_basis_points: number
}
interface Model {
  balance: bigint[]
  holds: ModelHold[]
  escrows: ModelEscrow[]
}
interface Real {
  accounts: string[]
}

const usd = (minor: bigint) => Money.ofMinor(minor, "usd")
const held = (model: Model, account: number) =>
  model.holds.filter((hold) => hold.account === account).reduce((sum, hold) => sum + hold.left, 0n)
const available = (model: Model, account: number) => (model.balance[account] as bigint) - held(model, account)

async function agree(model: Model, real: Real): Promise<void> {
  const balances = await Promise.all(real.accounts.map((id) => t.balances(id)))
  expect(balances.map(({ balance, held }) => [balance, held])).toEqual(model.balance.map((balance, index) => [balance, held(model, index)]))
}

/** Runs the call and says whether it was refused with one of the codes; anything else is a failure. */
async function accepted(call: Promise<unknown>, ...codes: string[]): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    expect(codes).toContain((error as { code?: string }).code)
    return false
  }
}

type Command = fc.AsyncCommand<Model, Real>
const command = (
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command => ({
  check,
  toString: () => name,
  run: async (model, real) => {
    await run(model, real)
    await agree(model, real)
  },
})

const account = fc.nat(2)
const amount = fc.bigInt(1n, 900n)

const transfer = fc.tuple(account, account, amount).map(([from, to, minor]) =>
  command(`transfer ${minor} ${from}→${to}`, async (model, real) => {
    const call = t.wallet.ledger.transfer({
      reference: unique(),
      kind: "model",
      from: real.accounts[from] as string,
      to: real.accounts[to] as string,
      amount: usd(minor),
    })
    const done = await accepted(call, "insufficient_funds", "same_account")
    expect(done).toBe(from !== to && available(model, from) >= minor)
    if (!done) return
    model.balance[from] = (model.balance[from] as bigint) - minor
    model.balance[to] = (model.balance[to] as bigint) + minor
  }),
)

const hold = fc.tuple(account, amount).map(([on, minor]) =>
  command(`hold ${minor} on ${on}`, async (model, real) => {
    const place = t.wallet.holds.place({
      reference: unique(),
      account_id: real.accounts[on] as string,
      amount: usd(minor),
      reason: "model",
    })
    const done = await accepted(place, "insufficient_funds")
    expect(done).toBe(available(model, on) >= minor)
    if (done) model.holds.push({ id: (await place).id, account: on, left: minor })
  }),
)

const capture = fc.tuple(fc.nat(5), account, amount, fc.boolean()).map(([which, to, minor, final]) =>
  command(
    `capture ${minor} of hold ${which} to ${to}`,
    async (model, real) => {
      const target = model.holds[which % model.holds.length] as ModelHold
      const call = t.wallet.holds.capture({
        hold_id: target.id,
        reference: unique(),
        kind: "model",
        to: real.accounts[to] as string,
        amount: usd(minor),
        final,
      })
      const done = await accepted(call, "capture_exceeds_hold", "same_account")
      expect(done).toBe(minor <= target.left && to !== target.account)
      if (!done) return
      model.balance[target.account] = (model.balance[target.account] as bigint) - minor
      model.balance[to] = (model.balance[to] as bigint) + minor
      target.left -= minor
      if (final || target.left === 0n) model.holds.splice(model.holds.indexOf(target), 1)
    },
    (model) => model.holds.length > 0,
  ),
)

const release = fc.nat(5).map((which) =>
  command(
    `release hold ${which}`,
    async (model) => {
      const [target] = model.holds.splice(which % model.holds.length, 1)
      await t.wallet.holds.release((target as ModelHold).id)
    },
    (model) => model.holds.length > 0,
  ),
)

const fund = fc.tuple(account, account, amount, fc.integer({ min: 0, max: 2_000 })).map(([payer, payee, minor, fee_basis_points]) =>
  command(
    `escrow ${minor} ${payer}→${payee}`,
    async (model, real) => {
      const call = t.wallet.escrows.fund({
        reference: unique(),
        payer_account_id: real.accounts[payer] as string,
        payee_account_id: real.accounts[payee] as string,
        amount: usd(minor),
        fee_basis_points,
      })
      const done = await accepted(call, "insufficient_funds")
      expect(done).toBe(available(model, payer) >= minor)
      if (!done) return
      model.balance[payer] = (model.balance[payer] as bigint) - minor
      model.escrows.push({ id: (await call).id, payer, payee, amount: minor, released: 0n, fee: 0n, refunded: 0n, fee_basis_points })
    },
    (model) => model.balance.length > 0 && payer !== payee,
  ),
)

const settle = fc.tuple(fc.nat(5), fc.bigInt(0n, 600n), fc.bigInt(0n, 600n)).map(([which, gross, refund]) =>
  command(
    `settle escrow ${which}: ${gross}/${refund}`,
    async (model) => {
      const escrow = model.escrows[which % model.escrows.length] as ModelEscrow
      const left = escrow.amount - escrow.released - escrow.fee - escrow.refunded
      const call = t.wallet.escrows.settle({ escrow_id: escrow.id, reference: unique(), release: usd(gross), refund: usd(refund) })
      const done = await accepted(call, "settlement_exceeds_escrow", "amount_not_positive")
      expect(done).toBe(gross + refund > 0n && gross + refund <= left)
      if (!done) return
      // The model's own words: all that was released so far costs its fee once.
      const due = usd(escrow.released + escrow.fee + gross).percentage(escrow.fee_basis_points).minor
      const owed = due > escrow.fee ? due - escrow.fee : 0n
      const fee = owed > gross ? gross : owed
      Object.assign(escrow, { released: escrow.released + gross - fee, fee: escrow.fee + fee, refunded: escrow.refunded + refund })
      model.balance[escrow.payee] = (model.balance[escrow.payee] as bigint) + gross - fee
      model.balance[escrow.payer] = (model.balance[escrow.payer] as bigint) + refund
      if (gross + refund === left) model.escrows.splice(model.escrows.indexOf(escrow), 1)
    },
    (model) => model.escrows.length > 0,
  ),
)

test("any sequence of operations keeps every invariant", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([transfer, hold, capture, release, fund, settle], { maxCommands: 40 }), async (commands) => {
      await fc.asyncModelRun(async () => {
        const accounts = await Promise.all([t.funded(1_000n), t.funded(1_000n), t.funded(1_000n)])
        return { model: { balance: [1_000n, 1_000n, 1_000n], holds: [], escrows: [] } as Model, real: { accounts } }
      }, commands)
    }),
    { numRuns: 40 },
  )
  await t.expectSound()
}, 120_000)
