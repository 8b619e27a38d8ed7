/** An answer as a test looks at it. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON, or the text of anything else. */
  readonly body: T
}

export interface RequestOptions {
  body?: unknown
  /** A list is sent as Medusa's routes read it, `id[]=a&id[]=b`. */
  query?: Record<string, string | number | readonly string[] | undefined>
  headers?: Record<string, string>
  /** Sent as `Idempotency-Key`. */
  key?: string
}

/** Speaks HTTP to the engine under test, as one caller. */
export class TestClient {
  constructor(
    private readonly baseUrl: string,
    private readonly headers: Record<string, string>,
  ) {}

  /** The same caller, at another process. */
  at(baseUrl: string): TestClient {
    return new TestClient(baseUrl, this.headers)
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
  async request<T = any>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    const url = new URL(path, this.baseUrl)
    for (const [name, value] of Object.entries(options.query ?? {})) {
      if (typeof value === "object") for (const one of value) url.searchParams.append(`${name}[]`, one)
      else if (value !== undefined) url.searchParams.set(name, String(value))
    }
    const response = await fetch(url, {
      method,
      headers: {
        ...this.headers,
        ...(options.body === undefined ? {} : { "content-type": "application/json" }),
        ...(options.key ? { "idempotency-key": options.key } : {}),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: typeof options.body === "string" ? options.body : JSON.stringify(options.body) }),
    })
    const text = await response.text()
    const json = response.headers.get("content-type")?.includes("application/json")
    return { status: response.status, headers: response.headers, body: (json && text ? JSON.parse(text) : text) as T }
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  get<T = any>(path: string, query?: RequestOptions["query"]): Promise<Answer<T>> {
    return this.request<T>("GET", path, query ? { query } : {})
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  post<T = any>(path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer<T>> {
    return this.request<T>("POST", path, { ...options, body: body ?? {} })
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  delete<T = any>(path: string): Promise<Answer<T>> {
    return this.request<T>("DELETE", path)
  }
}
