import { isRetryable } from "@wekala/engine/kit"
import { callPost, type PostResult, type PreparedEntry } from "./post"

/** More in one statement gains little and makes the others wait longer. */
const MAX_BATCH = 200
/** Fewer are never divided. */
const MIN_BATCH = 32
/** While the database works on one batch of an account, the next is made ready and waits for its lock. */
const BATCHES_PER_ACCOUNT = 2
/** Batches under way at once: one connection each, so that a lock held elsewhere stops only one of them. */
const LANES = 3
const ATTEMPTS = 5

interface Waiting {
  readonly entry: PreparedEntry
  readonly resolve: (result: PostResult) => void
  readonly reject: (error: unknown) => void
}

/**
 * Gathers the transactions that this process's callers post at the same time into few statements
 * (group commit). Sixty-four requests on one account would otherwise fight for its row lock, one commit
 * each; here they are one statement and one commit, and each caller still gets its own answer after it.
 *
 * Entries are taken in order of arrival. An account is in at most two batches at a time, one under way and
 * one right behind it, so that the database is never idle and never has a crowd at one lock; with other
 * processes the database arbitrates.
 */
export class PostingQueue {
  private waiting: Waiting[] = []
  /** How many batches under way each account is in. */
  private readonly underWay = new Map<string, number>()
  private lanes = 0
  private scheduled = false

  post(entry: PreparedEntry): Promise<PostResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject })
      this.schedule()
    })
  }

  /** Starts batches after this turn of the event loop, when its callers have all queued. */
  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      while (this.lanes < LANES) {
        const batch = this.take()
        if (batch.length === 0) return
        this.lanes++
        void this.run(batch)
      }
    })
  }

  private take(): Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    const references = new Set<string>()
    // An account that an earlier entry waits for is not given to a later one: order holds per account.
    const passedOver = new Set<string>()
    const most = Math.min(MAX_BATCH, Math.max(MIN_BATCH, Math.ceil(this.waiting.length / BATCHES_PER_ACCOUNT)))
    for (const item of this.waiting) {
      const { reference, accountIds } = item.entry
      const free =
        batch.length < most &&
        !references.has(reference) &&
        accountIds.every((id) => (this.underWay.get(id) ?? 0) < BATCHES_PER_ACCOUNT && !passedOver.has(id))
      if (free) {
        batch.push(item)
        references.add(reference)
      } else {
        left.push(item)
        for (const id of accountIds) passedOver.add(id)
      }
    }
    this.waiting = left
    for (const id of accountsOf(batch)) this.underWay.set(id, (this.underWay.get(id) ?? 0) + 1)
    return batch
  }

  private async run(batch: Waiting[]): Promise<void> {
    try {
      await this.settle(batch)
    } finally {
      for (const id of accountsOf(batch)) {
        const left = (this.underWay.get(id) ?? 1) - 1
        if (left) this.underWay.set(id, left)
        else this.underWay.delete(id)
      }
      this.lanes--
      if (this.waiting.length) this.schedule()
    }
  }

  /** One refused entry stops the statement that it is in, so then each entry is posted on its own. */
  private async settle(batch: Waiting[]): Promise<void> {
    try {
      const outcome = await callWithRetry(batch.map((item) => item.entry))
      if ("results" in outcome) {
        for (const [index, item] of batch.entries()) item.resolve(outcome.results[index] as PostResult)
        return
      }
      if (batch.length === 1) {
        batch[0]?.reject(outcome.refused)
        return
      }
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error)
        return
      }
    }
    for (const item of batch) await this.settle([item])
  }
}

async function callWithRetry(entries: PreparedEntry[]) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await callPost(entries)
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

const accountsOf = (batch: readonly Waiting[]) => new Set(batch.flatMap(({ entry }) => entry.accountIds))
