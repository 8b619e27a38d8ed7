import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { getAuthContextFromJwtToken } from "@medusajs/framework/http"
import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createHash } from "node:crypto"
import { queryRows } from "../kit/database/query"
import { watchTable } from "../kit/database/watch"
import { DomainError } from "../kit/http/errors"
import { newId } from "../kit/id"
import { defineJob } from "../kit/jobs/define-job"
import type { AccountSession } from "../modules/engine/entities"

/** What a signed-in customer's request shows of itself. */
interface Bearer {
  readonly hash: string
  readonly customerId: string
  readonly identityId: string
  /** Seconds since 1970, as the token has them. */
  readonly issuedAt: number
  readonly expiresAt: number
}

/** The clocks of the process that signs tokens and of the database may differ by this much. */
const CLOCK_SECONDS = 5
/** How stale a session's "last seen" may be: every request would be a write otherwise. */
const SEEN_SECONDS = 60
const LONGEST_USER_AGENT = 300

watchTable(
  "password_changed",
  "provider_identity",
  `AFTER UPDATE OF provider_metadata ON provider_identity FOR EACH ROW
   WHEN (OLD.provider_metadata ->> 'password' IS DISTINCT FROM NEW.provider_metadata ->> 'password')
   EXECUTE FUNCTION wekala_password_changed()`,
)

/**
 * Medusa's tokens are good until they expire, whatever happens to their owner. Here each is a session that
 * can be ended: by its owner, by a new password, by a merchant. A request with an ended one goes on as a guest's, as
 * with an expired one. A Medusa middleware for /store and /auth.
 */
export async function guardSession(request: Guarded, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const bearer = sessionOf(request)
  if (bearer && !(await isLive(bearer, request))) {
    delete request.headers.authorization
    delete request.session?.auth_context
    delete request.auth_context
  }
  next()
}

type Guarded = MedusaRequest & { sessionID?: string; session?: { auth_context?: TokenContext }; auth_context?: unknown }
/** What a token says; a cookie's session keeps what the token said that it was opened with. */
export interface TokenContext {
  actor_id: string
  actor_type: string
  auth_identity_id: string
  iat: number
  exp: number
}

/** By a token, or by the cookie that one was exchanged for. */
const sessionOf = (request: Guarded): Bearer | undefined => bearerOf(request) ?? cookieBearerOf(request)

/**
 * What a customer's bearer token says, while its session has not ended; for what is answered ahead of Medusa. Asks the database.
 */
export async function liveContextOf(request: Visitor, config: ConfigModule): Promise<TokenContext | undefined> {
  const context = contextIn(request.headers.authorization, config)
  if (!context) return undefined
  return (await isLive(toBearer(hashOf(canonical(request.headers.authorization as string)), context), request)) ? context : undefined
}

type Visitor = Pick<MedusaRequest, "headers" | "get" | "ip">

function bearerOf(request: Guarded): Bearer | undefined {
  const header = request.headers.authorization
  const context = contextIn(header, request.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE))
  return context && toBearer(hashOf(canonical(header as string)), context)
}

function contextIn(header: string | undefined, { projectConfig: { http } }: ConfigModule): TokenContext | undefined {
  const options = (http.jwtVerifyOptions ?? http.jwtOptions) as never
  const context = getAuthContextFromJwtToken(header, http.jwtSecret as string, ["bearer"], ["customer"], http.jwtPublicKey, options)
  return context?.actor_id ? (context as unknown as TokenContext) : undefined
}

/** One token is one session, in however many ways Medusa reads it: `bearer  <token> more`, with a signature encoded another way. */
function canonical(header: string): string {
  const [, token = ""] = /\S+\s+(\S+)/.exec(header) ?? []
  const [head, payload, signature = ""] = token.split(".")
  return `Bearer ${head}.${payload}.${Buffer.from(signature, "base64url").toString("base64url")}`
}

function cookieBearerOf({ session, sessionID }: Guarded): Bearer | undefined {
  const context = session?.auth_context
  if (context?.actor_type !== "customer" || !context.actor_id || !sessionID) return undefined
  return toBearer(hashOf(`cookie:${sessionID}`), { ...context, exp: context.iat + COOKIE_SECONDS })
}

