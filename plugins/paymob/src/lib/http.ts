import type { z } from "@medusajs/framework/zod"
import { recordingFetch } from "@wekala/engine/kit"
import { codeOf, explain, PaymobError, redact } from "./errors"

export interface HttpOptions {
  baseUrl: string
  /** Milliseconds that one attempt may take. */
  timeoutMs: number
  /** How often a call that is safe to repeat is tried. */
  attempts: number
  /** What no message may hold. */
  secrets: readonly (string | undefined)[]
  /** Milliseconds before the second attempt; doubled for each further one. */
  backoffMs?: number
}

interface Call<Schema extends z.ZodType> {
  method: "GET" | "POST" | "PUT"
  path: string
  authorization?: string
  body?: unknown
  answer: Schema
  /** True only where doing it twice is doing it once. */
  repeatable: boolean
  /** Secrets of this call alone, such as the client secret in its path. */
  secrets?: readonly string[]
}

/** One HTTP call, with a time limit, retries where they are harmless, and answers that are checked. */
export async function call<Schema extends z.ZodType>(options: HttpOptions, request: Call<Schema>): Promise<z.output<Schema>> {
  const attempts = request.repeatable ? options.attempts : 1
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(options, request)
    } catch (error) {
      if (!(error instanceof PaymobError) || !error.retriable || attempt >= attempts) throw error
      // Full jitter: many servers that lost the same gateway do not come back at one moment.
      const ceiling = (options.backoffMs ?? 200) * 2 ** (attempt - 1)
      await new Promise((done) => setTimeout(done, Math.random() * ceiling))
    }
  }
}

async function once<Schema extends z.ZodType>(options: HttpOptions, request: Call<Schema>): Promise<z.output<Schema>> {
  const secrets = [...options.secrets, ...(request.secrets ?? [])]
  const name = `Paymob ${request.method} ${redact(request.path, secrets)}`
  const fail = (status: number, code: PaymobError["code"], message: string, retriable: boolean) =>
    new PaymobError(status, code, `${name}: ${redact(message, secrets)}`, retriable)
  let response: Response
  let text: string
  try {
    response = await recordingFetch("paymob", { secrets })(new URL(request.path, options.baseUrl), {
      method: request.method,
      headers: {
        accept: "application/json",
        ...(request.authorization ? { authorization: request.authorization } : {}),
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      // A redirect would carry the key to whoever is named there.
      redirect: "error",
      signal: AbortSignal.timeout(options.timeoutMs),
    })
    text = await response.text()
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError"
    throw fail(0, "unreachable", timedOut ? `no answer within ${options.timeoutMs} ms` : "no connection", true)
  }
  const body = parse(text)
  if (!response.ok) {
    const code = codeOf(response.status)
    throw fail(response.status, code, `${response.status} ${explain(body)}`.trim(), code === "unavailable")
  }
  const parsed = request.answer.safeParse(body)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => issue.path.join(".") || "the answer").join(", ")
  throw fail(response.status, "unexpected_answer", `not as documented: ${fields}`, false)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
