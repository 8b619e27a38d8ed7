const TICK_MS = 1_000

/**
 * Does something to each of its members once per period, some each second: what is done to ten thousand at once
 * would hold up everything else.
 */
export class Wheel<T> {
  readonly #slots: Set<T>[]
  #next = 0
  #now = 0
  #timer: NodeJS.Timeout | undefined

  constructor(
    periodSeconds: number,
    private readonly act: (member: T) => void,
  ) {
    this.#slots = Array.from({ length: periodSeconds }, () => new Set())
  }

  /** @returns what to call when it leaves */
  add(member: T): () => void {
    this.#timer ??= setInterval(() => this.#turn(), TICK_MS).unref()
    const slot = this.#slots[this.#next++ % this.#slots.length] as Set<T>
    slot.add(member)
    return () => slot.delete(member)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #turn(): void {
    const slot = this.#slots[this.#now++ % this.#slots.length] as Set<T>
    for (const member of slot) this.act(member)
  }
}
