import type { DomainError } from "@wekala/engine/kit"
import { setTimeout as sleep } from "node:timers/promises"
import type { AuctionsOptions } from "../options"
import { type BidAnswer, isTooLate, placeBids } from "./place"
import type { BidRequest, Refusal } from "./round"

/** More in one transaction makes the first ones wait. */
const MAX_ROUND = 128

type Outcome = BidAnswer | Refusal | DomainError

interface Waiting {
  readonly request: BidRequest
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/**
 * Takes the bids that come to one lot at the same time in rounds (group commit). Sixty-four bidders would
 * otherwise fight for one row's lock, a commit each; here they are one transaction, in order of arrival, and
 * each gets the own answer after it. One round of a lot is under way at a time in this process; with other
 * processes the row's lock arbitrates.
 */
export class BidQueue {
  private readonly lots = new Map<string, Waiting[]>()

  constructor(private readonly options: AuctionsOptions) {}

  place(auctionId: string, request: BidRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const waiting = { request, resolve, reject }
      const queue = this.lots.get(auctionId)
      if (queue) {
        queue.push(waiting)
        return
      }
      this.lots.set(auctionId, [waiting])
      void this.drain(auctionId)
    })
  }

  private async drain(auctionId: string): Promise<void> {
    const queue = this.lots.get(auctionId) as Waiting[]
    // Callers of this turn of the event loop come along.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) await this.take(auctionId, queue.splice(0, MAX_ROUND))
    this.lots.delete(auctionId)
  }

  private async take(auctionId: string, round: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.placeInTime(
        auctionId,
        round.map(({ request }) => request),
      )
      for (const [index, { resolve }] of round.entries()) resolve(outcomes[index] as Outcome)
    } catch (error) {
      // One bid that the database refuses must not take the others with it.
      if (round.length === 1) return round[0]?.reject(error)
      for (const waiting of round) await this.take(auctionId, [waiting])
    }
  }

  /** A round whose writing the end has overtaken is tried again: by then the lot has ended, or was extended. */
  private async placeInTime(auctionId: string, requests: BidRequest[]): Promise<Outcome[]> {
    try {
      return await placeBids(auctionId, requests, this.options)
    } catch (error) {
      if (!isTooLate(error)) throw error
      await sleep(1)
      return placeBids(auctionId, requests, this.options)
    }
  }
}
