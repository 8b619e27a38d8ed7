import fc from "fast-check"
import { expect, test } from "vitest"
import { openSealed, type SealedBid, type SealedResult, type SealedTerms } from "../../src/modules/auctions/rules/sealed"

/** One bid of each bidder; small amounts, so that equals are common. */
const bids = fc
  .array(fc.tuple(fc.oneof(fc.bigInt(1n, 12n), fc.bigInt(1n, 10n ** 12n)), fc.integer({ min: 1, max: 6 })), { maxLength: 12 })
  .map((rows) => rows.map(([amount, quantity], index): SealedBid => ({ bidderId: `b${index}`, sequence: index + 1, amount, quantity })))
const terms = fc.record({
  quantity: fc.integer({ min: 1, max: 12 }),
  floor: fc.bigInt(1n, 10n),
  rule: fc.constantFrom("first" as const, "second" as const),
})

function always(name: string, holds: (bids: SealedBid[], terms: SealedTerms, result: SealedResult) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(bids, terms, (bids, terms) => holds(bids, terms, openSealed(bids, terms))),
      { numRuns: 1_000 },
    )
  })
}

const bidOf = (bids: readonly SealedBid[], { sequence }: { sequence: number }) => bids.find((bid) => bid.sequence === sequence) as SealedBid
const unitsOf = ({ awards }: SealedResult) => awards.reduce((sum, { quantity }) => sum + quantity, 0)

always("no more units are awarded than there are, nor to anybody than were asked for", (bids, { quantity, floor }, result) => {
  const wanted = bids.filter(({ amount }) => amount >= floor).reduce((sum, bid) => sum + bid.quantity, 0)
  expect(unitsOf(result)).toBe(Math.min(quantity, wanted))
  for (const award of result.awards) {
    expect(award.quantity).toBeGreaterThan(0)
    expect(award.quantity).toBeLessThanOrEqual(bidOf(bids, award).quantity)
  }
})

always("nobody gets fewer than asked for but the last winner", (bids, _, { awards }) => {
  for (const award of awards.slice(0, -1)) expect(award.quantity).toBe(bidOf(bids, award).quantity)
})

always("no winner has bid less than is paid, and nobody pays less than the floor", (bids, { floor }, { awards, price }) => {
  expect(price === null).toBe(awards.length === 0)
  if (price === null) return
  expect(price).toBeGreaterThanOrEqual(floor)
  for (const award of awards) expect(bidOf(bids, award).amount).toBeGreaterThanOrEqual(price)
})

always("no loser has bid more than a winner, nor earlier as much", (bids, _, { awards }) => {
  const won = new Set(awards.map(({ sequence }) => sequence))
  const lowest = awards.at(-1)
  if (!lowest) return
  const { amount, sequence } = bidOf(bids, lowest)
  for (const bid of bids) {
    if (won.has(bid.sequence)) continue
    expect(bid.amount < amount || (bid.amount === amount && bid.sequence > sequence)).toBe(true)
  }
})

always("the first price is the lowest that won, the second the highest that did not", (bids, terms, { awards, price }) => {
  if (awards.length === 0) return
  const amounts = awards.map((award) => bidOf(bids, award).amount)
  const lost = bids
    .filter(({ amount }) => amount >= terms.floor)
    .map((bid) => ({ ...bid, left: bid.quantity - (awards.find(({ sequence }) => sequence === bid.sequence)?.quantity ?? 0) }))
    .filter(({ left }) => left > 0)
    .map(({ amount }) => amount)
  const extreme = (values: bigint[], better: (a: bigint, b: bigint) => boolean) => values.reduce((a, b) => (better(a, b) ? a : b))
  const lowestWon = extreme(amounts, (a, b) => a < b)
  const highestLost = lost.length > 0 ? extreme(lost, (a, b) => a > b) : terms.floor
  expect(price).toBe(terms.rule === "first" ? lowestWon : highestLost)
})

test("with one unit and the second price, a winner who bids more pays the same", () => {
  fc.assert(
    fc.property(bids, fc.bigInt(1n, 10n), fc.bigInt(1n, 10n ** 12n), (bids, floor, more) => {
      const single = bids.map((bid) => ({ ...bid, quantity: 1 }))
      const terms = { quantity: 1, floor, rule: "second" as const }
      const before = openSealed(single, terms)
      const [winner] = before.awards
      if (!winner) return
      const raised = single.map((bid) => (bid.sequence === winner.sequence ? { ...bid, amount: bid.amount + more } : bid))
      expect(openSealed(raised, terms)).toEqual(before)
    }),
    { numRuns: 1_000 },
  )
})

test("with one unit and the second price, nobody gains by bidding anything but the own value", () => {
  fc.assert(
    fc.property(bids, fc.nat(11), fc.bigInt(1n, 15n), (bids, which, lie) => {
      const single = bids.map((bid) => ({ ...bid, quantity: 1 }))
      const honest = single[which % Math.max(1, single.length)]
      if (!honest) return
      const terms = { quantity: 1, floor: 1n, rule: "second" as const }
      const gain = (amount: bigint) => {
        const { awards, price } = openSealed(
          single.map((bid) => (bid === honest ? { ...bid, amount } : bid)),
          terms,
        )
        return awards[0]?.sequence === honest.sequence ? honest.amount - (price as bigint) : 0n
      }
      expect(gain(lie)).toBeLessThanOrEqual(gain(honest.amount))
    }),
    { numRuns: 1_000 },
  )
})
