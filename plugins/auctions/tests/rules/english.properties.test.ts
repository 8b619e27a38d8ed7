import fc from "fast-check"
import { expect, test } from "vitest"
import {
  applyEnglish,
  type EnglishState,
  type EnglishTerms,
  type Leader,
  NO_BIDS,
  nextBid,
  refuseEnglish,
  replayEnglish,
  reserveMet,
} from "../../src/modules/auctions/rules/english"
import { type Band, defaultBands, incrementAt } from "../../src/modules/auctions/rules/increments"

/** Tables whose steps never shrink, as eBay's. */
const ownTable = fc.array(fc.tuple(fc.bigInt(1n, 5_000n), fc.bigInt(0n, 500n)), { minLength: 1, maxLength: 6 }).map((parts): Band[] => {
  let [from, increment] = [0n, 1n]
  return parts.map(([distance, growth]) => {
    increment += growth
    const band = { from, increment }
    from += distance
    return band
  })
})
const bands = fc.oneof(fc.constant(defaultBands("usd")), fc.constant(defaultBands("kwd")), ownTable)

const terms = fc
  .record({ startingPrice: fc.oneof(fc.bigInt(1n, 100n), fc.bigInt(1n, 10_000n)), over: fc.option(fc.bigInt(0n, 30_000n)), bands })
  .map(
    ({ startingPrice, over, bands }): EnglishTerms => ({ startingPrice, reservePrice: over === null ? null : startingPrice + over, bands }),
  )

interface Ask {
  readonly bidderId: string
  readonly from: "nothing" | "price" | "leader"
  readonly amount: bigint
}

/** Amounts of every size, and amounts so close to what stands that ties, raises and short steps are common. */
const asks: fc.Arbitrary<Ask[]> = fc.array(
  fc.oneof(
    fc.record({
      bidderId: fc.constantFrom("a", "b", "c", "d"),
      from: fc.constant("nothing" as const),
      amount: fc.oneof(fc.bigInt(1n, 300n), fc.bigInt(1n, 40_000n), fc.bigInt(1n, 10n ** 15n)),
    }),
    fc.record({
      bidderId: fc.constantFrom("a", "b", "c", "d"),
      from: fc.constantFrom("price" as const, "leader" as const),
      amount: fc.oneof(fc.constant(0n), fc.bigInt(-60n, 300n), fc.bigInt(-60n, 20_000n)),
    }),
  ),
  { minLength: 1, maxLength: 60 },
)

interface Step {
  readonly bid: Leader
  readonly before: EnglishState
  readonly after: EnglishState
  readonly isRefused: boolean
}

/** Plays what is asked as the service does: refused or applied, one after the other. */
function play(terms: EnglishTerms, asked: readonly Ask[]): Step[] {
  let state = NO_BIDS
  return asked.map(({ bidderId, from, amount }) => {
    const base = from === "nothing" ? 0n : from === "price" ? (state.price ?? terms.startingPrice) : (state.leader?.maximum ?? 0n)
    const bid = { bidderId, maximum: base + amount > 0n ? base + amount : 1n }
    const isRefused = refuseEnglish(terms, state, bid) !== undefined
    const before = state
    if (!isRefused) state = applyEnglish(terms, state, bid)
    return { bid, before, after: state, isRefused }
  })
}

const takenOf = (steps: readonly Step[]) => steps.filter(({ isRefused }) => !isRefused)
const last = (steps: readonly Step[]) => steps.at(-1)?.after ?? NO_BIDS

/** Each property holds after every bid of any sequence. */
function always(name: string, holds: (context: { terms: EnglishTerms; steps: Step[]; taken: Step[] }) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(terms, asks, (terms, asked) => {
        const steps = play(terms, asked)
        holds({ terms, steps, taken: takenOf(steps) })
      }),
      { numRuns: 400 },
    )
  })
}

/** The highest maximum of each bidder, best first; of equals the earlier. */
function ranking(bids: readonly Leader[]): Leader[] {
  const best = new Map<string, { bid: Leader; index: number }>()
  for (const [index, bid] of bids.entries()) {
    const known = best.get(bid.bidderId)
    if (!known || bid.maximum > known.bid.maximum) best.set(bid.bidderId, { bid, index })
  }
  return [...best.values()]
    .sort((a, b) => (a.bid.maximum === b.bid.maximum ? a.index - b.index : a.bid.maximum > b.bid.maximum ? -1 : 1))
    .map(({ bid }) => bid)
}

