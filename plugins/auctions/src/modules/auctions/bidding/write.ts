import { happening, type Happening, type Said, type Tx } from "@wekala/engine/kit"
import { afterEnd } from "../closing"
import { auctionBidPlaced, auctionExtended, auctionOutbid } from "../events"
import type { Lot } from "../lot"
import { auctionRoom } from "../room"
import { nextBid } from "../rules/english"
import { insertSale } from "../selling/sale-rows"
import { about, type News, newsData } from "../tell"
import { isSecret, publicBids } from "../view"
import type { Bidder, PlacedBid, Round } from "./round"
import type { TakenLot } from "./take"

/** Writes what rounds have changed, and tells it: two statements, however many lots and bids. */
export async function writeRounds(tx: Tx, taken: readonly TakenLot[]): Promise<void> {
  const [first] = taken
  if (!first) return
  const news = taken.map((one) => ({ ...one, outbid: outbidIn(one.round) })).map((one) => ({ ...one, told: newsOf(one) }))
  await tx.query("SELECT auction_write($1, $2, $3, $4)", [
    JSON.stringify(news.map(({ round, told }) => lotRow(round.lot, told))),
    JSON.stringify(taken.flatMap(({ round }) => round.bids.map((bid) => bidRow(round.lot.id, bid)))),
    JSON.stringify(taken.flatMap(({ round }) => [...round.touched].map((id) => bidderRow(round, id)))),
    first.now,
  ])
  await tx.announce(
    news.flatMap((one) => happenings(one)),
    news.map(({ round: { lot }, now, told }): Said => {
      const message = { sequence: lot.version, type: told.type, at: now.toISOString(), data: told.data }
      return { room: auctionRoom, key: lot.id, message }
    }),
  )
  for (const { round, now } of taken) {
    const { lot } = round
    for (const { bid, kind } of round.sales) await insertSale(tx, lot, bid, { kind, quantity: bid.quantity, unitPrice: bid.amount, now })
    if (lot.status === "ended") await afterEnd(tx, lot)
  }
}

type Outbid = Round["outbid"]

/** Who led and does not any more. Who leads again by the end of the round has nothing to be told. */
function outbidIn({ outbid, lot }: Round): Outbid {
  const byNumber = new Map(outbid.map((bidder) => [bidder.number, bidder]))
  return [...byNumber.values()].filter(({ number }) => number !== lot.leaderNumber)
}

function newsOf({ round, outbid, now, unitsBefore }: TakenLot & { outbid: Outbid }): Pick<News, "type"> & { data: unknown } {
  const { lot, bids } = round
  const type = lot.status === "ended" ? "ended" : lot.unitsSold > unitsBefore ? "sold" : "bid"
  return { type, data: newsData(lot, now, { bids: publicBids(lot, bids, now), outbid: outbid.map(({ number }) => number) }) }
}

function happenings({ round: { lot, bids }, outbid, endBefore }: TakenLot & { outbid: Outbid }): Happening[] {
  const facts = about(lot)
  const { price } = lot.english
  return [
    ...bids.map(({ id, sequence, bidderId, amount }) =>
      happening(auctionBidPlaced, {
        ...facts,
        bid_id: id,
        sequence,
        bidder_id: bidderId,
        price_minor: isSecret(lot) ? null : amount.toString(),
      }),
    ),
    ...(price === null
      ? []
      : outbid.map(({ bidderId }) => {
          const next_bid_minor = nextBid(lot.terms, lot.english).toString()
          return happening(auctionOutbid, { ...facts, bidder_id: bidderId, price_minor: price.toString(), next_bid_minor })
        })),
    ...(lot.endsAt > endBefore ? [happening(auctionExtended, { ...facts, ends_at: lot.endsAt.toISOString(), by: "bid" })] : []),
  ]
}

const lotRow = (lot: Lot, told: { type: string; data: unknown }) => ({
  id: lot.id,
  current_price: lot.english.price?.toString(),
  leader_bid_id: lot.leaderBidId,
  leader_bidder_id: lot.english.leader?.bidderId,
  leader_number: lot.leaderNumber,
  leader_maximum: lot.english.leader?.maximum.toString(),
  reserve_met: lot.reserveMet,
  bid_count: lot.bidCount,
  bid_sequence: lot.bidSequence,
  bidder_count: lot.bidderCount,
  units_sold: lot.unitsSold,
  hammer_price: lot.hammerPrice?.toString(),
  ends_at: lot.endsAt,
  status: lot.status,
  outcome: lot.outcome,
  ended_at: lot.endedAt,
  version: lot.version,
  news_type: told.type,
  news_data: told.data,
})

const bidRow = (auction_id: string, bid: PlacedBid) => ({
  id: bid.id,
  auction_id,
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

function bidderRow(round: Round, bidder_id: string) {
  const bidder: Bidder = round.bidder(bidder_id)
  return {
    auction_id: round.lot.id,
    bidder_id,
    number: bidder.number,
    maximum: bidder.maximum?.toString(),
    quantity: bidder.quantity,
    bid_count: round.bids.filter((bid) => bid.bidderId === bidder_id).length,
    minute_at: bidder.minuteAt,
    minute_count: bidder.minuteCount,
  }
}
