"use client"

import { useEffect, useState } from "react"
import { useRouter } from "@/i18n/navigation"

/** Milliseconds between two questions: soon at first, then less often. */
const PAUSES = [1_000, 1_000, 2_000, 2_000, 3_000, 5_000]
const LONG_MS = 30_000

/** Has the page drawn anew until it shows something else. After a while it says that nobody need wait. */
export function AskAgain({ text, long }: { text: string; long: string }) {
  const router = useRouter()
  const [asked, setAsked] = useState(0)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      router.refresh()
      setAsked(asked + 1)
    }, PAUSES[asked] ?? PAUSES.at(-1))
    return () => clearTimeout(timer)
  }, [asked, router])
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p role="status" className="mt-3 text-soft">
      {isLong ? long : text}
    </p>
  )
}