/** A cookie lives as long as it is used, and longer than the token that it was given for. */
const COOKIE_SECONDS = 90 * 86_400

const toBearer = (hash: string, { actor_id, auth_identity_id, iat, exp }: TokenContext): Bearer => ({
  hash,
  customerId: actor_id,
  identityId: auth_identity_id,
  issuedAt: iat,
  expiresAt: exp,
})

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex")

/** One statement for a session that is known, two for a new one, and one more each minute. */
async function isLive(bearer: Bearer, request: Visitor): Promise<boolean> {
  const [known] = await queryRows<{ id: string | null; is_ended: boolean; is_stale: boolean }>(
    `SELECT s.id, s.ended_at IS NOT NULL OR coalesce(o.tokens_valid_from > to_timestamp($3), false) AS is_ended,
       s.last_seen_at < now() - $4 * interval '1 second' AS is_stale
     FROM (SELECT) one
     LEFT JOIN account_session s ON s.token_hash = $1
     LEFT JOIN account_sign_out o ON o.auth_identity_id = $2`,
    [bearer.hash, bearer.identityId, bearer.issuedAt + CLOCK_SECONDS, SEEN_SECONDS],
  )
  if (known?.is_ended) return false
  if (!known?.id) await remember(bearer, request)
  else if (known.is_stale)
    await queryRows("UPDATE account_session SET last_seen_at = now(), ip = $2 WHERE id = $1", [known.id, request.ip ?? null])
  return true
}

async function remember({ hash, customerId, identityId, expiresAt }: Bearer, request: Visitor): Promise<void> {
  await queryRows(
    `INSERT INTO account_session (id, customer_id, auth_identity_id, token_hash, user_agent, ip, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7)) ON CONFLICT (token_hash) DO NOTHING`,
    [
      newId("asess"),
      customerId,
      identityId,
      hash,
      request.get("user-agent")?.slice(0, LONGEST_USER_AGENT) ?? null,
      request.ip ?? null,
      expiresAt,
    ],
  )
}

/** The customer's open sessions, last used first; the one that asks is `current`. */
export async function listSessions(customerId: string, request: Guarded): Promise<(AccountSession & { current: boolean })[]> {
  return queryRows(
    `SELECT *, token_hash = $2 AS current FROM account_session
     WHERE customer_id = $1 AND ended_at IS NULL AND expires_at > now() ORDER BY last_seen_at DESC, id LIMIT 100`,
    [customerId, sessionOf(request)?.hash ?? ""],
  )
}

/**
 * Ends one session of the customer's; `current` is the one that asks.
 * @throws DomainError `session_not_found` (404), also for somebody else's
 */
export async function endSession(customerId: string, id: string, request: Guarded): Promise<void> {
  const [session] = await queryRows(
    `UPDATE account_session SET ended_at = coalesce(ended_at, now())
     WHERE customer_id = $1 AND CASE WHEN $2 = 'current' THEN token_hash = $3 ELSE id = $2 END RETURNING id`,
    [customerId, id, sessionOf(request)?.hash ?? ""],
  )
  if (!session) throw new DomainError({ status: 404, code: "session_not_found", message: "There is no such session." })
}

/** Ends every session of the customer's but the one that asks. */
export async function endOtherSessions(customerId: string, request: Guarded): Promise<void> {
  await queryRows("UPDATE account_session SET ended_at = now() WHERE customer_id = $1 AND ended_at IS NULL AND token_hash <> $2", [
    customerId,
    sessionOf(request)?.hash ?? "",
  ])
}

defineJob({
  name: "engine.forget_old_sessions",
  payload: z.object({}),
  cron: "23 3 * * *",
  handle: async () => {
    // A token that has expired lets nobody in, so nothing need be remembered to keep it out.
    await queryRows("DELETE FROM account_session WHERE expires_at < now()")
    await queryRows("DELETE FROM account_sign_out WHERE tokens_valid_from < now() - interval '400 days'")
  },
})
