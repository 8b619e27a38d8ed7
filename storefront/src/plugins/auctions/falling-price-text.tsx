"use client"

import { Money } from "@/components/product/price"
import { fallAt } from "./clock"
import type { FallingPrice } from "./types"
import { useTicking } from "./use-ticking"

interface Falling {
  readonly clock: FallingPrice
  readonly starting_price: number
  readonly starts_at: string
  readonly currency_code: string
}

/** A falling price, at what it is now. */
export function FallingPriceText({ falling, serverTime }: { falling: Falling; serverTime: string }) {
  const amount = useTicking((now) => fallAt(falling, now).price, serverTime)
  return <Money amount={amount} currency={falling.currency_code} />
}
