/** A message as a client of a room has it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads messages of any shape
export interface Told<T = any> {
  readonly sequence: number
  readonly type: string
  readonly at: string
  readonly server_time: string
  readonly data: T
}

/** One listener in a room, over server-sent events. */
export interface Follower extends AsyncIterable<Told> {
  readonly headers: Headers
  /** All that has come so far, oldest first. */
  readonly told: readonly Told[]
  /** The next message, or the next of this type; those before it are passed over. Throws when none comes in time. */
  next(type?: string, timeoutMs?: number): Promise<Told>
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>
  close(): void
}

const NEXT_TIMEOUT_MS = 5_000

/**
 * Follows a room: `follow(`${engine.url}/realtime/auction/auc_1`)`.
 *
 * @param options.lastEventId resumes after this sequence
 * @throws Error with the status and code, when the room does not let one in
 */
export async function follow(
  url: string,
  options: { lastEventId?: number | string; headers?: Record<string, string> } = {},
): Promise<Follower> {
  const aborted = new AbortController()
  const headers = { ...options.headers, ...(options.lastEventId === undefined ? {} : { "last-event-id": String(options.lastEventId) }) }
  const response = await fetch(url, { headers, signal: aborted.signal })
  if (response.status !== 200) throw new Error(`${response.status} ${((await response.json()) as { code: string }).code}`)

  const told: Told[] = []
  const waiting = new Set<() => void>()
  let isOver = false
  let read = 0
  const wake = () => {
    for (const one of waiting) one()
    waiting.clear()
  }
  const ended = readEvents(response.body as ReadableStream<Uint8Array>, (message) => {
    told.push(message)
    wake()
  }).then(() => {
    isOver = true
    wake()
  })
  const next = async (type?: string, timeoutMs = NEXT_TIMEOUT_MS): Promise<Told> => {
    const deadline = Date.now() + timeoutMs
    for (;;) {
      for (let message = told[read]; message; message = told[read]) {
        read++
        if (!type || message.type === type) return message
      }
      const left = deadline - Date.now()
      if (isOver || left <= 0) throw new Error(`No ${type ?? "message"} has come: ${isOver ? "the stream has ended" : "in time"}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        waiting.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }
  return {
    headers: response.headers,
    told,
    next,
    ended,
    close: () => aborted.abort(),
    async *[Symbol.asyncIterator]() {
      while (!isOver || read < told.length) {
        try {
          yield await next(undefined, 60_000)
        } catch {
          return
        }
      }
    },
  }
}

/** Reads a stream of events (HTML, 9.2.6) to its end, whoever ends it. */
async function readEvents(body: ReadableStream<Uint8Array>, onMessage: (message: Told) => void): Promise<void> {
  const decoder = new TextDecoder()
  let text = ""
  try {
    for await (const chunk of body) {
      const blocks = (text + decoder.decode(chunk, { stream: true })).split("\n\n")
      text = blocks.pop() as string
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        const message = data ? (JSON.parse(data) as Partial<Told>) : {}
        if (message.sequence !== undefined) onMessage(message as Told)
      }
    }
  } catch {
    // Cut off, by this client or by the server.
  }
}
