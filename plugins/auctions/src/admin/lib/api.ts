import Medusa from "@medusajs/js-sdk"

declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

const baseUrl = __BACKEND_URL__ || "/"
const authType = __AUTH_TYPE__ ?? "session"

/** The dashboard's own settings, so that its session is ours. */
export const sdk = new Medusa({ baseUrl, auth: { type: authType, jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined } })

/** An input that the server refuses: `body.starting_price`, and why. */
export interface RefusedField {
  path: string
  message: string
}

/** An answer that refuses, with the code that a page can switch on. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly fields: readonly RefusedField[] = [],
  ) {
    super(message)
  }
}

export type Query = Record<string, string | number | string[] | Record<string, string> | undefined>

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return sdk.client.fetch<T>(path, { query, signal })
}

/** A path on the engine as a whole address. */
export function addressOf(path: string): URL {
  return new URL(path.replace(/^\//, ""), new URL(baseUrl.replace(/\/?$/, "/"), window.location.origin))
}

/**
 * Sends a change under an idempotency key. The SDK's errors leave out `code` and `fields`, so the request
 * is made here with the SDK's credentials.
 *
 * @throws ApiError when the server refuses; TypeError when it did not answer
 */
export async function send<T>(
  path: string,
  { method = "POST", body = {}, idempotencyKey }: { method?: "POST" | "DELETE"; body?: object | undefined; idempotencyKey: string },
): Promise<T> {
  const token = authType === "jwt" ? await sdk.client.getToken() : undefined
  const response = await fetch(addressOf(path), {
    method,
    credentials: authType === "session" ? "include" : "omit",
    headers: {
      accept: "application/json",
      "idempotency-key": idempotencyKey,
      ...(method === "POST" ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (response.ok) return answer as T
  const { message, code, type, fields } = answer as { message?: string; code?: string; type?: string; fields?: RefusedField[] }
  throw new ApiError(message ?? response.statusText, response.status, code ?? type ?? "unknown_error", fields)
}

/** Fetches a file with the session and hands it to the browser to save. */
export async function download(path: string, filename: string): Promise<void> {
  const response = await sdk.client.fetch<Response>(path, { headers: { accept: "text/csv" } })
  const url = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement("a"), { href: url, download: filename })
  link.click()
  URL.revokeObjectURL(url)
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : undefined
}
