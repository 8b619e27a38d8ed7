import { DomainError, transaction, type Tx } from "@wekala/engine/kit"
import { afterEnd } from "../closing"
import type { Auction, AuctionBid } from "../entities"
import { auctionBidPlaced, auctionExtended, auctionOutbid } from "../events"
import { type Lot, auctionNotFound, readLot } from "../lot"
import type { AuctionsOptions } from "../options"
import { nextBid } from "../rules/english"
import { insertSale } from "../selling/sale-rows"
import { about, tell } from "../tell"
import { isSecret, publicBids } from "../view"
import { type Bidder, type BidRequest, type PlacedBid, type Refusal, Round } from "./round"

/** What became of a bid that was taken. */
export interface BidAnswer {
  readonly bid: PlacedBid
  readonly placedAt: Date
  /** The lot right after the round that the bid was in. */
  readonly lot: Lot
  readonly now: Date
}

interface TakenRow {
  lot: Auction
  bidders: BidderRow[] | null
  known: AuctionBid[] | null
  now: Date
}

interface BidderRow {
  bidder_id: string
  number: number | null
  maximum: number | null
  quantity: number | null
  deposit: string | null
  minute_at: string | null
  minute_count: number | null
  strikes: number
}

/**
 * Takes several bids on one lot in one transaction: one lock, one reading, one writing, one commit. The
 * answers are in the order of the requests; a refusal is an answer, too.
 *
 * @throws what made the whole round impossible, such as its end during the writing
 */
export function placeBids(
  auctionId: string,
  requests: readonly BidRequest[],
  options: AuctionsOptions,
): Promise<(BidAnswer | Refusal | DomainError)[]> {
  return transaction(async (tx) => {
    const [row] = await tx.query<TakenRow>("SELECT * FROM auction_take($1, $2, $3)", [
      auctionId,
      [...new Set(requests.map((request) => request.bidderId))],
      requests.map((request) => request.reference),
    ])
    if (!row) return requests.map(() => auctionNotFound(auctionId))
    const { now } = row
    const before = readLot(row.lot, options)
    const known = new Map((row.known ?? []).map((bid) => [bid.reference, bid]))
    const round = new Round(before, readBidders(row.bidders ?? []), now, {
      bidsPerMinute: options.bids_per_minute,
      strikesToBlock: options.strikes_to_block,
    })
    const answers = requests.map((request) => {
      const placed = round.bids.find(({ reference }) => reference === request.reference)
      if (placed) return isSame(placed, request) ? placed : keyReused()
      const stored = known.get(request.reference)
      return stored ? replayed(stored, auctionId, request) : round.place(request)
    })
    const lot = round.bids.length > 0 ? { ...round.lot, version: before.version + 1 } : round.lot
    const placedAt = round.bids.length > 0 ? await write(tx, { before, lot, round, now }) : now
    return answers.map((answer) => {
      if (answer instanceof DomainError || !("sequence" in answer)) return answer
      const stored = known.get(answer.reference)
      return { bid: answer, placedAt: stored ? new Date(stored.placed_at) : placedAt, lot, now }
    })
  })
}

function readBidders(rows: readonly BidderRow[]): Map<string, Bidder> {
  return new Map(
    rows.map((row) => [
      row.bidder_id,
      {
        number: row.number,
        maximum: row.maximum === null ? null : BigInt(row.maximum),
        quantity: row.quantity,
        depositHeld: row.deposit === "held",
        strikes: row.strikes,
        minuteAt: row.minute_at === null ? null : new Date(row.minute_at),
        minuteCount: row.minute_count ?? 0,
      },
    ]),
  )
}

/** A bid that is there already under this reference: the same one, or somebody's mistake. */
function replayed(stored: AuctionBid, auctionId: string, request: BidRequest): PlacedBid | DomainError {
  const bid: PlacedBid = {
    id: stored.id,
    reference: stored.reference,
    sequence: stored.sequence,
    bidderId: stored.bidder_id,
    number: stored.number,
    kind: stored.kind,
    maximum: BigInt(stored.maximum),
    quantity: stored.quantity,
    amount: BigInt(stored.amount),
    endsAt: new Date(stored.ends_at),
    ipHash: stored.ip_hash,
    deviceHash: stored.device_hash,
  }
  return stored.auction_id === auctionId && isSame(bid, request) ? bid : keyReused()
}

function isSame(bid: PlacedBid, { bidderId, kind, amount, quantity }: BidRequest): boolean {
  if (bid.bidderId !== bidderId || (kind === "buy_now") !== (bid.kind === "buy_now")) return false
  return kind === "buy_now" || (bid.maximum === amount && (quantity === undefined || bid.quantity === quantity))
}

const keyReused = () =>
  new DomainError({ status: 422, code: "idempotency_key_reused", message: "This Idempotency-Key was used for a different bid." })

interface Written {
  before: Lot
  lot: Lot
  round: Round
  now: Date
}

