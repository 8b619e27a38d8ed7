import { useSyncExternalStore } from "react"

/** How far the server's clock is ahead of this browser's, in milliseconds. */
let aheadMs = 0
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** Countdowns agree between devices whose clocks do not: the server says what time it is. */
export function setServerTime(serverTime: string): void {
  const time = Date.parse(serverTime)
  if (!Number.isNaN(time)) aheadMs = time - Date.now()
}

/** The server's time now, in milliseconds; one timer a second serves every countdown of the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 1000)
  now = Date.now() + aheadMs
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = Date.now() + aheadMs
  for (const listener of listeners) listener()
}
