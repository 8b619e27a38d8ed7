import { EngineAway, EngineRefusal } from "./engine"

/** What an action tells the form that called it. `error` is a key of the texts under `errors`. */
export type Result = { ok: true; message?: string } | { ok: false; error: string }

/** Codes of the engine's that the shop has words for; others are told as what they are in general. */
const KNOWN = new Set([
  "insufficient_inventory",
  "insufficient_funds",
  "rate_limited",
  "invalid_promotion",
  "email_taken",
  "wrong_login",
  "out_of_stock",
])

/** A refusal as a result; what is no refusal goes on to the page that shows faults. */
export function failed(error: unknown): Result {
  if (error instanceof EngineAway) return { ok: false, error: "engineAway" }
  if (!(error instanceof EngineRefusal)) throw error
  if (/inventory|stock/i.test(error.message)) return { ok: false, error: "out_of_stock" }
  if (KNOWN.has(error.code)) return { ok: false, error: error.code }
  if (error.status === 429) return { ok: false, error: "rate_limited" }
  return { ok: false, error: "refused" }
}
