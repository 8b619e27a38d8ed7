const LIFETIME_MS = 1_000

interface Entry<T> {
  readonly value: Promise<T | undefined>
  readonly until: number
}

/**
 * What was found out, for a second from when it was asked, so that whatever is taken back is gone a second later. Callers
 * of one moment share what is asked. What was not found is asked for each time.
 */
export class Remembered<T> {
  readonly #entries = new Map<string, Entry<T>>()

  constructor(
    private readonly size: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get(key: string, find: () => Promise<T | undefined>): Promise<T | undefined> {
    const known = this.#entries.get(key)
    if (known && this.now() < known.until) return known.value
    const entry: Entry<T> = { value: find(), until: this.now() + LIFETIME_MS }
    this.#entries.delete(key)
    if (this.#entries.size >= this.size) this.#entries.delete(this.#entries.keys().next().value as string)
    this.#entries.set(key, entry)
    const forget = () => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
    }
    entry.value.then((value) => {
      if (value === undefined) forget()
    }, forget)
    return entry.value
  }
}
