import type { Answer } from "./answer"

/** What was made for a request: an answer, and whether it holds until its version changes. */
export interface Made {
  readonly answer: Answer
  readonly keep: boolean
}

interface Kept {
  readonly version: string
  readonly answer: Answer
  readonly bytes: number
}

/** What one entry costs beside its body and key. */
const ENTRY_BYTES = 300
/** One answer may take this share of the room. */
const LARGEST_SHARE = 1 / 4

/**
 * Answers, each kept for its key until the version that it was made under is another, the least recently asked for
 * going first where there is no more room. What was made under an old version is never given for a new one.
 */
export class Answers {
  readonly #kept = new Map<string, Kept>()
  readonly #coming = new Map<string, Promise<Answer | undefined>>()
  #bytes = 0

  /** @param room bytes that bodies and keys may take */
  constructor(private readonly room: number) {}

  /** What all that is kept takes. */
  get bytes(): number {
    return this.#bytes
  }

  /** What is kept for the key and was made under this version. */
  get(key: string, version: string): Answer | undefined {
    const found = this.#kept.get(key)
    if (found?.version !== version) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, found)
    return found.answer
  }

  /**
   * Has an answer made, once for all who ask for it while it is being made.
   *
   * @param make answers undefined for what it cannot make; this and a failure are for those who wait, and are not kept
   */
  make(key: string, version: string, make: () => Promise<Made | undefined>): Promise<Answer | undefined> {
    const name = `${version}\n${key}`
    const coming = this.#coming.get(name)
    if (coming) return coming
    const made = make()
      .then((result) => {
        if (result?.keep) this.#keep(key, version, result.answer)
        return result?.answer
      })
      .finally(() => this.#coming.delete(name))
    this.#coming.set(name, made)
    return made
  }

  #keep(key: string, version: string, answer: Answer): void {
    const bytes = answer.bytes + 2 * key.length + ENTRY_BYTES
    this.#forget(key)
    if (bytes > this.room * LARGEST_SHARE) return
    this.#kept.set(key, { version, answer, bytes })
    this.#bytes += bytes
    while (this.#bytes > this.room) this.#forget(this.#kept.keys().next().value as string)
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0
    this.#kept.delete(key)
  }
}
