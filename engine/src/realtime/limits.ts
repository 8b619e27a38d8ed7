/** What this process may carry. */
export interface RealtimeSettings {
  /** `WEKALA_REALTIME_MAX`: connections in all. */
  readonly max: number
  /** `WEKALA_REALTIME_PER_ADDRESS`: connections from one address; without end when rate limits are off. */
  readonly perAddress: number
}

/** Counts who is connected. */
export class Door {
  readonly #byAddress = new Map<string, number>()
  #count = 0
  #isShut = false

  constructor(private readonly settings: RealtimeSettings) {}

  /** Lets a connection in, or says why not: this process is `full`, or this address has `too_many`. */
  admit(address: string): { leave: () => void } | "full" | "too_many" {
    const here = this.#byAddress.get(address) ?? 0
    if (this.#isShut || this.#count >= this.settings.max) return "full"
    if (here >= this.settings.perAddress) return "too_many"
    this.#count++
    this.#byAddress.set(address, here + 1)
    let isIn = true
    const leave = () => {
      if (!isIn) return
      isIn = false
      this.#count--
      const left = (this.#byAddress.get(address) ?? 1) - 1
      if (left > 0) this.#byAddress.set(address, left)
      else this.#byAddress.delete(address)
    }
    return { leave }
  }

  /** Lets nobody in any more. */
  shut(): void {
    this.#isShut = true
  }
}
