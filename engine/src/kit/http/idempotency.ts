import { createHash } from "node:crypto"
import type { MedusaRequest } from "@medusajs/framework/http"
import { newId } from "../id"
import { queryRows } from "../database/query"
import { DomainError } from "./errors"
import type { Actor } from "./route"

export interface IdempotencyClaim {
  readonly reference: string
  /** The answer of an earlier request with this key. */
  readonly stored?: { status: number; body: unknown }
  /** Keeps the answer for retries. */
  complete(status: number, body: unknown): Promise<void>
  /** Gives the key back without an answer. */
  abandon(): Promise<void>
}

/** A request that has not answered for this long has died; a retry may take its key over. */
const LEASE_SECONDS = 60

const NO_KEY = { complete: async () => undefined, abandon: async () => undefined }

/**
 * Takes the request's `Idempotency-Key`, after the behaviour that Stripe made common: same key and same
 * request, the stored answer; another request under the key, 422; the first one still running, 409.
 * Keys belong to an actor and a path, and are kept for 24 hours.
 *
 * @param keeps `reference`: the key only makes the reference, and nothing is stored
 */
export async function claimIdempotencyKey(
  request: MedusaRequest,
  actor: Actor,
  keeps: "answer" | "reference" = "answer",
): Promise<IdempotencyClaim> {
  const key = request.get("idempotency-key")
  if (key === undefined || request.method === "GET" || request.method === "HEAD") {
    return { reference: newId("req"), ...NO_KEY }
  }
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new DomainError({
      status: 400,
      code: "invalid_idempotency_key",
      message: "Idempotency-Key must be 1 to 255 printable characters without spaces.",
    })
  }
  const scope = `${actor.type}:${actor.id || request.ip} ${request.method} ${request.path}`
  const reference = `key_${sha256(`${scope}\n${key}`).slice(0, 40)}`
  if (keeps === "reference") return { reference, ...NO_KEY }
  const requestHash = sha256(JSON.stringify([canonical(request.body), canonical(request.query)]))

  const [claimed] = await queryRows<{ lease: string }>(
    `INSERT INTO wekala_idempotency_key (scope, key, request_hash, leased_until)
     VALUES ($1, $2, $3, now() + $4 * interval '1 second')
     ON CONFLICT (scope, key) DO UPDATE SET leased_until = excluded.leased_until
       WHERE wekala_idempotency_key.request_hash = excluded.request_hash
         AND wekala_idempotency_key.response_status IS NULL
         AND wekala_idempotency_key.leased_until < now()
     RETURNING leased_until::text AS lease`,
    [scope, key, requestHash, LEASE_SECONDS],
  )
  if (!claimed) return answerOf(scope, key, requestHash, reference)
  // Only the holder of the lease may finish: one that was overtaken must not overwrite the answer.
  const finish = async (sql: string, values: unknown[]) => {
    await queryRows(`${sql} WHERE scope = $1 AND key = $2 AND leased_until = $3::timestamptz`, [scope, key, claimed.lease, ...values])
  }
  return {
    reference,
    complete: (status, body) =>
      finish("UPDATE wekala_idempotency_key SET response_status = $4, response_body = $5", [status, JSON.stringify(body ?? null)]),
    abandon: () => finish("DELETE FROM wekala_idempotency_key", []),
  }
}

async function answerOf(scope: string, key: string, requestHash: string, reference: string): Promise<IdempotencyClaim> {
  const [row] = await queryRows<{ request_hash: string; response_status: number | null; response_body: unknown }>(
    "SELECT request_hash, response_status, response_body FROM wekala_idempotency_key WHERE scope = $1 AND key = $2",
    [scope, key],
  )
  if (row && row.request_hash !== requestHash) {
    throw new DomainError({
      status: 422,
      code: "idempotency_key_reused",
      message: "This Idempotency-Key was used for a different request.",
    })
  }
  if (!row || row.response_status === null) {
    throw new DomainError({
      status: 409,
      code: "request_in_progress",
      message: "A request with this Idempotency-Key is still running; try again shortly.",
    })
  }
  return { reference, stored: { status: row.response_status, body: row.response_body }, ...NO_KEY }
}

/** Object keys in a fixed order, so that the same JSON written differently hashes alike. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, entry]) => [key, canonical(entry)]),
    )
  }
  return value
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
