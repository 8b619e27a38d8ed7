import { betterOffset, offsetOf } from "./clock"

let offset: number | undefined

/** Each word of the engine's says what time it is there; all countdowns of the browser go by the best of them. */
export function tellTime(serverTime: string): void {
  offset = betterOffset(offset, offsetOf(serverTime, Date.now()))
}

/** What time it is for the engine, in ms. */
export const engineNow = (): number => Date.now() + (offset ?? 0)
