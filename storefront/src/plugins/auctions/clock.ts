import { toMajor, toMinor } from "./amounts"
import type { FallingPrice } from "./types"

/**
 * How far the engine's clock is ahead of this device's, in ms, as one message tells it: less than the truth by
 * the time that the message was on its way.
 */
export const offsetOf = (serverTime: string, receivedAt: number): number => Date.parse(serverTime) - receivedAt

/** Of several messages the fastest tells most truly; so all devices come to the same end. */
export const betterOffset = (known: number | undefined, told: number): number => (known === undefined ? told : Math.max(known, told))

/** A countdown as it is shown: whole units, rounded up, so that nothing is over before it is. */
export interface Remaining {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly isOver: boolean
}

export function remainingUntil(end: string, now: number): Remaining {
  const total = Math.max(0, Math.ceil((Date.parse(end) - now) / 1000))
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
    isOver: total === 0,
  }
}

const two = (value: number) => String(value).padStart(2, "0")

/** Hours, minutes and seconds as a clock shows them: `1:04:09`, `4:09`. */
export function asClock({ hours, minutes, seconds }: Remaining): string {
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

export interface Fall {
  readonly price: number
  /** Null at the floor. */
  readonly next: { readonly price: number; readonly at: number } | null
}

interface Falling {
  readonly starting_price: number
  readonly starts_at: string
  readonly clock: FallingPrice
  readonly currency_code: string
}

/** Where a falling price is at a moment, and when it falls next. */
export function fallAt({ starting_price, starts_at, clock, currency_code }: Falling, now: number): Fall {
  const minor = (amount: number) => toMinor(amount, currency_code)
  const start = Date.parse(starts_at)
  const stepMs = clock.step_seconds * 1000
  const steps = Math.max(0, Math.floor((now - start) / stepMs))
  const after = (count: number) => Math.max(minor(clock.floor_price), minor(starting_price) - count * minor(clock.decrement))
  const [price, lower] = [after(steps), after(steps + 1)]
  return {
    price: toMajor(price, currency_code),
    next: lower < price ? { price: toMajor(lower, currency_code), at: start + (steps + 1) * stepMs } : null,
  }
}
