import type { Bid, LotMessage, LotState } from "./types"

/** What a page knows of a lot by now. */
export interface Known {
  readonly state: LotState
  /** Newest first. */
  readonly bids: readonly Bid[]
}

/** Messages may come late or two times; what is older than what is known says nothing new. */
export function keep(known: Known, { state, bids = [] }: LotMessage["data"]): Known {
  const isNewer = state.version > known.state.version
  if (!isNewer && bids.length === 0) return known
  return { state: isNewer ? state : known.state, bids: merge(known.bids, bids) }
}

/** A bid that has been taken back stays so, whichever word of it comes last. */
function merge(known: readonly Bid[], told: readonly Bid[]): readonly Bid[] {
  if (told.length === 0) return known
  const bySequence = new Map(known.map((bid) => [bid.sequence, bid]))
  for (const bid of told) {
    const before = bySequence.get(bid.sequence)
    bySequence.set(bid.sequence, before?.retracted ? { ...bid, retracted: true } : bid)
  }
  return [...bySequence.values()].sort((a, b) => b.sequence - a.sequence)
}

/** How a bidder stands; nothing for who has not bid. */
export type Standing = "leading" | "outbid" | undefined

/** @param number the bidder's on this lot */
export function standingOf({ leader }: Pick<LotState, "leader">, number: number | null): Standing {
  if (number === null || leader === null) return undefined
  return leader === number ? "leading" : "outbid"
}
