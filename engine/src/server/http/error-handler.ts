import {
  errorHandler as medusaErrorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { type ErrorBody, errorResponse, isDomainError } from "../../kit/http/errors"
import { log } from "../logging/log"
import { reportError } from "../sentry"

interface Answer {
  status: number
  body: ErrorBody
}

/**
 * Answers every error of a request as `{ type, code, message }`. What is known to be the caller's is
 * told as such; what Medusa maps well is left to Medusa; all else is a fault of ours, logged and
 * answered without a word about its inside.
 */
export function createErrorHandler() {
  const fallback = medusaErrorHandler()
  return (error: unknown, request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void => {
    if (response.headersSent) return next(error)
    const answer = inputAnswer(error) ?? missingRecordAnswer(error, request.path) ?? paymentAnswer(error) ?? lockAnswer(error)
    if (answer) {
      log.debug({ code: answer.body.code }, answer.body.message)
      response.status(answer.status).json(answer.body)
      return
    }
    if (isFault(error)) {
      log.error({ err: error }, `${request.method} ${request.path} failed`)
      reportError(error)
      response.status(500).json({ type: "unknown_error", code: "unknown_error", message: "An unknown error occurred." })
      return
    }
    withCodes(response)
    void fallback(error as never, request as never, response as never, next as never)
  }
}

/** The errors that Medusa's handler answers properly. Others it calls 500, some of them with their message. */
const MEDUSA_KNOWS = new Set<string>([
  MedusaError.Types.CONFLICT,
  MedusaError.Types.UNAUTHORIZED,
  MedusaError.Types.FORBIDDEN,
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.DUPLICATE_ERROR,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_FOUND,
])

function isFault(error: unknown): boolean {
  const { type, statusCode } = (error ?? {}) as { type?: string; statusCode?: number }
  return !(MEDUSA_KNOWS.has(type ?? "") || (statusCode !== undefined && statusCode < 500))
}

/** Medusa leaves `code` out of most answers; clients may rely on it in all of ours. */
function withCodes(response: MedusaResponse): void {
  const json = response.json.bind(response)
  response.json = (body) => json(completeError(response.statusCode, body))
}

const TYPE_BY_STATUS: Record<number, string> = { 401: "unauthorized", 403: "forbidden", 404: "not_found", 409: "conflict" }

/** An error body with whatever of `type` and `code` it lacks. */
export function completeError(status: number, body: unknown): unknown {
  const { type, code } = (body ?? {}) as Partial<ErrorBody>
  if (type && code) return body
  const found = type ?? TYPE_BY_STATUS[status] ?? (status < 500 ? "invalid_data" : "unknown_error")
  return { ...(body as object), type: found, code: code ?? found }
}

function inputAnswer(error: unknown): Answer | undefined {
  if (isDomainError(error)) return errorResponse(error)
  return bodyAnswer(error) ?? databaseAnswer(error) ?? queryAnswer(error)
}

const BODY_ERRORS: Record<string, { status: 400 | 413 | 415; code: string; message: string }> = {
  "entity.parse.failed": { status: 400, code: "malformed_json", message: "The body is not valid JSON." },
  "entity.too.large": { status: 413, code: "body_too_large", message: "The body is larger than this route accepts." },
  "parameters.too.many": { status: 413, code: "body_too_large", message: "The body has more fields than this route accepts." },
  "querystring.parse.rangeError": { status: 400, code: "malformed_body", message: "The form is nested too deeply." },
  "encoding.unsupported": { status: 415, code: "unsupported_encoding", message: "The body's Content-Encoding is not supported." },
  "charset.unsupported": { status: 415, code: "unsupported_charset", message: "The body's charset is not supported." },
  "request.size.invalid": { status: 400, code: "malformed_body", message: "The body's length is not what Content-Length says." },
  "request.aborted": { status: 400, code: "request_aborted", message: "The request ended before its body." },
}

/** What body-parser and Express's router say of a request that cannot be read. */
function bodyAnswer(error: unknown): Answer | undefined {
  const { type = "", status } = (error ?? {}) as { type?: string; status?: number }
  const known = BODY_ERRORS[type]
  if (known) return input(known.status, known.code, known.message)
  if (error instanceof URIError) return input(400, "malformed_url", "The URL is not properly percent-encoded.")
  // A compressed body that does not decompress reports zlib's error with body-parser's status.
  if (status === 400 && error instanceof Error && type === "") return input(400, "malformed_body", "The request cannot be read.")
  return undefined
}

/** Raised by the database where a plugin keeps units from everybody but their buyer. */
const OUT_OF_STOCK = "WK409"

/** PostgreSQL's verdict on a value (appendix A, classes 22 and 54), whichever library carried it here. */
function databaseAnswer(error: unknown): Answer | undefined {
  const code = sqlState(error)
  if (!code) return undefined
  // A NUL in a parameter reaches PostgreSQL as a broken message, 08P01, where it is not cast first.
  if (code === "22021" || code === "22P05" || code === "08P01")
    return input(400, "invalid_text", "Text must not contain NUL or invalid characters.")
  if (code === "22003") return input(400, "out_of_range", "A number is out of range.")
  // 22012, division by zero, would be our own mistake.
  if (code.startsWith("22") && code !== "22012") return input(400, "invalid_value", "A value has the wrong form.")
  if (code.startsWith("54")) return input(400, "query_too_complex", "The query is too complex.")
  if (code === OUT_OF_STOCK) {
    return {
      status: 409,
      body: { type: MedusaError.Types.NOT_ALLOWED, code: "insufficient_inventory", message: "There is not enough in stock." },
    }
  }
  return undefined
}

function sqlState(error: unknown): string | undefined {
  const { code, driverError, cause, previous } = (error ?? {}) as Record<string, { code?: unknown } | undefined> & { code?: unknown }
  const found = [code, driverError?.code, cause?.code, previous?.code].find(
    (value) => typeof value === "string" && /^[0-9A-Z]{5}$/.test(value),
  )
  return found as string | undefined
}

/** Complaints of Medusa's query layer about a field, filter or operator that the caller named. */
function queryAnswer(error: unknown): Answer | undefined {
  // A workflow hands on its steps' errors as plain objects.
  const { message = "", type } = (error ?? {}) as { message?: string; type?: string }
  if (type === MedusaError.Types.INVALID_ARGUMENT) return input(400, "invalid_argument", message)
  if (UNKNOWN_PROVIDER.test(message)) return input(400, "unknown_provider", "There is no provider with this id.")
  if (UNKNOWN_FIELD.test(message)) return input(400, "invalid_query", "The query names a field, filter or order that does not exist.")
  return undefined
}

const UNKNOWN_PROVIDER = /^\s*Unable to retrieve the [\w ]{1,40} with id/
const UNKNOWN_FIELD =
  /^Trying to (query|order) by not existing property|does not have property '|^Entity '.*' does not have|Invalid query condition|^A (non-negative|valid) integer must be provided/i

/** Handlers of Medusa's that read from a record without seeing that there is none. */
const MISSING_RECORDS = [
  { path: /^\/store\/carts\/[^/]+\//i, message: "reading 'completed_at'", answer: "There is no such cart." },
  {
    path: /^\/store\/shipping-options\/[^/]+\/calculate/i,
    message: "setting 'calculated_price'",
    answer: "There is no such shipping option for this cart.",
  },
]

function missingRecordAnswer(error: unknown, path: string): Answer | undefined {
  const { message = "" } = (error ?? {}) as { message?: string }
  const found = MISSING_RECORDS.find((entry) => entry.path.test(path) && message.includes(entry.message))
  return found && { status: 404, body: { type: MedusaError.Types.NOT_FOUND, code: MedusaError.Types.NOT_FOUND, message: found.answer } }
}

/**
 * A cart whose total changes loses its payment sessions. One that a provider will not give up, as its money is taken, stays, and
 * so does the cart; Medusa only says that it "could not delete".
 */
function paymentAnswer(error: unknown): Answer | undefined {
  const { message = "" } = (error ?? {}) as { message?: string }
  if (!message.includes("Could not delete all payment sessions")) return undefined
  const text = "A payment for this cart has been made, or is being made; it cannot be changed now."
  return { status: 409, body: { type: MedusaError.Types.NOT_ALLOWED, code: "payment_made", message: text } }
}

/** Too many change one thing at the same time. Medusa's lock says so with an error like any other. */
function lockAnswer(error: unknown): Answer | undefined {
  const { message = "" } = (error ?? {}) as { message?: string }
  if (!/^(Timed-out acquiring|Failed to acquire) lock/.test(message)) return undefined
  const text = "Somebody else is changing this at the moment. Try again."
  return { status: 409, body: { type: MedusaError.Types.CONFLICT, code: "busy", message: text } }
}

function input(status: 400 | 413 | 415, code: string, message: string): Answer {
  return { status, body: { type: MedusaError.Types.INVALID_DATA, code, message } }
}