/** Writes what a round has changed, and tells it. Answers the moment at which the bids are placed. */
async function write(tx: Tx, { before, lot, round, now }: Written): Promise<Date> {
  const [row] = await tx.query<{ placed_at: Date }>(WRITE, [
    lot.id,
    JSON.stringify(round.bids.map(bidRow)),
    JSON.stringify([...round.touched].map((id) => bidderRow(id, round.bidder(id)))),
    lot.english.price?.toString() ?? null,
    lot.leaderBidId,
    lot.english.leader?.bidderId ?? null,
    lot.leaderNumber,
    lot.english.leader?.maximum.toString() ?? null,
    lot.reserveMet,
    lot.bidCount,
    lot.bidSequence,
    lot.bidderCount,
    lot.unitsSold,
    lot.hammerPrice?.toString() ?? null,
    lot.endsAt,
    lot.status,
    lot.outcome,
    lot.endedAt,
    lot.version,
  ])
  const { placed_at: placedAt } = row as { placed_at: Date }
  const hasEnded = lot.status === "ended"
  const outbid = outbidIn(round, lot)
  await tell(tx, lot, now, {
    type: hasEnded ? "ended" : lot.unitsSold > before.unitsSold ? "sold" : "bid",
    bids: publicBids(lot, round.bids, placedAt),
    outbid: outbid.map(({ number }) => number),
  })
  await emitRound(tx, { before, lot, round }, outbid)
  for (const { bid, kind } of round.sales) await insertSale(tx, lot, bid, { kind, quantity: bid.quantity, unitPrice: bid.amount, now })
  if (hasEnded) await afterEnd(tx, lot)
  return placedAt
}

/** Who led and does not any more. Who leads again by the end of the round has nothing to be told. */
function outbidIn(round: Round, lot: Lot): Round["outbid"] {
  const byNumber = new Map(round.outbid.map((bidder) => [bidder.number, bidder]))
  return [...byNumber.values()].filter(({ number }) => number !== lot.leaderNumber)
}

async function emitRound(
  tx: Tx,
  { before, lot, round }: Pick<Written, "before" | "lot" | "round">,
  outbid: Round["outbid"],
): Promise<void> {
  const facts = about(lot)
  await tx.emitAll(
    auctionBidPlaced,
    round.bids.map(({ id, sequence, bidderId, amount }) => ({
      ...facts,
      bid_id: id,
      sequence,
      bidder_id: bidderId,
      price_minor: isSecret(lot) ? null : amount.toString(),
    })),
  )
  const { price } = lot.english
  if (outbid.length > 0 && price !== null) {
    const news = { ...facts, price_minor: price.toString(), next_bid_minor: nextBid(lot.terms, lot.english).toString() }
    await tx.emitAll(
      auctionOutbid,
      outbid.map(({ bidderId }) => ({ ...news, bidder_id: bidderId })),
    )
  }
  if (lot.endsAt > before.endsAt) {
    await tx.emit(auctionExtended, { ...facts, ends_at: lot.endsAt.toISOString(), by: "bid" })
  }
}

const bidRow = (bid: PlacedBid) => ({
  id: bid.id,
  sequence: bid.sequence,
  reference: bid.reference,
  bidder_id: bid.bidderId,
  number: bid.number,
  kind: bid.kind,
  maximum: bid.maximum.toString(),
  quantity: bid.quantity,
  amount: bid.amount.toString(),
  ends_at: bid.endsAt,
  ip_hash: bid.ipHash,
  device_hash: bid.deviceHash,
})

const bidderRow = (bidder_id: string, bidder: Bidder) => ({
  bidder_id,
  number: bidder.number,
  maximum: bidder.maximum?.toString(),
  quantity: bidder.quantity,
  minute_at: bidder.minuteAt,
  minute_count: bidder.minuteCount,
})

/** `placed_at` is the database's clock at the writing, and `auction_bid_in_time` holds it against the end. */
const WRITE = `
  WITH new_bids AS (
    INSERT INTO auction_bid (id, auction_id, sequence, reference, bidder_id, number, kind, maximum, quantity, amount, placed_at,
      ends_at, ip_hash, device_hash)
    SELECT b.id, $1, b.sequence, b.reference, b.bidder_id, b.number, b.kind, b.maximum, b.quantity, b.amount, clock_timestamp(),
      b.ends_at, b.ip_hash, b.device_hash
    FROM json_to_recordset($2::json) b(id text, sequence int, reference text, bidder_id text, number int, kind text, maximum bigint,
      quantity int, amount bigint, ends_at timestamptz, ip_hash text, device_hash text)
    RETURNING placed_at, bidder_id
  ), new_bidders AS (
    INSERT INTO auction_bidder (auction_id, bidder_id, number, maximum, quantity, bid_count, minute_at, minute_count, last_bid_at)
    SELECT $1, b.bidder_id, b.number, b.maximum, b.quantity, (SELECT count(*) FROM new_bids n WHERE n.bidder_id = b.bidder_id),
      b.minute_at, b.minute_count, clock_timestamp()
    FROM json_to_recordset($3::json) b(bidder_id text, number int, maximum bigint, quantity int, minute_at timestamptz, minute_count int)
    ON CONFLICT (auction_id, bidder_id) DO UPDATE SET number = excluded.number, maximum = excluded.maximum,
      quantity = excluded.quantity, bid_count = auction_bidder.bid_count + excluded.bid_count, minute_at = excluded.minute_at,
      minute_count = excluded.minute_count, last_bid_at = excluded.last_bid_at
  ), changed AS (
    UPDATE auction SET current_price = $4, leader_bid_id = $5, leader_bidder_id = $6, leader_number = $7, leader_maximum = $8,
      reserve_met = $9, bid_count = $10, bid_sequence = $11, bidder_count = $12, units_sold = $13, hammer_price = $14,
      ends_at = $15, status = $16, outcome = $17, ended_at = $18, version = $19, updated_at = now()
    WHERE id = $1
  )
  SELECT max(placed_at) AS placed_at FROM new_bids`

/** True for a round that came too late: the end passed while it was written. */
export function isTooLate(error: unknown): boolean {
  const { constraint } = (error as { driverError?: { constraint?: string } }).driverError ?? {}
  return constraint === "auction_bid_in_time"
}
