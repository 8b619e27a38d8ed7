import { useEffect, useRef } from "react"
import { useNow } from "./clock"
import { type BidSample, bidsPerMinute, keepSamples, type LiveLot, withState } from "./live"
import { useLots } from "./queries"
import { type Link, useLive } from "./use-live"

/** More lots than anybody runs at once; what is beyond them is on the table of lots. */
const MAX_LOTS = 100
const POLL_MS = 2_000
/** With streams, only to see which lots have begun or ended. */
const LOOK_ROUND_MS = 15_000

/** All live lots, the one that ends first coming first, kept up to date by their streams or by asking. */
export function useLiveLots() {
  const linkNow = useRef<Link>("streaming")
  const query = useLots(
    { status: ["live"], order: "ends_at", limit: MAX_LOTS },
    { every: linkNow.current === "polling" ? POLL_MS : LOOK_ROUND_MS },
  )
  const listed = query.data?.auctions
  const { states, link } = useLive(listed?.map(({ id }) => id) ?? [])
  linkNow.current = link
  const lots = listed?.map((lot) => withState(lot, states.get(lot.id)))
  return { query, lots, link, rateOf: useBidRates(lots ?? []) }
}

/** Bids per minute of each lot, counted from the moment that the page was opened. */
function useBidRates(lots: LiveLot[]): (id: string) => number {
  const now = useNow()
  const samples = useRef(new Map<string, BidSample[]>())
  useEffect(() => {
    for (const { id, bid_count } of lots) {
      samples.current.set(id, keepSamples(samples.current.get(id) ?? [], { at: now, bid_count }))
    }
  }, [lots, now])
  return (id) => bidsPerMinute(samples.current.get(id) ?? [], now)
}
