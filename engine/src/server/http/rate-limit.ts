import {
  type AuthenticatedMedusaRequest,
  getAuthContextFromJwtToken,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import type { ConfigModule } from "@medusajs/framework/types"
import type { RequestHandler, Response } from "express"
import Redis from "ioredis"
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible"
import { createHash } from "node:crypto"
import { log } from "../logging/log"
import { Remembered } from "../fast/remembered"
import { readSettings, type Settings } from "../settings"
import { addressOf } from "./address"
import { answerError } from "./answer"

const WINDOW_SECONDS = 60

type Limiter = RateLimiterMemory | RateLimiterRedis

interface Limits {
  readonly address: Limiter
  readonly actor: Limiter
  readonly signIn: Limiter
  readonly identifier: Limiter
  close(): void
}

let open: Limits | null | undefined

/** The process's limiters, made at first use from the environment; undefined when limits are off. */
function limits(): Limits | undefined {
  if (open === undefined) open = createLimits(readSettings()) ?? null
  return open ?? undefined
}

/** Lets go of the limiters and their connection. */
export function closeRateLimits(): void {
  open?.close()
  open = undefined
}

function createLimits({ rateLimit, redisUrl }: Settings): Limits | undefined {
  if (!rateLimit) return undefined
  const redis = redisUrl ? connect(redisUrl) : undefined
  const limiter = (keyPrefix: string, points: number): Limiter => {
    const memory = new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS })
    if (!redis) return memory
    // Without Redis each process counts alone: a looser limit, but the shop stays open.
    return new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration: WINDOW_SECONDS, insuranceLimiter: memory })
  }
  return {
    address: limiter("wekala:rate:ip", rateLimit.perAddress),
    actor: limiter("wekala:rate:actor", rateLimit.perActor),
    signIn: limiter("wekala:rate:auth", rateLimit.perSignIn),
    identifier: limiter("wekala:rate:identifier", rateLimit.perSignIn),
    close: () => redis?.disconnect(),
  }
}

function connect(url: string): Redis {
  // A command that cannot be sent at once fails, and the insurance limiter decides instead.
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 500 })
  let reachable = true
  redis.on("error", (error: Error) => {
    if (reachable) log.warn({ reason: error.message }, "Rate limits: Redis is unreachable, counting in this process")
    reachable = false
  })
  redis.on("ready", () => {
    reachable = true
  })
  return redis
}

// One page of the dashboard is a hundred of them, and they cost nothing.
const IS_FILE = /^\/(app|static|docs)(\/|$)/

/** Limits every caller: a signed-in one by who it is, others by address. */
export function limitRequests(config: () => ConfigModule): RequestHandler {
  // Now, so that Redis is connected when the first request comes: until then each process would count alone.
  limits()
  return async (request, response, next) => {
    const limiters = limits()
    if (!limiters || request.method === "OPTIONS" || IS_FILE.test(request.path)) return next()
    const actor = request.headers.authorization ? await actorOf(request.headers.authorization, config) : undefined
    const allowed = actor ? await consume(limiters.actor, actor, response) : await consume(limiters.address, addressOf(request), response)
    if (allowed) next()
  }
}

// These need a token that was granted already: nothing can be guessed there, and the dashboard calls them often.
const NOT_GUESSABLE = /^\/(session|token\/refresh)\/?$/i

/** Limits attempts to sign in, register and reset passwords by address. Mounted on /auth. */
export const limitSignIns: RequestHandler = async (request, response, next) => {
  const limiters = limits()
  if (!limiters || request.method !== "POST" || NOT_GUESSABLE.test(request.path)) return next()
  if (await consume(limiters.signIn, addressOf(request), response)) next()
}

/**
 * Limits attempts on one account, from however many addresses: by the e-mail or identifier in the
 * body. A Medusa middleware, as it needs the parsed body; it works under stock `medusa start` too.
 */
export async function limitByIdentifier(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const limiters = request.method === "POST" ? limits() : undefined
  const identifier = identifierIn(request.body)
  if (!limiters || !identifier) return next()
  // Addresses of customers do not belong in Redis keys as they are.
  const key = createHash("sha256").update(identifier.trim().toLowerCase()).digest("base64url")
  if (await consume(limiters.identifier, key, response as unknown as Response)) next()
}

/** Limits guesses at what only a signed-in customer knows, such as the own password. After authentication. */
export async function limitGuesses(request: AuthenticatedMedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const limiters = limits()
  const actor = request.auth_context?.actor_id
  if (!limiters || !actor) return next()
  if (await consume(limiters.identifier, `guess:${actor}`, response as unknown as Response)) next()
}

function identifierIn(body: unknown): string | undefined {
  const { email, identifier } = (body ?? {}) as { email?: unknown; identifier?: unknown }
  const found = email ?? identifier
  return typeof found === "string" ? found : undefined
}

async function consume(limiter: Limiter, key: string, response: Response): Promise<boolean> {
  let result: RateLimiterRes
  let allowed = true
  try {
    result = await limiter.consume(key)
  } catch (rejection) {
    // Anything but a verdict is a fault of the limiter's, and must not turn callers away.
    if (!(rejection instanceof RateLimiterRes)) return true
    result = rejection
    allowed = false
  }
  const reset = Math.ceil(result.msBeforeNext / 1000)
  response.setHeader("RateLimit-Limit", limiter.points)
  response.setHeader("RateLimit-Remaining", Math.max(0, result.remainingPoints))
  response.setHeader("RateLimit-Reset", reset)
  if (!allowed) {
    const message = `Too many requests; try again in ${reset} second(s).`
    answerError(response, 429, { type: "not_allowed", code: "rate_limited", message }, { "Retry-After": String(reset) })
  }
  return allowed
}

const MAX_ACTORS = 50_000
const actors = new Remembered<string>(MAX_ACTORS)

/**
 * The actor that a valid bearer token names. The signature is checked, once a second, as that takes longer than most answers: a
 * made-up actor would have a limit of its own.
 */
function actorOf(header: string, config: () => ConfigModule): Promise<string | undefined> {
  const digest = createHash("sha256").update(header).digest("base64url")
  return actors.get(digest, async () => {
    if (!header.startsWith("Bearer ")) return undefined
    const { http } = config().projectConfig
    const options = http.jwtVerifyOptions ?? http.jwtOptions
    const context = getAuthContextFromJwtToken(header, http.jwtSecret as string, ["bearer"], ["*"], http.jwtPublicKey, options as never)
    return context?.actor_id ? `${context.actor_type}:${context.actor_id}` : undefined
  })
}
