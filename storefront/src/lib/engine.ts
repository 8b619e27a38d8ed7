import "server-only"
import Medusa, { FetchError } from "@medusajs/js-sdk"
import { headers } from "next/headers"
import { localeFacts, type Locale } from "@/i18n/routing"
import { engineUrl, publishableKey } from "./environment"
import { readToken } from "./session"

export const sdk = new Medusa({
  baseUrl: engineUrl,
  publishableKey,
  // The token lives in an http-only cookie and is added to each call that is the customer's.
  auth: { type: "jwt", jwtTokenStorageMethod: "nostore" },
})

/** The engine does not answer: it restarts, or is not there. `digest` is all of an error that reaches the page. */
export class EngineAway extends Error {
  readonly digest = "ENGINE_AWAY"
}

/** A refusal of the engine's. Its code does not come this far: the SDK keeps only status and message. */
export class EngineRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

export interface Call {
  method?: "GET" | "POST" | "DELETE"
  body?: object
  query?: Record<string, unknown>
  locale?: Locale
  /** Sent with the customer's token, where there is one. */
  asCustomer?: boolean
  /** The same call again does nothing twice. */
  idempotencyKey?: string
  /** Kept until one of these tags is told to be stale; without tags nothing is kept. */
  tags?: string[]
}

/** How long a page may show what was, should the engine's word about a change get lost. */
const LONGEST_SECONDS = 3600

/**
 * Calls the engine.
 * @throws EngineRefusal for what it refuses, EngineAway when it does not answer
 */
export async function call<T>(
  path: string,
  { method = "GET", body, query, locale, asCustomer, idempotencyKey, tags }: Call = {},
): Promise<T> {
  const token = asCustomer ? await readToken() : undefined
  try {
    return await sdk.client.fetch<T>(path, {
      method,
      ...(body && { body }),
      ...(query && { query }),
      headers: {
        ...(locale && { "x-medusa-locale": localeFacts[locale].tag }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
        // What is kept is nobody's in particular, and its key must not hold anybody's address.
        ...(tags ? {} : await caller()),
      },
      ...(tags ? { cache: "force-cache", next: { tags, revalidate: LONGEST_SECONDS } } : { cache: "no-store" }),
    } as Parameters<typeof sdk.client.fetch>[1])
  } catch (error) {
    throw explain(error)
  }
}

const PAGE = 100

/** All records of a list, page by page; `key` is the list's name in the answer. */
export async function callAll<T>(path: string, key: string, options: Call): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const query = { ...options.query, limit: PAGE, offset: found.length }
    const answer = await call<Record<string, T[]> & { count: number }>(path, { ...options, query })
    const page = answer[key] ?? []
    found.push(...page)
    if (found.length >= answer.count || page.length === 0) return found
  }
}

/** The engine counts requests by shopper, not by this server. */
async function caller(): Promise<Record<string, string>> {
  const address = (await headers()).get("x-forwarded-for")
  return address ? { "x-forwarded-for": address } : {}
}

function explain(error: unknown): unknown {
  if (error instanceof FetchError && error.status) {
    if (error.status === 502 || error.status === 503 || error.status === 504) return new EngineAway(error.message)
    return new EngineRefusal(error.status, error.message)
  }
  if (error instanceof TypeError) return new EngineAway(error.message)
  return error
}

/** The answer, or nothing when there is none for this shopper. */
export async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof EngineRefusal && (error.status === 404 || error.status === 401)) return undefined
    throw error
  }
}
