import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"
import { ApiError, send } from "./api"
import { WALLET } from "./queries"

export interface Change {
  /** Below `/admin/wallet/`. */
  path: string
  body?: Record<string, unknown>
}

/** The server has not said whether it did the work. */
const UNDECIDED = new Set(["request_in_progress", "idempotency_key_reused"])

/**
 * One change to the ledger, made at most once: all tries since the dialog opened carry one
 * `Idempotency-Key`. Only a definite refusal gives a new key, so that corrected values can be sent;
 * after a lost answer a retry finds out what the first try did.
 */
export function useChange<T>() {
  const queryClient = useQueryClient()
  const key = useRef(newKey())
  const isRunning = useRef(false)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>()

  const reset = useCallback(() => {
    key.current = newKey()
    setError(undefined)
  }, [])

  const run = useCallback(
    async (change: Change): Promise<T | undefined> => {
      // State is too late for a double click; the key would make it harmless, but it would show an error.
      if (isRunning.current) return undefined
      isRunning.current = true
      setPending(true)
      setError(undefined)
      try {
        const answer = await send<T>(`/admin/wallet/${change.path}`, change.body ?? {}, key.current)
        await queryClient.invalidateQueries({ queryKey: [WALLET] })
        return answer
      } catch (failure) {
        if (failure instanceof ApiError && failure.status < 500 && !UNDECIDED.has(failure.code)) {
          key.current = newKey()
          // Most often somebody else was faster: show what is there now.
          void queryClient.invalidateQueries({ queryKey: [WALLET] })
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

  return { run, reset, isPending, error }
}

/** `crypto.randomUUID` is missing where the dashboard is served without TLS. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
