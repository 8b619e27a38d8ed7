import { EngineAway, EngineRefusal } from "./engine"

/** What an action tells the form that called it. `error` is a key of the texts under `errors`. */
export type Result = { ok: true; message?: string } | { ok: false; error: string }

/** A refusal as a result; what is no refusal goes on to the page that shows faults. */
export function failed(error: unknown): Result {
  if (error instanceof EngineAway) return { ok: false, error: "engineAway" }
  if (!(error instanceof EngineRefusal)) throw error
  if (isOutOfStock(error)) return { ok: false, error: "out_of_stock" }
  if (error.status === 429) return { ok: false, error: "rate_limited" }
  return { ok: false, error: "refused" }
}

/** Told by a code while the bag is filled; by words alone when the last of it goes during the order itself. */
const isOutOfStock = ({ code, message }: EngineRefusal) => code === "insufficient_inventory" || /not enough stock/i.test(message)
