import pg from "pg"
import { setTimeout as sleep } from "node:timers/promises"
import { log } from "../server/logging/log"
import { CHANNEL, decodeNotice, type Notice } from "./notice"

const CONNECT_TIMEOUT_MS = 5_000
/** A connection that a firewall has forgotten says nothing: it is asked this often, and given up without an answer in time. */
const PROBE_MS = 15_000
const PROBE_TIMEOUT_MS = 5_000
const SHORTEST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000

interface Ears {
  hear(notice: Notice): void
  /** Listens from now on; what was said before was not heard. Comes before the first notice of a connection. */
  listening(): void
}

/** Hears what processes tell each other, on a connection of its own, which it opens again whenever it breaks. */
export class NoticeSource {
  readonly #stopped = new AbortController()
  #running: Promise<void> | undefined

  constructor(
    private readonly databaseUrl: string,
    private readonly ears: Ears,
  ) {}

  /** From the first call on; more do nothing. */
  start(): void {
    this.#running ??= this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped
    let pause = SHORTEST_PAUSE_MS
    while (!signal.aborted) {
      try {
        await this.#listen(() => {
          pause = SHORTEST_PAUSE_MS
        })
      } catch (error) {
        if (signal.aborted) return
        log.warn({ reason: error instanceof Error ? error.message : String(error) }, "Realtime: no notifications for now; listening again")
      }
      await sleep(pause * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined)
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
    }
  }

  /** Listens until the connection breaks, and throws what broke it; returns when stopped. */
  async #listen(onConnected: () => void): Promise<void> {
    const { signal } = this.#stopped
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: "wekala realtime",
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: PROBE_TIMEOUT_MS,
      keepAlive: true,
    })
    let probe: NodeJS.Timeout | undefined
    let isListening = false
    // What the database says of LISTEN may come together with the first notification, which is given out before the
    // promise of the query is: who was told that first would never ask for what was said before it.
    const listens = () => {
      if (isListening) return
      isListening = true
      onConnected()
      this.ears.listening()
    }
    try {
      await new Promise<void>((resolve, reject) => {
        client.on("error", reject)
        client.on("end", () => reject(new Error("The connection has ended")))
        client.on("notification", ({ payload }) => {
          listens()
          const notice = decodeNotice(payload ?? "")
          if (notice) this.ears.hear(notice)
        })
        signal.addEventListener("abort", () => resolve(), { once: true })
        client
          .connect()
          .then(() => client.query(`LISTEN ${CHANNEL}`))
          .then(() => {
            listens()
            probe = setInterval(() => void client.query("SELECT 1").catch(reject), PROBE_MS).unref()
          })
          .catch(reject)
      })
    } finally {
      clearInterval(probe)
      // Unheard, a late error would end the process.
      client.removeAllListeners("error").on("error", () => undefined)
      await Promise.race([client.end().catch(() => undefined), sleep(1_000, undefined, { ref: false })])
    }
  }
}
