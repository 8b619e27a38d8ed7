import { randomUUID } from "node:crypto"

/** A body as it is sent. */
export interface Finished {
  readonly body: Buffer
  readonly etag: string
}

/** An answer for many, but for what of it is of the moment. */
export interface Answer {
  /** What it takes of the memory, about. */
  readonly bytes: number
  finish(): Finished | Promise<Finished>
}

export type EtagOf = (body: Buffer) => string

/** An answer of which nothing is of the moment. */
export function lastingAnswer(text: string, etagOf: EtagOf): Answer {
  const body = Buffer.from(text)
  const whole = { body, etag: etagOf(body) }
  return { bytes: body.length, finish: () => whole }
}

/** How many of each variant can be had in a sales channel at this moment. */
export type Availability = (variantIds: readonly string[], channelId: string) => Promise<(variantId: string) => number | null>

// No merchant's text can be taken for a place.
const MARK = randomUUID()
const PLACE = new RegExp(`"${MARK}:(\\d+)"`)

/** The places for quantities of stock in an answer that is being made, to be filled at each request for it. */
export class Places {
  readonly #variantIds: string[] = []
  #channelId = ""

  /** What stands in the body until it is filled. */
  add(variantId: string, channelId: string): string {
    this.#channelId = channelId
    return `${MARK}:${this.#variantIds.push(variantId) - 1}`
  }

  /** The answer whose body has these places. */
  answer(text: string, etagOf: EtagOf, availabilityOf: Availability): Answer {
    if (this.#variantIds.length === 0) return lastingAnswer(text, etagOf)
    const [variantIds, channelId] = [this.#variantIds, this.#channelId]
    // Text and the number of a place in turn.
    const parts = text.split(PLACE)
    return {
      bytes: 2 * text.length,
      finish: async () => {
        const available = await availabilityOf(variantIds, channelId)
        const filled = parts.map((part, index) => (index % 2 ? String(available(variantIds[Number(part)] as string)) : part))
        const body = Buffer.from(filled.join(""))
        return { body, etag: etagOf(body) }
      },
    }
  }
}
