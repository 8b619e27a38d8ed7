import { describe, expect, test } from "vitest"
import { auctionStates, saleStates } from "../../src/modules/auctions/rules/states"

type Legal = Record<string, Record<string, string>>

const AUCTION: Legal = {
  draft: { schedule: "scheduled", cancel: "cancelled" },
  scheduled: { unschedule: "draft", start: "live", extend: "scheduled", cancel: "cancelled" },
  live: { extend: "live", end: "ended", cancel: "cancelled" },
  ended: { settle: "settled", default: "defaulted", resell: "ended", cancel: "cancelled" },
  settled: { default: "defaulted" },
  defaulted: { resell: "ended", settle: "settled", cancel: "cancelled" },
  cancelled: {},
}
const SALE: Legal = {
  offered: { accept: "awaiting_payment", decline: "declined", lapse: "lapsed", cancel: "cancelled" },
  awaiting_payment: { order: "ordered", pay: "paid", default: "defaulted", cancel: "cancelled" },
  ordered: { reopen: "awaiting_payment", pay: "paid", default: "defaulted", cancel: "cancelled" },
  paid: { cancel: "cancelled" },
  declined: {},
  lapsed: {},
  defaulted: {},
  cancelled: {},
}

describe.each([
  ["auction", auctionStates, AUCTION],
  ["sale", saleStates, SALE],
] as const)("the states of an %s", (entity, machine, legal) => {
  const moves = [...new Set(Object.values(legal).flatMap((row) => Object.keys(row)))]
  const pairs = Object.keys(legal).flatMap((state) => moves.map((move) => [state, move, legal[state]?.[move]] as const))

  test.each(pairs)("%s, %s: %s", (state, move, next) => {
    const make = () => machine.next(state as never, move as never)
    if (next !== undefined) expect(make()).toBe(next)
    else expect(make).toThrowError(expect.objectContaining({ status: 409, code: `${entity}_${move}_not_allowed` }))
    expect(machine.can(state as never, move as never)).toBe(next !== undefined)
  })

  test("can all be reached from the first", () => {
    const [first] = Object.keys(machine.table)
    const reached = new Set([first])
    for (const state of reached) {
      for (const next of Object.values((machine.table as Legal)[state as string] ?? {})) reached.add(next)
    }
    expect([...reached].sort()).toEqual(Object.keys(legal).sort())
  })
})

test("nothing is sold any more of a lot that is settled or cancelled", () => {
  expect(auctionStates.from("cancel")).toEqual(["draft", "scheduled", "live", "ended", "defaulted"])
  expect(saleStates.from("pay")).toEqual(["awaiting_payment", "ordered"])
})
