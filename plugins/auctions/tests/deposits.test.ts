import { race } from "@wekala/engine/testing"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { readLot } from "../src/modules/auctions/lot"
import { holdDeposit, settleDeposits } from "../src/modules/auctions/selling/deposits"
import { type AuctionsTest, auctionsTest, minor, refused, unique } from "./support"

let t: AuctionsTest
/** One product for all lots: what becomes of its stock is not looked at here. */
let live: AuctionsTest["live"]
beforeAll(async () => {
  t = await auctionsTest()
  const { product_id, variant_id } = await t.draft({ stock: 10_000 })
  live = (facts) => t.live({ product_id, variant_id, ...facts })
})
afterEach(async () => {
  expect((await t.wallet.verify()).discrepancies).toEqual([])
})

const saleOf = async (id: string, bidderId: string) => {
  const sale = (await t.sales(id)).find(({ bidder_id }) => bidder_id === bidderId)
  if (!sale) throw new Error(`${bidderId} has no sale of ${id}`)
  return sale
}
/** Lets the deadline of a win pass. */
async function defaultOn(id: string, bidderId: string): Promise<void> {
  const sale = await saleOf(id, bidderId)
  await t.auctions.sales.default(sale.id, sale.pay_until as Date)
}
/** Bidders of one test alone: strikes go with them. */
const people = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, unique(name)])) as Record<Name, string>

describe("deposits", () => {
  const deposit = minor(5)
  async function lotWithDeposit(...names: string[]) {
    const { id } = await live({ deposit })
    const accounts = new Map<string, string>()
    for (const name of names) {
      accounts.set(name, await t.fund(name, "20"))
      await hold(id, name)
    }
    const money = async (name: string) => {
      const { balance, held } = await t.wallet.account(accounts.get(name) as string)
      return [Number(balance), Number(held)]
    }
    return { id, money }
  }
  const hold = async (id: string, bidderId: string) =>
    holdDeposit(t.engine.container, readLot(await t.read(id), t.auctions.options), bidderId)
  const settle = (id: string) => settleDeposits(t.engine.container, id, t.auctions.options)
  const stateOf = async (id: string, bidderId: string) => {
    const [row] = await t.sql("SELECT deposit_status AS status FROM auction_bidder WHERE auction_id = $1 AND bidder_id = $2", [
      id,
      bidderId,
    ])
    return row?.status
  }

  test("are held before the first bid, once, however often and at the same moment they are asked for", async () => {
    const { ada, bea } = people("ada", "bea")
    const { id, money } = await lotWithDeposit(ada)
    await expect(t.bid(id, bea, 20)).rejects.toEqual(refused("deposit_missing", 422))
    const { rejected } = await race(5, () => hold(id, ada))
    expect(rejected).toEqual([])
    expect(await money(ada)).toEqual([20_00, 5_00])
    await t.bid(id, ada, 20)
    await t.bid(id, ada, 30)
    expect(await money(ada)).toEqual([20_00, 5_00])
  })

  test("need the money", async () => {
    const { id } = await live({ deposit })
    const { poor } = people("poor")
    await t.fund(poor, "4.99")
    await expect(hold(id, poor)).rejects.toEqual(refused("deposit_required", 422))
    expect(await stateOf(id, poor)).toBeUndefined()
  })

  test("are not held after the end", async () => {
    const { late } = people("late")
    const { id } = await live({ deposit })
    await t.fund(late, "20")
    const lot = readLot(await t.read(id), t.auctions.options)
    await t.end(id)
    await expect(holdDeposit(t.engine.container, lot, late)).rejects.toEqual(refused("auction_ended", 409))
  })

  test("go back to who has lost, and stay with who has won until it is paid", async () => {
    const { ada, bea, cid } = people("ada", "bea", "cid")
    const { id, money } = await lotWithDeposit(ada, bea, cid)
    await t.bid(id, ada, 50)
    await t.bid(id, bea, 30)
    await settle(id)
    expect(await stateOf(id, bea)).toBe("held")
    await t.end(id)
    await settle(id)
    await settle(id)
    expect(await Promise.all([ada, bea, cid].map(money))).toEqual([
      [20_00, 5_00],
      [20_00, 0],
      [20_00, 0],
    ])
    await t.auctions.sales.order((await saleOf(id, ada)).id, unique("order"))
    await settle(id)
    expect(await stateOf(id, ada)).toBe("held")
    await t.auctions.sales.pay((await saleOf(id, ada)).id)
    await settle(id)
    expect(await stateOf(id, ada)).toBe("released")
    expect(await money(ada)).toEqual([20_00, 0])
  })

  test("are forfeited to the shop by a winner who does not pay, once", async () => {
    const { ada, bea } = people("ada", "bea")
    const { id, money } = await lotWithDeposit(ada, bea)
    await t.bid(id, ada, 50)
    await t.bid(id, bea, 30)
    await t.end(id)
    await defaultOn(id, ada)
    const revenue = await t.wallet.accountId({ kind: "revenue", currency_code: "usd" })
    const before = BigInt((await t.wallet.account(revenue)).balance)
    await settle(id)
    await settle(id)
    expect(BigInt((await t.wallet.account(revenue)).balance)).toBe(before + deposit)
    expect(await stateOf(id, ada)).toBe("forfeited")
    expect(await Promise.all([ada, bea].map(money))).toEqual([
      [15_00, 0],
      [20_00, 0],
    ])
  })

  test("go back where the shop does not forfeit them, and to all when the lot is called off", async () => {
    const { ada, bea } = people("ada", "bea")
    const one = await lotWithDeposit(ada)
    await t.bid(one.id, ada, 50)
    await t.end(one.id)
    await defaultOn(one.id, ada)
    await settleDeposits(t.engine.container, one.id, { ...t.auctions.options, forfeit_deposit: false })
    expect(await stateOf(one.id, ada)).toBe("released")
    const other = await lotWithDeposit(bea)
    await t.bid(other.id, bea, 50)
    await t.auctions.cancel(other.id, "Broken", "user_test")
    await settle(other.id)
    expect(await other.money(bea)).toEqual([20_00, 0])
  })
})
