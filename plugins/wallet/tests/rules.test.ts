import { Money } from "@wekala/engine/kit"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  assertBalanced,
  captureOf,
  type EntryInput,
  escrowRemaining,
  fingerprint,
  reversalPostings,
  settleEscrow,
  transferPostings,
} from "../src/modules/wallet/rules"
import { adjustmentStates, escrowStates, holdStates, withdrawalStates } from "../src/modules/wallet/states"

const usd = (minor: bigint | number) => Money.ofMinor(minor, "usd")
const entry = (postings: EntryInput["postings"], more: Partial<EntryInput> = {}): EntryInput => ({
  reference: "r",
  kind: "test",
  postings,
  ...more,
})

describe("an entry", () => {
  test.each([
    ["has one line", [{ account_id: "a", amount: usd(1) }]],
    [
      "does not sum to zero",
      [
        { account_id: "a", amount: usd(1) },
        { account_id: "b", amount: usd(-2) },
      ],
    ],
    [
      "names an account twice",
      [
        { account_id: "a", amount: usd(1) },
        { account_id: "a", amount: usd(-1) },
      ],
    ],
    [
      "has an empty line",
      [
        { account_id: "a", amount: usd(0) },
        { account_id: "b", amount: usd(0) },
      ],
    ],
    [
      "balances only across currencies",
      [
        { account_id: "a", amount: usd(1) },
        { account_id: "b", amount: Money.ofMinor(-1, "eur") },
      ],
    ],
  ])("that %s is refused", (_, postings) => {
    expect(() => assertBalanced(entry(postings))).toThrowError(expect.objectContaining({ code: "invalid_entry", status: 422 }))
  })

  test("may exchange currencies when each of them balances", () => {
    const lines = [usd(100), usd(-100), Money.ofMinor(90, "eur"), Money.ofMinor(-90, "eur")]
    expect(() => assertBalanced(entry(lines.map((amount, index) => ({ account_id: `a${index}`, amount }))))).not.toThrow()
  })

  test("of any transfer balances, and so does its reversal", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 15n), (minor) => {
        const postings = transferPostings("a", "b", usd(minor))
        assertBalanced(entry(postings))
        assertBalanced(entry(reversalPostings(postings)))
      }),
    )
  })

  test("has a fingerprint that does not depend on the order of its lines, and on everything else", () => {
    const lines = transferPostings("a", "b", usd(5))
    expect(fingerprint(entry(lines))).toBe(fingerprint(entry([...lines].reverse())))
    const others = [
      entry(transferPostings("a", "b", usd(6))),
      entry(transferPostings("b", "a", usd(5))),
      entry(transferPostings("a", "b", Money.ofMinor(5, "eur"))),
      entry(lines, { kind: "other" }),
      entry(lines, { reverses_id: "x" }),
    ]
    expect(new Set([entry(lines), ...others].map(fingerprint)).size).toBe(6)
  })

  test.each([0, -5])("cannot transfer %i", (minor) => {
    expect(() => transferPostings("a", "b", usd(minor))).toThrowError(expect.objectContaining({ code: "amount_not_positive" }))
  })
})

describe("captures of a hold", () => {
  test("never take more than its amount, and the last one ends it", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10_000n), fc.array(fc.bigInt(-10n, 12_000n), { maxLength: 12 }), (amount, requests) => {
        let captured = 0n
        let ended = false
        for (const request of requests) {
          if (ended) break
          try {
            const capture = captureOf({ amount, captured }, request)
            captured += capture.amount
            ended = capture.ends
          } catch (error) {
            expect(request <= 0n || request > amount - captured).toBe(true)
            expect(error).toMatchObject({ status: 422 })
          }
          expect(captured).toBeLessThanOrEqual(amount)
          expect(ended).toBe(captured === amount)
        }
      }),
    )
  })

  test("take all that is left when no amount is said", () => {
    expect(captureOf({ amount: 1000n, captured: 333n }, undefined)).toEqual({ amount: 667n, ends: true })
  })
})

describe("settling an escrow", () => {
  const parts = fc.array(fc.record({ release: fc.bigInt(0n, 4_000n), refund: fc.bigInt(0n, 4_000n) }), { maxLength: 10 })

  test("in any parts never makes or loses a minor unit, and costs the fee of what was released", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10_000n), fc.integer({ min: 0, max: 10_000 }), parts, (amount, feeBasisPoints, requests) => {
        const escrow = { amount, released: 0n, fee: 0n, refunded: 0n }
        for (const part of requests) {
          const left = escrowRemaining(escrow)
          let settlement: ReturnType<typeof settleEscrow>
          try {
            settlement = settleEscrow(escrow, { ...part, feeBasisPoints, currency: "usd" })
          } catch {
            expect(part.release + part.refund === 0n || part.release + part.refund > left).toBe(true)
            continue
          }
          expect(settlement.toPayee).toBeGreaterThanOrEqual(0n)
          expect(settlement.fee).toBeGreaterThanOrEqual(0n)
          expect(settlement.toPayee + settlement.fee).toBe(part.release)
          expect(settlement.toPayer).toBe(part.refund)
          escrow.released += settlement.toPayee
          escrow.fee += settlement.fee
          escrow.refunded += settlement.toPayer
          expect(escrowRemaining(escrow)).toBe(left - part.release - part.refund)
          expect(settlement.ended === undefined).toBe(escrowRemaining(escrow) > 0n)
          if (settlement.ended) {
            const gross = escrow.released + escrow.fee
            expect(settlement.ended).toBe(escrow.refunded === 0n ? "released" : gross === 0n ? "refunded" : "split")
            break
          }
          const gross = escrow.released + escrow.fee
          expect(escrow.fee).toBe(usd(gross).percentage(feeBasisPoints).minor)
        }
      }),
    )
  })

  test("takes no fee from a refund", () => {
    const settlement = settleEscrow(
      { amount: 1000n, released: 0n, fee: 0n, refunded: 0n },
      { release: 0n, refund: 1000n, feeBasisPoints: 1000, currency: "usd" },
    )
    expect(settlement).toEqual({ toPayee: 0n, fee: 0n, toPayer: 1000n, ended: "refunded" })
  })
})

test.each([holdStates, escrowStates, withdrawalStates, adjustmentStates])(
  "$entity: a state without moves is an end, and every state can be reached",
  (machine) => {
    const states = Object.keys(machine.table)
    const reached = new Set([states[0]])
    for (const state of reached) {
      for (const next of Object.values((machine.table as Record<string, Record<string, string>>)[state as string] ?? {})) reached.add(next)
    }
    expect([...reached].sort()).toEqual(states.sort())
    for (const state of states) {
      expect(() => machine.next(state as never, "no_such_move" as never)).toThrowError(
        expect.objectContaining({ status: 409, code: `${machine.entity}_no_such_move_not_allowed` }),
      )
    }
  },
)
