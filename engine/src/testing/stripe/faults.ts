/** What goes wrong, and when. */
export interface Fault {
  /** Part of `METHOD /path`: `/v1/refunds`, `POST /v1/payment_intents`. Every call of the API when left out. */
  path?: string
  /** An HTTP status to answer, a silence, or a broken connection. */
  answer: number | "silence" | "hang_up"
  /** `before`: nothing has happened. `after`: it has happened, and the answer is lost. Default `before`. */
  when?: "before" | "after"
  /** How many calls. Default 1. */
  times?: number
}

/** The faults that are still to come, and how slow every answer is. */
export class Faults {
  latency_ms = 0
  private queue: Required<Fault>[] = []

  add(fault: Fault): void {
    this.queue.push({ path: "", when: "before", times: 1, ...fault })
  }

  clear(): void {
    this.queue = []
    this.latency_ms = 0
  }

  /** The fault that befalls this call, once. */
  take(call: string): Required<Fault> | undefined {
    const fault = this.queue.find((one) => one.times > 0 && call.includes(one.path))
    if (fault) fault.times -= 1
    return fault
  }
}
