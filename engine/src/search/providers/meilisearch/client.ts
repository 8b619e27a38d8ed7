import { DomainError } from "../../../kit/http/errors"

/** The package is ESM only; this file is compiled to CommonJS. */
export type Client = import("meilisearch", { with: { "resolution-mode": "import" }}).Meilisearch
type Enqueued = import("meilisearch", { with: { "resolution-mode": "import" }}).EnqueuedTaskPromise
export type Settings = import("meilisearch", { with: { "resolution-mode": "import" }}).Settings
export type SearchParams = import("meilisearch", { with: { "resolution-mode": "import" }}).SearchParams

export interface MeilisearchOptions {
  /** `http://localhost:7700` */
  host: string
  apiKey?: string
  /** What the names of its indexes begin with; several shops can share a server. Default `wekala`. */
  prefix?: string
  /** How long a shopper's search waits for an answer. Default 3 seconds. */
  search_timeout_ms?: number
  /** How long a change waits until it can be found. Default a minute. */
  write_timeout_ms?: number
  /** Told why a shopper's search was not answered. */
  onFailure?: (error: Error) => void
}

const MOST_INDEXES = 10_000

/** A connection for searching, which gives up soon, and one for writing, which is patient. */
export class Connection {
  private clients: Promise<{ search: Client; write: Client }> | undefined
  private readonly wait: { timeout: number; interval: number }

  constructor(private readonly options: MeilisearchOptions) {
    this.wait = { timeout: options.write_timeout_ms ?? 60_000, interval: 20 }
  }

  async forSearching(): Promise<Client> {
    return (await this.connected()).search
  }

  async forWriting(): Promise<Client> {
    return (await this.connected()).write
  }

  /** The names of all indexes of the server. */
  async indexes(): Promise<string[]> {
    const { results } = await (await this.forWriting()).getRawIndexes({ limit: MOST_INDEXES })
    return results.map(({ uid }) => uid)
  }

  /**
   * Waits until tasks are done, in the order in which they were asked for.
   *
   * @throws Error with what Meilisearch says when one fails or takes too long
   */
  async done(tasks: readonly Enqueued[]): Promise<void> {
    // All are asked for before any is waited for; a refusal of one must not go unheard meanwhile.
    const enqueued = await Promise.all(tasks)
    const client = await this.forWriting()
    for (const { taskUid } of enqueued) {
      const { status, type, indexUid, error } = await client.tasks.waitForTask(taskUid, this.wait)
      if (status !== "succeeded")
        throw new Error(`Meilisearch: ${type} of ${indexUid} has ${status}: ${error?.message ?? "no reason given"}`)
    }
  }

  /** What a shopper is told while the search does not answer. */
  away(error: unknown): DomainError {
    const message = "The search does not answer at the moment. Try again soon."
    const made = new DomainError({ status: 503, code: "search_unavailable", message })
    made.cause = error
    this.options.onFailure?.(error as Error)
    return made
  }

  private connected(): Promise<{ search: Client; write: Client }> {
    this.clients ??= import("meilisearch").then(({ Meilisearch }) => {
      const { host, apiKey, search_timeout_ms = 3_000 } = this.options
      return {
        search: new Meilisearch({ host, apiKey, timeout: search_timeout_ms }),
        write: new Meilisearch({ host, apiKey, timeout: this.wait.timeout }),
      }
    })
    return this.clients
  }
}

/** Whether Meilisearch has refused because it has no such index: nothing of that kind and language has been written. */
export function isMissingIndex(error: unknown): boolean {
  return (error as { cause?: { code?: string } } | undefined)?.cause?.code === "index_not_found"
}