always("the price never falls, and never rises above the leader's maximum", ({ terms, taken }) => {
  for (const { before, after } of taken) {
    expect(after.price as bigint).toBeGreaterThanOrEqual(before.price ?? terms.startingPrice)
    expect(after.price as bigint).toBeLessThanOrEqual((after.leader as Leader).maximum)
  }
})

always("the highest maximum leads, of equals the earliest", ({ taken }) => {
  for (const [index, { after }] of taken.entries()) {
    expect(after.leader).toEqual(ranking(taken.slice(0, index + 1).map(({ bid }) => bid))[0])
  }
})

always("nobody who lost could have paid the price, and the winner pays no more than a step above", ({ terms, taken }) => {
  for (const [index, { after }] of taken.entries()) {
    const price = after.price as bigint
    const second = ranking(taken.slice(0, index + 1).map(({ bid }) => bid))[1]
    const reserve = reserveMet(terms, after) ? terms.reservePrice : null
    if (second === undefined) {
      expect(price).toBe(reserve ?? terms.startingPrice)
      continue
    }
    expect(second.maximum).toBeLessThanOrEqual(price)
    if (price !== reserve) expect(price).toBeLessThanOrEqual(second.maximum + incrementAt(second.maximum, terms.bands))
  }
})

always("a leader's raise moves the price to the reserve or not at all", ({ terms, taken }) => {
  for (const { before, bid, after } of taken) {
    if (before.leader?.bidderId !== bid.bidderId) continue
    expect(after.leader).toEqual(bid)
    const lifts = terms.reservePrice !== null && before.leader.maximum < terms.reservePrice && bid.maximum >= terms.reservePrice
    const expected =
      lifts && terms.reservePrice !== null && terms.reservePrice > (before.price as bigint) ? terms.reservePrice : before.price
    expect(after.price).toBe(expected)
  }
})

always("once met, the reserve is the least that is paid", ({ terms, taken }) => {
  const { reservePrice } = terms
  if (reservePrice === null) return
  for (const { after } of taken) {
    if (reserveMet(terms, after)) expect(after.price as bigint).toBeGreaterThanOrEqual(reservePrice)
    else expect(after.price as bigint).toBeLessThan(reservePrice)
  }
})

always("all bids that were taken, played again, lead to the same state", ({ terms, steps, taken }) => {
  expect(
    replayEnglish(
      terms,
      taken.map(({ bid }) => bid),
    ),
  ).toEqual(last(steps))
})

always("without any one of them the highest of the others leads, and the price is not higher", ({ terms, steps, taken }) => {
  const { price } = last(steps)
  for (const [index, { bid: removed }] of taken.entries()) {
    const others = taken.filter((_, other) => other !== index).map(({ bid }) => bid)
    const replayed = replayEnglish(terms, others)
    const [leader, second] = ranking(others)
    expect(replayed.leader).toEqual(leader ?? null)
    if (replayed.price === null || replayed.price <= (price as bigint)) continue
    // But for who led short of a whole step, as the own maximum allowed no more, and has raised it since: without the first of
    // the two, the second makes the step whole.
    expect(removed.bidderId).toBe(leader?.bidderId)
    expect(removed.maximum).toBeLessThanOrEqual(price as bigint)
    expect(replayed.price).toBeLessThanOrEqual((second as Leader).maximum + incrementAt((second as Leader).maximum, terms.bands))
  }
})

always("a bid that is refused would change nothing, or only what it rightly would", ({ terms, steps }) => {
  for (const { bid, before, isRefused } of steps) {
    if (!isRefused) continue
    const applied = applyEnglish(terms, before, bid)
    // The leader stays; a too small step may at most use up what is between the price and the next step.
    expect(bid.maximum).toBeLessThan(before.leader?.bidderId === bid.bidderId ? before.leader.maximum + 1n : nextBid(terms, before))
    if (before.leader?.bidderId === bid.bidderId) expect(applied).toEqual(before)
  }
})

always("the least that is asked for is taken, and one less is not", ({ terms, steps }) => {
  const state = last(steps)
  const least = nextBid(terms, state)
  const newcomer = (maximum: bigint) => refuseEnglish(terms, state, { bidderId: "newcomer", maximum })
  expect(newcomer(least)).toBeUndefined()
  expect(newcomer(least - 1n)).toEqual({ code: "bid_too_low", least })
})
