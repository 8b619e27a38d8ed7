export interface SoftClose {
  /** A bid this close to the end extends it. */
  readonly windowSeconds: number
  /** By how much. */
  readonly extensionSeconds: number
  /** The end never moves past it; null for no limit. */
  readonly latestEnd: Date | null
}

/** The end after a bid at `placedAt`: later when the bid came in the last moments, never earlier. */
export function endAfterBid(endsAt: Date, placedAt: Date, softClose: SoftClose | null): Date {
  if (!softClose || placedAt.getTime() < endsAt.getTime() - softClose.windowSeconds * 1000) return endsAt
  const extended = endsAt.getTime() + softClose.extensionSeconds * 1000
  const latest = softClose.latestEnd?.getTime() ?? Number.POSITIVE_INFINITY
  return new Date(Math.max(endsAt.getTime(), Math.min(extended, latest)))
}
