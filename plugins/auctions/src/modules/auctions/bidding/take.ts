import type { Tx } from "@wekala/engine/kit"
import type { Auction, AuctionBid } from "../entities"
import { readLot } from "../lot"
import type { AuctionsOptions } from "../options"
import { type Bidder, type BidRequest, Round } from "./round"

/** A bid that somebody wants to place on a lot. */
export interface Placing {
  readonly auctionId: string
  readonly request: BidRequest
}

/** A lot that is taken for the rest of the transaction, with the round that its bids are placed in. */
export interface TakenLot {
  /** Bids that are there already under one of the round's references. */
  readonly known: ReadonlyMap<string, AuctionBid>
  readonly round: Round
  /** The database's clock once the lot was taken: the moment of all bids of the round. */
  readonly now: Date
  readonly versionBefore: number
  readonly endBefore: Date
  readonly unitsBefore: number
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
 * Takes the lots that these bids are for, by one statement. A lot that does not exist is missing in the answer, and so is
 * one that another transaction holds, unless `waits` is set.
 */
export async function takeLots(
  tx: Tx,
  placings: readonly Placing[],
  waits: boolean,
  options: AuctionsOptions,
): Promise<Map<string, TakenLot>> {
  const rows = await tx.query<TakenRow>("SELECT * FROM auction_take($1, $2, $3, $4)", [
    placings.map(({ auctionId }) => auctionId),
    placings.map(({ request }) => request.bidderId),
    placings.map(({ request }) => request.reference),
    waits,
  ])
  const policy = { bidsPerMinute: options.bids_per_minute, strikesToBlock: options.strikes_to_block }
  return new Map(
    rows.map(({ lot: row, bidders, known, now }) => {
      const lot = readLot(row, options)
      return [
        lot.id,
        {
          known: new Map((known ?? []).map((bid) => [bid.reference, bid])),
          round: new Round(lot, readBidders(bidders ?? []), now, policy),
          now,
          versionBefore: lot.version,
          endBefore: lot.endsAt,
          unitsBefore: lot.unitsSold,
        },
      ]
    }),
  )
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
