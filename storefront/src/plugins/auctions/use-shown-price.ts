"use client"

import { fallAt } from "./clock"
import { useLiveLot } from "./use-lot"
import { useTicking } from "./use-ticking"

/** The one price that a lot is about at the moment, with the key of its name. */
export function useShownPrice(): {
  readonly label: "hammerPrice" | "priceNow" | "currentBid" | "lastPrice" | "startingPrice"
  readonly amount: number
} {
  const { lot, state, serverTime } = useLiveLot()
  const { clock } = lot
  const falling = useTicking((now) => (clock && state.status === "live" ? fallAt({ ...lot, clock }, now).price : 0), serverTime)
  if (state.hammer_price !== null) return { label: "hammerPrice", amount: state.hammer_price }
  if (falling > 0) return { label: "priceNow", amount: falling }
  if (state.current_price === null || state.status === "scheduled") return { label: "startingPrice", amount: lot.starting_price }
  return { label: state.status === "live" ? "currentBid" : "lastPrice", amount: state.current_price }
}
