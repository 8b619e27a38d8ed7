import { setTimeout as sleep } from "node:timers/promises"
import type { AuctionsOptions } from "../options"
import { isTooLate, type Outcome, placeBids } from "./place"
import type { BidRequest } from "./round"
import type { Placing } from "./take"

/** More bids in one transaction make the first ones wait. */
const MAX_ROUND = 128
/** While one round commits, the next is read and worked out. More would only be smaller: commits that notify go one by one. */
const MAX_ROUNDS = 2

interface Waiting extends Placing {
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * Takes the bids that come at the same time in rounds (group commit), on one lot or on a hundred. Sixty-four bidders would
 * otherwise fight for one row's lock, a commit each; here they are one transaction, in order of arrival, and each gets the own
 * answer after it. A lot is in one round at a time in this process; with other processes its row's lock arbitrates.
 */
export class BidQueue {
  /** By lot, in the order in which they are taken. */
  private readonly waiting = new Map<string, Waiting[]>()
  /** Lots in a round that is under way. */
  private readonly busy = new Set<string>()
  private rounds = 0
  private isWaking = false

  constructor(private readonly options: AuctionsOptions) {}

  place(auctionId: string, request: BidRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const one = { auctionId, request, resolve, reject }
      const others = this.waiting.get(auctionId)
      if (others) others.push(one)
      else this.waiting.set(auctionId, [one])
      this.wake()
    })
  }

  private wake(): void {
    if (this.isWaking) return
    this.isWaking = true
    // Callers of this turn of the event loop come along.
    setImmediate(() => {
      this.isWaking = false
      while (this.rounds < MAX_ROUNDS) {
        const round = this.next()
        if (round.length === 0) return
        void this.run(round)
      }
    })
  }

  private next(): Waiting[] {
    const round: Waiting[] = []
    for (const [auctionId, queue] of this.waiting) {
      if (round.length === MAX_ROUND) break
      if (this.busy.has(auctionId)) continue
      this.busy.add(auctionId)
      round.push(...queue.splice(0, MAX_ROUND - round.length))
      this.waiting.delete(auctionId)
      // Behind the others: two lots with endless queues must leave a place to a third.
      if (queue.length > 0) this.waiting.set(auctionId, queue)
    }
    return round
  }

  private async run(round: readonly Waiting[]): Promise<void> {
    this.rounds++
    const held = await this.settle(round, false)
    this.rounds--
    for (const { auctionId } of round) this.busy.delete(auctionId)
    // One lot that somebody holds must not hold up the others.
    for (const auctionId of new Set(held.map((one) => one.auctionId))) {
      this.busy.add(auctionId)
      const its = held.filter((one) => one.auctionId === auctionId)
      void this.settle(its, true).then(() => {
        this.busy.delete(auctionId)
        this.wake()
      })
    }
    this.wake()
  }

  /** Answers all whose lot could be taken; returns the others. */
  private async settle(round: readonly Waiting[], waits: boolean): Promise<Waiting[]> {
    try {
      const outcomes = await this.placeInTime(round, waits)
      return round.filter(({ resolve }, index) => {
        const outcome = outcomes[index]
        if (outcome) resolve(outcome)
        return !outcome
      })
    } catch (error) {
      const [first] = round
      if (round.length === 1) {
        first?.reject(error)
        return []
      }
      // One bid that the database refuses must not take the others with it.
      const held: Waiting[] = []
      for (const one of round) held.push(...(await this.settle([one], waits)))
      return held
    }
  }

  /** A round whose writing the end of a lot has overtaken is tried again: by then that lot has ended, or was extended. */
  private async placeInTime(round: readonly Waiting[], waits: boolean): Promise<(Outcome | undefined)[]> {
    try {
      return await placeBids(round, waits, this.options)
    } catch (error) {
      if (!isTooLate(error)) throw error
      await sleep(1)
      return placeBids(round, waits, this.options)
    }
  }
}
