import { randomBytes } from "node:crypto"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { deserialize, serialize } from "node:v8"
import type { Behaviour } from "./cards"

/** An object of the API as it goes over the wire. */
export interface Wire extends Record<string, unknown> {
  id: string
  object: string
}

/** Intents, charges and refunds carry amounts. */
export interface Intent extends Wire {
  client_secret: string
  status: string
  amount: number
  amount_capturable: number
  amount_received: number
  currency: string
  capture_method: "automatic" | "manual"
  customer: string | null
  payment_method: string | null
  setup_future_usage: string | null
  latest_charge: string | null
  last_payment_error: Record<string, unknown> | null
  next_action: Record<string, unknown> | null
  metadata: Record<string, string>
}

export interface Charge extends Wire {
  amount: number
  amount_captured: number
  amount_refunded: number
  payment_intent: string
  status: "succeeded" | "failed"
}

export interface Refund extends Wire {
  amount: number
  charge: string
  status: "succeeded" | "pending" | "failed"
}

export interface Method extends Wire {
  customer: string | null
}

interface Kept {
  /** What was sent, to tell the same request from another one under its name. */
  fingerprint: string
  status: number
  body: unknown
}

/** The books of the stand-in: everything that Stripe would remember. Card numbers are not among it. */
export class Books {
  readonly customers = new Map<string, Wire>()
  readonly methods = new Map<string, Method>()
  /** How a card behaves, by its payment method. */
  readonly behaviours = new Map<string, Behaviour>()
  /** Cards that their owner has confirmed once, for later payments. */
  readonly setUp = new Set<string>()
  /** Cards that have paid without being saved: Stripe takes them once. */
  readonly spent = new Set<string>()
  readonly intents = new Map<string, Intent>()
  readonly setups = new Map<string, Intent>()
  readonly charges = new Map<string, Charge>()
  readonly refunds = new Map<string, Refund>()
  readonly disputes = new Map<string, Wire>()
  readonly events: Wire[] = []
  readonly idempotency = new Map<string, Kept>()

  /** @param file where they are kept from one start to the next */
  constructor(private readonly file?: string) {
    if (!file || !existsSync(file)) return
    const kept = deserialize(readFileSync(file)) as Record<string, Map<string, never> | Set<string> | Wire[]>
    for (const [name, shelf] of Object.entries(kept)) {
      const mine = this[name as keyof Books] as unknown
      if (mine instanceof Map && shelf instanceof Map) for (const [key, value] of shelf) mine.set(key, value)
      else if (mine instanceof Set && shelf instanceof Set) for (const key of shelf) mine.add(key)
      else if (Array.isArray(mine) && Array.isArray(shelf)) mine.push(...shelf)
    }
  }

  /** Written beside and put in place, so that a stop in between loses nothing. */
  save(): void {
    if (!this.file) return
    const { file: _file, ...shelves } = this as unknown as Record<string, unknown>
    writeFileSync(`${this.file}.new`, serialize(shelves), { mode: 0o600 })
    renameSync(`${this.file}.new`, this.file)
  }
}

export const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString("hex")}`

/** Seconds of the epoch. */
export const now = () => Math.floor(Date.now() / 1000)
