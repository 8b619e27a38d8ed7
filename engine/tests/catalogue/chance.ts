/** Chance that can be had again: the same seed makes the same choices. */
export class Chance {
  #state: number

  constructor(readonly seed: number) {
    this.#state = seed
  }

  /** From 0 up to 1 (mulberry32). */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number of 0 to `most`. */
  upTo(most: number): number {
    return Math.floor(this.number() * (most + 1))
  }

  is(probability: number): boolean {
    return this.number() < probability
  }

  one<T>(of: readonly T[]): T {
    return of[this.upTo(of.length - 1)] as T
  }

  /** Up to `most` different ones. */
  some<T>(of: readonly T[], most = of.length): T[] {
    const left = [...of]
    return Array.from({ length: this.upTo(Math.min(most, of.length)) }, () => left.splice(this.upTo(left.length - 1), 1)[0] as T)
  }

  maybe<T>(probability: number, value: () => T): T | undefined {
    return this.is(probability) ? value() : undefined
  }
}
