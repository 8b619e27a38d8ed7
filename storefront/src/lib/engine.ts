import "server-only"
import { headers } from "next/headers"
import { localeFacts, type Locale } from "@/i18n/routing"
import { engineUrl, publishableKey } from "./environment"
import { readToken } from "./session"

/** The engine does not answer: it restarts, or is not there. `digest` is all of an error that reaches the page. */
export class EngineAway extends Error {
  readonly digest = "ENGINE_AWAY"
}

/** A refusal of the engine's. `code` is what to switch on; the message is for people, and for logs. */
export class EngineRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly code = "",
  ) {
    super(message)
  }
}

export interface Call {
  method?: "GET" | "POST" | "DELETE"
  body?: object
  query?: Record<string, unknown>
  locale?: Locale
  /** Kind of answer, when it is a file. */
  accept?: string
  /** Sent with the customer's token, where there is one. */
  asCustomer?: boolean
  /** Sent with this token instead: that of a mailed link, or of a session that is about to begin. */
  token?: string
  /** The same call again does nothing twice. */
  idempotencyKey?: string
  /** Kept until one of these tags is told to be stale; without tags nothing is kept. */
  tags?: string[]
}

/** How long a page may show what was, should the engine's word about a change get lost. */
const LONGEST_SECONDS = 3600

/**
 * Calls the engine and reads its answer; undefined when the answer is no JSON.
 * @throws EngineRefusal for what it refuses, EngineAway when it does not answer
 */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const response = await send(path, options)
  try {
    return (isJson(response) ? await response.json() : undefined) as T
  } catch (error) {
    // The engine went away in the middle of its answer.
    throw new EngineAway(String(error))
  }
}

/**
 * The answer as it comes: for files.
 * @throws EngineRefusal for what the engine refuses, EngineAway when it does not answer
 */
export async function send(path: string, options: Call = {}): Promise<Response> {
  const { method = "GET", body, query = {}, tags } = options
  const url = new URL(path, engineUrl)
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const each of value) url.searchParams.append(`${name}[]`, String(each))
    else if (value !== undefined && value !== null) url.searchParams.set(name, String(value))
  }
  let response: Response
  try {
    response = await fetch(url, {
      method,
      headers: await headersOf(options),
      ...(body && { body: JSON.stringify(body) }),
      ...(tags ? { cache: "force-cache", next: { tags, revalidate: LONGEST_SECONDS } } : { cache: "no-store" }),
    })
  } catch (error) {
    // This is how `fetch` says that nobody is there; all else is Next's or a fault of ours.
    throw error instanceof TypeError ? new EngineAway(error.message) : error
  }
  if (!response.ok) throw await refusalIn(response)
  return response
}

async function headersOf({
  accept = "application/json",
  body,
  locale,
  asCustomer,
  token,
  idempotencyKey,
  tags,
}: Call): Promise<Record<string, string>> {
  const bearer = token ?? (asCustomer ? await readToken() : undefined)
  return {
    accept,
    "x-publishable-api-key": publishableKey,
    ...(body && { "content-type": "application/json" }),
    ...(locale && { "x-medusa-locale": localeFacts[locale].engine }),
    ...(bearer && { authorization: `Bearer ${bearer}` }),
    ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    // What is kept is nobody's in particular, and its key must not hold anybody's address.
    ...(tags ? {} : await caller()),
  }
}

const isJson = (response: Response) => response.headers.get("content-type")?.includes("json") ?? false

async function refusalIn(response: Response): Promise<Error> {
  const { status, statusText } = response
  if (status === 502 || status === 503 || status === 504) return new EngineAway(statusText)
  const { message = statusText, code } = isJson(response) ? ((await response.json().catch(() => ({}))) as Partial<EngineRefusal>) : {}
  return new EngineRefusal(status, message, code)
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

/** The engine counts requests by shopper, not by this server, and tells customers on which devices they are signed in. */
async function caller(): Promise<Record<string, string>> {
  const given = await headers()
  const told = ["x-forwarded-for", "user-agent"].map((name) => [name, given.get(name)] as const)
  return Object.fromEntries(told.filter((header): header is readonly [string, string] => header[1] !== null))
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
