import { useEffect, useState } from "react"
import type { Suggestion } from "@/lib/suggest"

const PAUSE_MS = 150
const LEAST_LETTERS = 2

interface Found {
  /** The words that these are for. */
  readonly text: string
  readonly suggestions: readonly Suggestion[]
}

const NOTHING: Found = { text: "", suggestions: [] }

/** What the shop suggests for what is being typed, shortly after the last letter. */
export function useSuggestions(text: string, locale: string): Found {
  const [found, setFound] = useState(NOTHING)
  const wanted = text.trim()
  useEffect(() => {
    if (wanted.length < LEAST_LETTERS) {
      setFound(NOTHING)
      return
    }
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/suggest?${new URLSearchParams({ q: wanted, locale })}`, { signal: controller.signal })
        if (!response.ok) return
        const { suggestions } = (await response.json()) as { suggestions: Suggestion[] }
        setFound({ text: wanted, suggestions })
      } catch {
        // Suggestions are a convenience; the search itself still works.
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [wanted, locale])
  return found
}
