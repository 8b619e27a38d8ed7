"use client"

import { useEffect, useEffectEvent, useState } from "react"
import { engineNow, tellTime } from "./engine-clock"

const TICK_MS = 200

/**
 * A value that follows the engine's clock. It is drawn anew only when the value changes.
 * @param serverTime when the page was drawn: what the server and the browser first agree on
 */
export function useTicking<T extends string | number | boolean>(compute: (now: number) => T, serverTime: string): T {
  const [value, setValue] = useState(() => compute(Date.parse(serverTime)))
  const tick = useEffectEvent(() => setValue(compute(engineNow())))
  useEffect(() => {
    tellTime(serverTime)
    tick()
    const timer = setInterval(() => tick(), TICK_MS)
    return () => clearInterval(timer)
  }, [serverTime])
  return value
}
