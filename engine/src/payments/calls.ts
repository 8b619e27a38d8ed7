import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { setTimeout as pause } from "node:timers/promises"
import { queryRows } from "../kit/database/query"
import { newId } from "../kit/id"
import { defineJob } from "../kit/jobs/define-job"
import { createMask } from "./mask"
import { paymentAtHand } from "./scope"

/** Longer messages are no JSON of a payment's; only their size is kept. */
const LONGEST_BODY = 256_000
/** Milliseconds that a payment waits for its record to be written. */
const PATIENCE_MS = 500

interface Call {
  provider: string
  payment: ReturnType<typeof paymentAtHand>
  method: string
  url: URL
  request: unknown
  secrets: readonly (string | undefined)[]
  milliseconds: number
  status?: number
  answer?: unknown
  error?: string
}

export interface RecordingOptions {
  /** What must not be kept wherever it stands: keys, tokens. What travels in headers that are for them is known. */
  secrets?: readonly (string | undefined)[]
}

/**
 * A `fetch` for a payment provider's client that leaves a record of each call: what was asked and answered, how long it took,
 * which payment it was for (`aboutPayment`). Secrets, card data and personal data are not kept. A record that cannot be
 * written is logged, and the call goes on.
 *
 * @param provider as merchants know it: `paymob`
 */
export function recordingFetch(provider: string, { secrets = [] }: RecordingOptions = {}): typeof fetch {
  return async (input, init) => {
    const started = performance.now()
    const sent = input instanceof Request ? input : undefined
    const headers = new Headers(init?.headers ?? sent?.headers)
    const call = {
      provider,
      payment: paymentAtHand(),
      method: (init?.method ?? sent?.method ?? "GET").toUpperCase(),
      url: new URL(sent?.url ?? String(input)),
      request: bodyOf(init?.body, headers.get("content-type")),
      secrets: [...secrets, ...credentialsOf(headers)],
    }
    const took = () => Math.round(performance.now() - started)
    try {
      const response = await fetch(input, init)
      // Read apart: the client reads the answer as if nobody had.
      const answer = await textOf(response.clone())
      await keep({ ...call, status: response.status, answer, milliseconds: took() })
      return response
    } catch (error) {
      await keep({ ...call, error: faultOf(error), milliseconds: took() })
      throw error
    }
  }
}

/** `Bearer …` is a secret, and so is what follows the word. */
function credentialsOf(headers: Headers): string[] {
  return [...headers].flatMap(([name, value]) =>
    /authorization|cookie|api-?key|token|secret|signature/.test(name) ? [value, value.replace(/^\S+\s+/, "")] : [],
  )
}

function bodyOf(body: RequestInit["body"], type: string | null): unknown {
  if (body === undefined || body === null) return null
  if (body instanceof URLSearchParams) return formOf(body)
  if (typeof body !== "string") return { is_kept: false, type }
  if (type?.includes("x-www-form-urlencoded")) return formOf(new URLSearchParams(body))
  return parsed(body, type)
}

/** `card[number]=…`: each part of a name is looked at. */
function formOf(form: URLSearchParams): unknown {
  return Object.fromEntries(form)
}

async function textOf(response: Response): Promise<unknown> {
  try {
    return parsed(await response.text(), response.headers.get("content-type"))
  } catch (error) {
    return { is_kept: false, error: faultOf(error) }
  }
}

/** What is no JSON cannot be looked through: it is described. */
function parsed(text: string, type: string | null): unknown {
  if (text === "") return null
  if (text.length <= LONGEST_BODY) {
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === "object") return value
    } catch {
      // Described below.
    }
  }
  return { is_kept: false, type: type?.split(";")[0] ?? null, quantity: text.length }
}

/** The sort of fault, and never its message: that may repeat what was sent. */
function faultOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  return [name ?? "Error", cause?.code].filter(Boolean).join(" ")
}

async function keep(call: Call): Promise<void> {
  // Where there is no shop, as in a test of the client, there is nothing to write to.
  if (!container.hasRegistration("engine")) return
  const written = write(call).catch((error: Error) => {
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .error(`A call of ${call.provider} could not be recorded: ${error.name} ${(error as { code?: string }).code ?? ""}`.trim())
  })
  const enough = new AbortController()
  await Promise.race([written, pause(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => undefined)])
  enough.abort()
}

async function write({ provider, payment, method, url, request, answer, secrets, ...call }: Call): Promise<void> {
  const query = Object.fromEntries(url.searchParams)
  const mask = createMask([request, answer, query], secrets)
  const asked = url.search ? { query, ...(request === null ? {} : { body: request }) } : request
  const json = (message: unknown) => (message === null || message === undefined ? null : JSON.stringify(mask.json(message)))
  await queryRows(
    `INSERT INTO wekala_payment_call (id, provider, session_id, payment_collection_id, what, status, milliseconds, request, answer, error,
       is_comparison)
     VALUES ($1, $2, $3, (SELECT payment_collection_id FROM payment_session WHERE id = $3), $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId("pcall"),
      provider,
      payment?.sessionId ?? null,
      `${method} ${mask.path(url.pathname)}`,
      call.status ?? null,
      call.milliseconds,
      json(asked),
      json(answer),
      call.error ?? null,
      payment?.isComparison ?? false,
    ],
  )
}

/** Longer than any card scheme lets a payment be disputed. */
defineJob({
  name: "engine.forget_payment_calls",
  payload: z.object({}),
  cron: "47 3 * * *",
  handle: async (_, { now }) => {
    await queryRows("DELETE FROM wekala_payment_call WHERE at < $1::timestamptz - interval '400 days'", [now])
  },
})
