import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"
import { ApiError, send } from "./api"
import { AUCTIONS } from "./queries"

export interface Change {
  /** Below `/admin/`. */
  path: string
  method?: "POST" | "DELETE"
  body?: object
}

/** The server has not said whether it did the work. */
const UNDECIDED = new Set(["request_in_progress", "idempotency_key_reused"])

/**
 * One change to a lot, made at most once: all tries since the dialog opened carry one `Idempotency-Key`.
 * Only a definite refusal gives a new key, so that corrected values can be sent; after a lost answer a
 * retry finds out what the first try did.
 */
export function useChange<T>() {
  const queryClient = useQueryClient()
  const key = useRef(newKey())
  const isRunning = useRef(false)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>()

  const run = useCallback(
    async ({ path, method, body }: Change): Promise<T | undefined> => {
      // State is too late for a double click; the key would make it harmless, but it would show an error.
      if (isRunning.current) return undefined
      isRunning.current = true
      setPending(true)
      setError(undefined)
      try {
        const answer = await send<T>(`/admin/${path}`, { method, body, idempotencyKey: key.current })
        key.current = newKey()
        // What has been deleted must not be asked for again while its page is still open.
        if (method !== "DELETE") await queryClient.invalidateQueries({ queryKey: [AUCTIONS] })
        return answer
      } catch (failure) {
        if (failure instanceof ApiError && failure.status < 500 && !UNDECIDED.has(failure.code)) {
          key.current = newKey()
          // Most often somebody else was faster: show what is there now.
          if (failure.status === 409) void queryClient.invalidateQueries({ queryKey: [AUCTIONS] })
        }
        setError(failure)
        return undefined
      } finally {
        isRunning.current = false
        setPending(false)
      }
    },
    [queryClient],
  )

  return { run, isPending, error }
}

/** `crypto.randomUUID` is missing where the dashboard is served without TLS. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
