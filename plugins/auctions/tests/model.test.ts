import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import {
  applyEnglish,
  type EnglishState,
  type EnglishTerms,
  NO_BIDS,
  refuseEnglish,
  replayEnglish,
  reserveMet,
} from "../src/modules/auctions/rules/english"
import { defaultBands } from "../src/modules/auctions/rules/increments"
import { type AuctionsTest, auctionsTest, unique } from "./support"

/**
 * Random bids, raises, retractions and repetitions run against the service on its database and, beside it, against the pure
 * rules. After each of them both say the same of the lot, its bidders and its bids.
 */
let t: AuctionsTest
let product: { product_id: string; variant_id: string }
beforeAll(async () => {
  t = await auctionsTest()
  const { product_id, variant_id } = await t.draft()
  product = { product_id, variant_id }
})

interface ModelBid {
  readonly id: string
  readonly reference: string
  readonly bidderId: string
  readonly maximum: bigint
  readonly amount: bigint
  isRetracted: boolean
}

interface Model {
  readonly terms: EnglishTerms
  state: EnglishState
  bids: ModelBid[]
}

interface Real {
  readonly id: string
}

const standing = (model: Model) => model.bids.filter(({ isRetracted }) => !isRetracted)
/** A bidder's highest bid that stands. */
const best = (model: Model, bidderId: string) =>
  standing(model)
    .filter((bid) => bid.bidderId === bidderId)
    .reduce<ModelBid | undefined>((top, bid) => (top && top.maximum > bid.maximum ? top : bid), undefined)

