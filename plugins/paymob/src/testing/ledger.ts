import { randomBytes } from "node:crypto"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { deserialize, serialize } from "node:v8"
import { dayIn } from "../lib/regions"

export type Method = "card" | "auth" | "wallet" | "kiosk"

/** The stand-in's merchant account: integration ids and what each takes money by. */
export const INTEGRATIONS: Readonly<Record<number, Method>> = { 1001: "card", 1002: "auth", 2001: "wallet", 3001: "kiosk" }

export interface StoredIntention {
  id: string
  client_secret: string
  order_id: number
  amount: number
  currency: string
  payment_methods: number[]
  special_reference: string | null
  notification_url: string | null
  redirection_url: string | null
  billing_data: Record<string, string>
  /** Milliseconds of the epoch. */
  expires_at: number
  paid_amount: number
}

export interface StoredTransaction {
  id: number
  intention: StoredIntention
  integration_id: number
  method: Method
  amount_cents: number
  created_at: Date
  pending: boolean
  success: boolean
  is_3d_secure: boolean
  kind: "payment" | "capture" | "void" | "refund"
  parent: StoredTransaction | undefined
  is_voided: boolean
  captured: number
  refunded: number
  message: string
}

/** A refusal, as Paymob words it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
  ) {
    super(JSON.stringify(body))
  }
}

const refuse = (message: string, status = 400) => new Refusal(status, { message })
const businessDay = (date: Date) => dayIn(date, "Africa/Cairo")

/** The books of the stand-in: what Paymob would let happen, and what it would not. */
export class Ledger {
  readonly intentions = new Map<string, StoredIntention>()
  readonly transactions = new Map<number, StoredTransaction>()
  private lastId = 192_000_000

  /** @param file where they are kept from one start to the next */
  constructor(private readonly file?: string) {
    if (!file || !existsSync(file)) return
    const { intentions, transactions, lastId } = deserialize(readFileSync(file)) as Pick<Ledger, "intentions" | "transactions"> & {
      lastId: number
    }
    for (const [key, intention] of intentions) this.intentions.set(key, intention)
    for (const [id, transaction] of transactions) this.transactions.set(id, transaction)
    this.lastId = lastId
  }

  /** Written beside and put in place, so that a stop in between loses nothing. */
  save(): void {
    if (!this.file) return
    const { intentions, transactions, lastId } = this
    writeFileSync(`${this.file}.new`, serialize({ intentions, transactions, lastId }), { mode: 0o600 })
    renameSync(`${this.file}.new`, this.file)
  }

  createIntention(body: Record<string, unknown>): StoredIntention {
    const terms = this.readTerms(body)
    const reference = terms.special_reference
    if (reference && [...this.intentions.values()].some((one) => one.special_reference === reference)) {
      throw refuse("This special_reference has been used before.", 422)
    }
    const intention: StoredIntention = {
      ...terms,
      id: `pi_test_${randomBytes(16).toString("hex")}`,
      client_secret: `egy_csk_test_${randomBytes(16).toString("hex")}`,
      order_id: this.nextId(),
      paid_amount: 0,
    }
    this.intentions.set(intention.client_secret, intention)
    return intention
  }

  updateIntention(clientSecret: string, body: Record<string, unknown>): StoredIntention {
    const intention = this.open(clientSecret)
    const { currency } = intention
    const terms = this.readTerms({ ...body, currency: body.currency ?? currency })
    if (terms.currency !== currency) throw refuse("The currency of an intention cannot change.")
    return Object.assign(intention, terms)
  }

  intention(clientSecret: string): StoredIntention {
    const intention = this.intentions.get(clientSecret)
    if (!intention) throw new Refusal(404, { detail: "Not found." })
    return intention
  }

  transaction(id: number): StoredTransaction {
    const transaction = this.transactions.get(id)
    if (!transaction) throw new Refusal(404, { detail: "Transaction not found" })
    return transaction
  }

  /** The last transaction of an order, of whatever kind, as the inquiry answers it. */
  latest(match: (intention: StoredIntention) => boolean): StoredTransaction {
    const found = [...this.transactions.values()].reverse().find(({ intention }) => match(intention))
    if (!found) throw new Refusal(404, { detail: "Not found." })
    return found
  }

  /** A shopper tries to pay. */
  attempt(clientSecret: string, integrationId: number, outcome: "pay" | "decline" | "challenge" | "reference"): StoredTransaction {
    const intention = this.open(clientSecret)
    if (!intention.payment_methods.includes(integrationId)) throw refuse("This integration is not part of the intention.")
    const transaction: StoredTransaction = {
      id: this.nextId(),
      intention,
      integration_id: integrationId,
      method: INTEGRATIONS[integrationId] as Method,
      amount_cents: intention.amount,
      created_at: new Date(),
      pending: outcome === "challenge" || outcome === "reference",
      success: false,
      is_3d_secure: outcome === "challenge",
      kind: "payment",
      parent: undefined,
      is_voided: false,
      captured: 0,
      refunded: 0,
      message: outcome === "decline" ? "Do not honour" : "",
    }
    this.transactions.set(transaction.id, transaction)
    return outcome === "pay" ? this.settle(transaction, true) : transaction
  }

