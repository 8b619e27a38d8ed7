import { createHmac } from "node:crypto"
import type { Wire } from "./books"

/** How events reach the shop; all can be changed while it runs. */
export interface DeliveryBehaviour {
  /** How often each is sent. */
  copies: number
  /** Milliseconds between what happened and the event. */
  delay_ms: number
  signature: "right" | "wrong"
  /** Seconds that the signature claims to be older than it is. */
  age_seconds: number
  /** Keeps them back until `release`, which may turn their order around. */
  hold: boolean
  /** How often an event is sent again to a shop that does not answer 2xx. */
  retries: number
  retry_delay_ms: number
}

export interface Delivery {
  event: string
  type: string
  /** HTTP status of each attempt; 0 where nobody answered. */
  statuses: number[]
}

/** `Stripe-Signature` of a body: https://docs.stripe.com/webhooks#verify-manually */
export function signatureOf(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Sends signed events to the shop's endpoint. */
export class Deliveries {
  readonly sent: Delivery[] = []
  readonly behaviour: DeliveryBehaviour = {
    copies: 1,
    delay_ms: 0,
    signature: "right",
    age_seconds: 0,
    hold: false,
    retries: 3,
    retry_delay_ms: 100,
  }
  private held: (() => Promise<void>)[] = []
  private readonly running = new Set<Promise<void>>()

  constructor(
    private readonly secret: string,
    /** The shop's endpoint; without one nothing is sent. */
    public url: string | undefined,
  ) {}

  notify(event: Wire): void {
    const { copies, delay_ms, hold } = this.behaviour
    // As it is now: what happens later is another event.
    const body = JSON.stringify(event)
    for (let copy = 0; copy < copies; copy++) {
      const send = () => this.send(event, body, delay_ms)
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

  /** Forgets what was kept back. */
  drop(): void {
    this.held = []
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.running.size) await Promise.all(this.running)
  }

  private run(send: () => Promise<void>): void {
    const running = send().finally(() => this.running.delete(running))
    this.running.add(running)
  }

  private async send(event: Wire, body: string, delayMs: number): Promise<void> {
    if (!this.url) return
    if (delayMs) await pause(delayMs)
    const delivery: Delivery = { event: event.id, type: String(event.type), statuses: [] }
    this.sent.push(delivery)
    for (let attempt = 0; attempt <= this.behaviour.retries; attempt++) {
      if (attempt) await pause(this.behaviour.retry_delay_ms)
      const secret = this.behaviour.signature === "right" ? this.secret : `not ${this.secret}`
      const seconds = Math.floor(Date.now() / 1000) - this.behaviour.age_seconds
      const status = await post(this.url, body, signatureOf(body, secret, seconds))
      delivery.statuses.push(status)
      if (status >= 200 && status < 300) return
    }
  }
}

async function post(url: string, body: string, signature: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature },
      body,
      signal: AbortSignal.timeout(10_000),
    })
    await response.text()
    return response.status
  } catch {
    return 0
  }
}