async function agree(model: Model, { id }: Real): Promise<void> {
  const { state, bids, terms } = model
  const { leader } = state
  const bidders = [...new Set(bids.map(({ bidderId }) => bidderId))]
  expect(await t.read(id)).toMatchObject({
    status: "live",
    current_price: state.price?.toString() ?? null,
    leader_bidder_id: leader?.bidderId ?? null,
    leader_maximum: leader?.maximum.toString() ?? null,
    leader_bid_id: leader ? best(model, leader.bidderId)?.id : null,
    leader_number: leader ? bidders.indexOf(leader.bidderId) + 1 : null,
    reserve_met: leader !== null && reserveMet(terms, state),
    bid_count: standing(model).length,
    bid_sequence: bids.length,
    bidder_count: bidders.length,
    retraction_count: bids.length - standing(model).length,
  })
  const stored = await t.sql<{ id: string; sequence: number; maximum: string; amount: string; number: number }>(
    "SELECT id, sequence, maximum, amount, number FROM auction_bid WHERE auction_id = $1 ORDER BY sequence",
    [id],
  )
  expect(stored).toEqual(
    bids.map((bid, index) => ({
      id: bid.id,
      sequence: index + 1,
      maximum: bid.maximum.toString(),
      amount: bid.amount.toString(),
      number: bidders.indexOf(bid.bidderId) + 1,
    })),
  )
  const known = await t.sql("SELECT bidder_id, maximum, number FROM auction_bidder WHERE auction_id = $1 ORDER BY number", [id])
  expect(known).toEqual(
    bidders.map((bidderId, index) => ({
      bidder_id: bidderId,
      maximum: best(model, bidderId)?.maximum.toString() ?? null,
      number: index + 1,
    })),
  )
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

interface Ask {
  readonly bidder: number
  readonly over: bigint
  readonly from: "price" | "leader" | "nothing"
  readonly kind: "bid" | "raise"
}

const ask: fc.Arbitrary<Ask> = fc.record({
  bidder: fc.nat(3),
  over: fc.oneof(fc.bigInt(-20n, 200n), fc.bigInt(0n, 5_000n)),
  from: fc.constantFrom("price" as const, "price" as const, "leader" as const, "nothing" as const),
  kind: fc.constantFrom("bid" as const, "bid" as const, "raise" as const),
})

/** What the rules say of a bid; undefined where it is taken. */
function expected({ terms, state }: Model, kind: Ask["kind"], bid: { bidderId: string; maximum: bigint }): string | undefined {
  if (kind === "raise" && state.leader?.bidderId !== bid.bidderId) return "not_leading"
  return refuseEnglish(terms, state, bid)?.code
}

const amountOf = ({ terms, state }: Model, { from, over }: Ask) => {
  const base = from === "nothing" ? 0n : from === "price" ? (state.price ?? terms.startingPrice) : (state.leader?.maximum ?? 0n)
  return base + over > 0n ? base + over : 1n
}

/** Several bids that come at the same moment; the service takes them in one round, in order. */
const bid = fc.array(ask, { minLength: 1, maxLength: 3 }).map((asks) =>
  command(asks.map(({ kind, bidder, from, over }) => `${kind} of ${bidder} at ${from} ${over}`).join(", "), async (model, { id }) => {
    // Said before any is known to be taken: what is meant by the price is the price that everybody sees.
    const requests = asks.map((each) => ({
      kind: each.kind,
      bidderId: `bidder${each.bidder}`,
      maximum: amountOf(model, each),
      reference: unique("bid"),
    }))
    const answers = await Promise.allSettled(
      requests.map(({ bidderId, maximum, ...request }) =>
        t.auctions.placeBid({ ...request, auction_id: id, bidder_id: bidderId, amount: maximum }),
      ),
    )
    for (const [index, { kind, reference, bidderId, maximum }] of requests.entries()) {
      const answer = answers[index] as (typeof answers)[number]
      const code = expected(model, kind, { bidderId, maximum })
      if (answer.status === "rejected") {
        expect((answer.reason as { code?: string }).code).toBe(code)
        continue
      }
      expect(code).toBeUndefined()
      model.state = applyEnglish(model.terms, model.state, { bidderId, maximum })
      const { bid } = answer.value
      expect(bid.amount).toBe(model.state.price)
      model.bids.push({ id: bid.id, reference, bidderId, maximum, amount: bid.amount, isRetracted: false })
    }
  }),
)

const retract = fc.nat(50).map((which) =>
  command(
    `retract ${which}`,
    async (model, { id }) => {
      const bid = model.bids[which % model.bids.length] as ModelBid
      await t.auctions.retract(id, bid.id, "A mistake", "user_test")
      bid.isRetracted = true
      model.state = replayEnglish(model.terms, standing(model))
    },
    (model) => model.bids.length > 0,
  ),
)

const repeat = fc.tuple(fc.nat(50), fc.boolean()).map(([which, isSame]) =>
  command(
    `repeat ${which}${isSame ? "" : " at another amount"}`,
    async (model, { id }) => {
      const { reference, bidderId, maximum, ...bid } = model.bids[which % model.bids.length] as ModelBid
      const call = t.auctions.placeBid({
        auction_id: id,
        bidder_id: bidderId,
        reference,
        kind: "bid",
        amount: isSame ? maximum : maximum + 1n,
      })
      if (isSame) expect((await call).bid).toMatchObject({ id: bid.id, amount: bid.amount })
      else await expect(call).rejects.toMatchObject({ code: "idempotency_key_reused" })
    },
    (model) => model.bids.length > 0,
  ),
)

const terms = fc.record({ startingPrice: fc.constantFrom(1n, 500n, 9_900n), over: fc.option(fc.bigInt(0n, 2_000n), { freq: 3 }) }).map(
  ({ startingPrice, over }): EnglishTerms => ({
    startingPrice,
    reservePrice: over === null ? null : startingPrice + over,
    bands: defaultBands("usd"),
  }),
)

test("the service does what the rules say, whatever is bid", async () => {
  // Fewer bids than a bidder may place in a minute.
  const sequences = fc.commands([bid, bid, bid, retract, repeat], { maxCommands: 24, size: "max" })
  await fc.assert(
    fc.asyncProperty(terms, sequences, async (terms, commands) => {
      const { startingPrice, reservePrice } = terms
      const { id } = await t.live({ ...product, starting_price: startingPrice, reserve_price: reservePrice })
      await fc.asyncModelRun(() => ({ model: { terms, state: NO_BIDS, bids: [] } as Model, real: { id } }), commands)
      await t.auctions.cancel(id, "It was a game", "user_test")
    }),
    { numRuns: 25 },
  )
}, 120_000)
