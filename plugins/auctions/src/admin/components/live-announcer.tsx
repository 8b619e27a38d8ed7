import { useEffect, useRef, useState } from "react"
import type { LiveLot } from "../lib/live"
import { useFormat } from "../lib/use-format"

/** At most one sentence in so long: a lively auction would otherwise never let a screen reader finish. */
const EVERY_MS = 5_000

/** Tells screen readers of new prices. */
export function LiveAnnouncer({ lots }: { lots: LiveLot[] }) {
  const { t, money } = useFormat()
  const [text, setText] = useState("")
  const told = useRef(new Map<string, number | null>())
  const waiting = useRef(lots)
  waiting.current = lots
  useEffect(() => {
    const look = () => {
      const changed = waiting.current.filter(({ id, current_price }) => told.current.has(id) && told.current.get(id) !== current_price)
      for (const { id, current_price } of waiting.current) told.current.set(id, current_price)
      const sentences = changed.flatMap(({ title, current_price: price, currency_code }) =>
        price === null ? [] : [t("live.announce", { title, price: money(price, currency_code) })],
      )
      if (sentences.length) setText(sentences.join(" "))
    }
    look()
    const timer = setInterval(look, EVERY_MS)
    return () => clearInterval(timer)
  }, [t, money])
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  )
}