  /** The bank has decided on what was pending. */
  settle(transaction: StoredTransaction, success: boolean): StoredTransaction {
    transaction.pending = false
    transaction.success = success
    transaction.message = success ? "Approved" : "Declined"
    if (success) transaction.intention.paid_amount = transaction.amount_cents
    return transaction
  }

  capture(id: number, amount: number): StoredTransaction {
    const parent = this.paid(id)
    if (parent.method !== "auth") throw refuse("Only an authorisation can be captured.")
    if (parent.is_voided) throw refuse("The transaction is voided.")
    if (!(amount > 0) || parent.captured + amount > parent.amount_cents) throw refuse("The amount is more than was authorised.")
    parent.captured += amount
    return this.child(parent, "capture", amount)
  }

  void(id: number): StoredTransaction {
    const parent = this.paid(id)
    if (parent.method === "kiosk" || parent.method === "wallet") throw refuse("This payment method cannot be voided.")
    if (parent.is_voided) throw refuse("The transaction is voided already.")
    if (parent.refunded > 0) throw refuse("The transaction is refunded.")
    if (parent.method === "auth" && parent.kind === "payment" && parent.captured > 0) throw refuse("The transaction is captured.")
    const holds = parent.method === "auth" && parent.kind === "payment"
    if (!holds && businessDay(parent.created_at) !== businessDay(new Date()))
      throw refuse("The transaction can no longer be voided; refund it.")
    parent.is_voided = true
    return this.child(parent, "void", parent.amount_cents)
  }

  refund(id: number, amount: number): StoredTransaction {
    const parent = this.paid(id)
    if (parent.method === "kiosk") throw refuse("Kiosk payments cannot be refunded.")
    if (parent.method === "auth" && parent.kind === "payment") throw refuse("Refund the capture transaction.")
    if (parent.is_voided) throw refuse("The transaction is voided.")
    if (!(amount > 0) || parent.refunded + amount > parent.amount_cents) throw refuse("Full Amount Exceeded")
    parent.refunded += amount
    return this.child(parent, "refund", amount)
  }

  private child(parent: StoredTransaction, kind: StoredTransaction["kind"], amount: number): StoredTransaction {
    const made: StoredTransaction = {
      ...parent,
      id: this.nextId(),
      amount_cents: amount,
      created_at: new Date(),
      kind,
      parent,
      is_voided: false,
      captured: 0,
      refunded: 0,
    }
    this.transactions.set(made.id, made)
    return made
  }

  private paid(id: number): StoredTransaction {
    const transaction = this.transaction(id)
    if (!transaction.success || transaction.pending) throw refuse("The transaction did not succeed.")
    return transaction
  }

  private open(clientSecret: string): StoredIntention {
    const intention = this.intention(clientSecret)
    if (intention.paid_amount > 0) throw refuse("The intention is paid already.")
    if (intention.expires_at < Date.now()) throw refuse("The intention has expired.")
    return intention
  }

  private readTerms(body: Record<string, unknown>): Omit<StoredIntention, "id" | "client_secret" | "order_id" | "paid_amount"> {
    const { amount, currency, payment_methods, items, billing_data, special_reference, notification_url, redirection_url, expiration } =
      body as Record<string, unknown> & { billing_data?: Record<string, string>; items?: { amount: number }[] }
    if (!Number.isSafeInteger(amount) || Number(amount) <= 0) throw new Refusal(400, { amount: ["A valid integer is required."] })
    if (typeof currency !== "string") throw new Refusal(400, { currency: ["This field is required."] })
    if (!Array.isArray(payment_methods) || payment_methods.some((one) => !(one in INTEGRATIONS))) {
      throw new Refusal(404, { detail: "Integration ID/Name does not exist in our system ." })
    }
    const sum = (items ?? []).reduce((total, item) => total + item.amount, 0)
    if (items?.length && sum !== amount) throw refuse("The sum of the items' amounts must equal the amount.")
    for (const field of ["first_name", "last_name", "email", "phone_number"]) {
      if (!billing_data?.[field]) throw new Refusal(400, { billing_data: { [field]: ["This field is required."] } })
    }
    const text = (value: unknown) => (typeof value === "string" ? value : null)
    return {
      amount: Number(amount),
      currency,
      payment_methods: payment_methods as number[],
      special_reference: text(special_reference),
      notification_url: text(notification_url),
      redirection_url: text(redirection_url),
      billing_data: billing_data ?? {},
      expires_at: Date.now() + Number(expiration ?? 3600) * 1000,
    }
  }

  private nextId(): number {
    this.lastId += 1
    return this.lastId
  }
}
