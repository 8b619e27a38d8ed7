import { hmacOf, signedText } from "../lib/hmac"
import type { StoredTransaction } from "./ledger"
import { toWire } from "./wire"

/** How callbacks reach the shop; all can be changed while it runs. */
export interface DeliveryBehaviour {
  /** How often each is sent. */
  copies: number
  /** Milliseconds between what happened and the callback. */
  delay_ms: number
  signature: "right" | "wrong"
  /** Keeps them back until `release`, which may turn their order around. */
  hold: boolean
  /** How often a callback is sent again to a shop that does not answer 2xx. */
  retries: number
  retry_delay_ms: number
  /** Sends all callbacks to this origin instead of the one in `notification_url`: a shop behind another name or port. */
  origin: string | null
}

export interface Delivery {
  url: string
  transaction_id: number
  /** HTTP status of each attempt; 0 where nobody answered. */
  statuses: number[]
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Sends signed callbacks to `notification_url`. */
export class Deliveries {
  readonly sent: Delivery[] = []
  readonly behaviour: DeliveryBehaviour = {
    copies: 1,
    delay_ms: 0,
    signature: "right",
    hold: false,
    retries: 3,
    retry_delay_ms: 100,
    origin: null,
  }
  private held: (() => Promise<void>)[] = []
  private readonly running = new Set<Promise<void>>()

  constructor(private readonly hmacSecret: string) {}

  /** Tells the shop of a transaction as it is now. */
  notify(transaction: StoredTransaction): void {
    const target = transaction.intention.notification_url
    if (!target) return
    const obj = toWire(transaction)
    const { copies, delay_ms, hold } = this.behaviour
    for (let copy = 0; copy < copies; copy++) {
      const send = () => this.send(target, obj, delay_ms)
      if (hold) this.held.push(send)
      else this.run(send)
    }
  }

  /** Sends what was kept back, the last first if told so. */
  release(order: "first" | "last" = "first"): void {
    const sends = order === "last" ? this.held.reverse() : this.held
    this.held = []
    for (const send of sends) this.run(send)
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.running.size) await Promise.all(this.running)
  }

  private run(send: () => Promise<void>): void {
    const running = send().finally(() => this.running.delete(running))
    this.running.add(running)
  }

  private async send(target: string, obj: Record<string, unknown>, delayMs: number): Promise<void> {
    if (delayMs) await pause(delayMs)
    const { pathname, search } = new URL(target)
    const url = new URL(pathname + search, this.behaviour.origin ?? target)
    const secret = this.behaviour.signature === "right" ? this.hmacSecret : `not ${this.hmacSecret}`
    url.searchParams.set("hmac", hmacOf(signedText(obj), secret))
    const delivery: Delivery = { url: url.href, transaction_id: Number(obj.id), statuses: [] }
    this.sent.push(delivery)
    for (let attempt = 0; attempt <= this.behaviour.retries; attempt++) {
      if (attempt) await pause(this.behaviour.retry_delay_ms)
      const status = await post(url, { type: "TRANSACTION", obj })
      delivery.statuses.push(status)
      if (status >= 200 && status < 300) return
    }
  }
}

async function post(url: URL, body: unknown): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    await response.text()
    return response.status
  } catch {
    return 0
  }
}
