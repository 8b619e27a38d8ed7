import { queryRows } from "@wekala/engine/kit"
import { auctionNotFound } from "../lot"
import { type Person, peopleOf } from "./admin"

export interface Signal {
  code: "device_of_seller" | "address_of_seller" | "device_shared" | "address_shared" | "never_wins" | "only_this_seller" | "retracted"
  /** Points out of a hundred. */
  weight: number
  text: string
}

export interface Suspect {
  customer: Person
  number: number
  /** 0 to 100: how much speaks for a bidder who only drives the price up. */
  score: number
  reasons: Signal[]
}

interface Facts {
  bidder_id: string
  number: number
  device_of_seller: boolean
  address_of_seller: boolean
  device_shared: number
  address_shared: number
  lots_with_seller: number
  lots_in_all: number
  wins_in_all: number
  retracted: number
}

/**
 * What there is against each bidder of a lot. The hints are those that auction houses name for shill bidding: the same
 * device or address as the seller or another bidder, many bids for one seller and none won, bids taken back. They prove nothing; a
 * merchant looks and decides.
 */
export async function trustOf(auctionId: string): Promise<Suspect[]> {
  const [lot] = await queryRows("SELECT 1 FROM auction WHERE id = $1", [auctionId])
  if (!lot) throw auctionNotFound(auctionId)
  const facts = await queryRows<Facts>(FACTS, [auctionId])
  const person = await peopleOf(facts.map(({ bidder_id }) => bidder_id))
  return facts
    .map((fact) => {
      const reasons = signalsOf(fact)
      const score = Math.min(
        100,
        reasons.reduce((sum, { weight }) => sum + weight, 0),
      )
      return { customer: person(fact.bidder_id), number: fact.number, score, reasons }
    })
    .sort((a, b) => b.score - a.score || a.number - b.number)
}

/** From how many lots on a pattern says something. */
const ENOUGH_LOTS = 4

function signalsOf(fact: Facts): Signal[] {
  const signals: [Signal["code"], boolean, number, string][] = [
    ["device_of_seller", fact.device_of_seller, 60, "Bids from a device that the seller bids from, too."],
    ["address_of_seller", fact.address_of_seller, 40, "Bids from an address that the seller bids from, too."],
    ["device_shared", fact.device_shared > 0, 30, `Shares a device with ${fact.device_shared} other bidder(s) of this lot.`],
    ["address_shared", fact.address_shared > 0, 15, `Shares an address with ${fact.address_shared} other bidder(s) of this lot.`],
    [
      "never_wins",
      fact.lots_in_all >= ENOUGH_LOTS && fact.wins_in_all === 0,
      25,
      `Has bid on ${fact.lots_in_all} lots that ended, and won none.`,
    ],
    [
      "only_this_seller",
      fact.lots_with_seller >= ENOUGH_LOTS && fact.lots_with_seller === fact.lots_in_all,
      15,
      `All ${fact.lots_in_all} lots are this seller's.`,
    ],
    ["retracted", fact.retracted > 0, 10, `${fact.retracted} bid(s) were retracted.`],
  ]
  return signals.filter(([, holds]) => holds).map(([code, , weight, text]) => ({ code, weight, text }))
}

const FACTS = `
  WITH here AS (SELECT bidder_id, min(number) AS number, array_agg(DISTINCT ip_hash) AS ips, array_agg(DISTINCT device_hash) AS devices
      FROM auction_bid WHERE auction_id = $1 GROUP BY bidder_id),
    lot AS (SELECT seller_id FROM auction WHERE id = $1),
    seller AS (SELECT array_agg(DISTINCT b.ip_hash) AS ips, array_agg(DISTINCT b.device_hash) AS devices
      FROM auction_bid b JOIN lot ON lot.seller_id = b.bidder_id),
    past AS (SELECT b.bidder_id, count(*)::int AS lots_in_all,
        count(*) FILTER (WHERE a.seller_id IS NOT DISTINCT FROM (SELECT seller_id FROM lot))::int AS lots_with_seller,
        count(*) FILTER (WHERE EXISTS (SELECT 1 FROM auction_sale s WHERE s.auction_id = a.id AND s.bidder_id = b.bidder_id
          AND s.kind <> 'second_chance'))::int AS wins_in_all
      FROM auction_bidder b JOIN here h ON h.bidder_id = b.bidder_id
      JOIN auction a ON a.id = b.auction_id AND a.status IN ('ended', 'settled', 'defaulted')
      WHERE b.number IS NOT NULL GROUP BY b.bidder_id)
  SELECT h.bidder_id, h.number,
    coalesce(h.devices && (SELECT devices FROM seller), false) AS device_of_seller,
    coalesce(h.ips && (SELECT ips FROM seller), false) AS address_of_seller,
    (SELECT count(*)::int FROM here o WHERE o.bidder_id <> h.bidder_id AND o.devices && array_remove(h.devices, NULL)) AS device_shared,
    (SELECT count(*)::int FROM here o WHERE o.bidder_id <> h.bidder_id AND o.ips && array_remove(h.ips, NULL)) AS address_shared,
    coalesce(p.lots_in_all, 0) AS lots_in_all, coalesce(p.lots_with_seller, 0) AS lots_with_seller, coalesce(p.wins_in_all, 0) AS wins_in_all,
    (SELECT count(*)::int FROM auction_retraction r JOIN auction_bid b ON b.id = r.bid_id WHERE b.bidder_id = h.bidder_id) AS retracted
  FROM here h LEFT JOIN past p ON p.bidder_id = h.bidder_id`
