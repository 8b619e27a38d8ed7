export type PaymobErrorCode =
  /** Nobody answered in time, or the connection broke: what was asked may have happened or not. */
  | "unreachable"
  /** Paymob answered that it cannot now: 429 or 5xx. */
  | "unavailable"
  /** The keys are wrong, or of the other mode (test and live). */
  | "unauthorized"
  | "not_found"
  /** Paymob understood, and refused. */
  | "refused"
  /** The answer is not what Paymob documents. */
  | "unexpected_answer"

/** A call to Paymob that did not do what was asked. Its message never holds a key or a client secret. */
export class PaymobError extends Error {
  override readonly name = "PaymobError"

  constructor(
    /** HTTP status, or 0 where there was no answer. */
    readonly status: number,
    readonly code: PaymobErrorCode,
    message: string,
    /** True when the same call may succeed later. It does not say that repeating it is harmless. */
    readonly retriable: boolean,
  ) {
    super(message)
  }
}

/** What an HTTP status of Paymob means. */
export function codeOf(status: number): PaymobErrorCode {
  if (status === 401 || status === 403) return "unauthorized"
  if (status === 404) return "not_found"
  if (status === 429 || status >= 500) return "unavailable"
  return "refused"
}

/** Paymob explains itself as `detail`, as `message`, or as a list of errors per field. */
export function explain(body: unknown): string {
  if (typeof body === "string")
    return body
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim()
  if (!body || typeof body !== "object") return ""
  const { detail, message } = body as { detail?: unknown; message?: unknown }
  if (typeof detail === "string") return detail
  if (typeof message === "string") return message
  return JSON.stringify(body)
}

/** Takes secrets out of a text, and shortens it to what a log line can bear. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .filter((secret): secret is string => Boolean(secret))
    .reduce((clean, secret) => clean.replaceAll(secret, "***"), text)
    .slice(0, 300)
}
