import { PaymobError } from "./errors"
import { call, type HttpOptions } from "./http"
import { type Intention, intentionSchema, type Transaction, tokenSchema, transactionAnswer, transactionSchema } from "./schemas"

export interface PaymobClientOptions {
  secretKey: string
  /** The account's API key. Paymob documents its inquiries with a token made from it; without, the secret key is sent. */
  apiKey?: string | undefined
  /** `https://accept.paymob.com` and its sisters; see `REGIONS`. */
  baseUrl: string
  /** Milliseconds that one attempt may take. Default 15 000. */
  timeoutMs?: number
  /** How often an inquiry is tried. Default 3. Calls that change something are never repeated. */
  attempts?: number
  /** Milliseconds before the second attempt. Default 200. */
  backoffMs?: number
}

export interface IntentionItem {
  name: string
  /** Minor units of the whole line. */
  amount: bigint
  quantity: number
  description?: string
}

export interface IntentionInput {
  /** Minor units; the items must sum to it. */
  amount: bigint
  /** ISO 4217. */
  currency: string
  payment_methods: readonly number[]
  items: readonly IntentionItem[]
  billing_data: Record<string, string>
  /** The merchant's name for it; answered as `order.merchant_order_id`, unsigned. Unique per account. */
  special_reference: string
  notification_url?: string | undefined
  redirection_url?: string | undefined
  /** Seconds after which it can no longer be paid. */
  expiration?: number | undefined
}

/** A token of the account lasts an hour; it is made anew well before. */
const TOKEN_MS = 45 * 60_000

/**
 * Paymob's HTTP API, typed. Endpoints: developers.paymob.com, "Intention APIs", "Transaction inquiry" and
 * "Manage payments". No call takes an idempotency key, so whatever moves money is sent once; ask
 * what has happened (`transaction`, `latestTransaction`) before sending it again.
 *
 * Every method throws `PaymobError`.
 */
export class PaymobClient {
  private readonly http: HttpOptions
  private token: { value: string; until: number } | undefined

  constructor(private readonly options: PaymobClientOptions) {
    this.http = {
      baseUrl: options.baseUrl,
      timeoutMs: options.timeoutMs ?? 15_000,
      attempts: options.attempts ?? 3,
      ...(options.backoffMs === undefined ? {} : { backoffMs: options.backoffMs }),
      secrets: [options.secretKey, options.apiKey],
    }
  }

  /** `POST /v1/intention/`. Sent once: a second one would be a second order. */
  createIntention(input: IntentionInput): Promise<Intention> {
    return call(this.http, {
      method: "POST",
      path: "/v1/intention/",
      authorization: this.secret,
      body: intentionBody(input),
      answer: intentionSchema,
      repeatable: false,
    })
  }

  /** `PUT /v1/intention/{client_secret}`: the same order, with another amount. Refused once it is paid. */
  updateIntention(clientSecret: string, input: IntentionInput): Promise<Intention> {
    return call(this.http, {
      method: "PUT",
      path: `/v1/intention/${encodeURIComponent(clientSecret)}`,
      authorization: this.secret,
      body: intentionBody(input),
      answer: intentionSchema,
      repeatable: false,
      secrets: [clientSecret],
    })
  }

  /** `GET /api/acceptance/transactions/{id}`. */
  async transaction(id: number): Promise<Transaction> {
    const authorization = await this.inquiryAuthorization()
    return call(this.http, {
      method: "GET",
      path: `/api/acceptance/transactions/${id}`,
      authorization,
      answer: transactionSchema,
      repeatable: true,
    })
  }

  /**
   * `POST /api/ecommerce/orders/transaction_inquiry`: the **last** transaction of an order, which may be a
   * refund or a capture of the one that paid. Undefined when nobody has tried to pay.
   */
  async latestTransaction(order: { order_id: number } | { merchant_order_id: string }): Promise<Transaction | undefined> {
    const authorization = await this.inquiryAuthorization()
    try {
      return await call(this.http, {
        method: "POST",
        path: "/api/ecommerce/orders/transaction_inquiry",
        authorization,
        body: { ...(this.token ? { auth_token: this.token.value } : {}), ...order },
        answer: transactionSchema,
        repeatable: true,
        secrets: this.token ? [this.token.value] : [],
      })
    } catch (error) {
      if (error instanceof PaymobError && error.code === "not_found") return undefined
      throw error
    }
  }

  /** `POST /api/acceptance/capture`: takes this much (minor units) of an authorisation. */
  capture(transactionId: number, amount: bigint): Promise<Transaction> {
    return this.change("/api/acceptance/capture", { transaction_id: transactionId, amount_cents: toJson(amount) })
  }

  /** `POST /api/acceptance/void_refund/void`: undoes the whole transaction, on its own business day. */
  void(transactionId: number): Promise<Transaction> {
    return this.change("/api/acceptance/void_refund/void", { transaction_id: transactionId })
  }

  /** `POST /api/acceptance/void_refund/refund`: gives this much (minor units) back. */
  refund(transactionId: number, amount: bigint): Promise<Transaction> {
    return this.change("/api/acceptance/void_refund/refund", { transaction_id: transactionId, amount_cents: toJson(amount) })
  }

  private async change(path: string, body: unknown): Promise<Transaction> {
    const made = await call(this.http, {
      method: "POST",
      path,
      authorization: this.secret,
      body,
      answer: transactionAnswer,
      repeatable: false,
    })
    // Paymob answers 200 with `success: false` when the bank refuses.
    if (made.success || made.pending) return made
    throw new PaymobError(200, "refused", `Paymob POST ${path}: ${made.data?.message ?? "the bank refused"}`, false)
  }

  private get secret(): string {
    return `Token ${this.options.secretKey}`
  }

  private async inquiryAuthorization(): Promise<string> {
    if (!this.options.apiKey) return this.secret
    if (!this.token || this.token.until <= Date.now()) {
      const { token } = await call(this.http, {
        method: "POST",
        path: "/api/auth/tokens",
        body: { api_key: this.options.apiKey },
        answer: tokenSchema,
        repeatable: true,
      })
      this.token = { value: token, until: Date.now() + TOKEN_MS }
    }
    return `Bearer ${this.token.value}`
  }
}

function intentionBody({ amount, items, ...rest }: IntentionInput): unknown {
  return { ...rest, amount: toJson(amount), items: items.map((item) => ({ ...item, amount: toJson(item.amount) })) }
}

/** JSON numbers are exact up to 2^53; no amount that Paymob takes is near. */
function toJson(minor: bigint): number {
  if (minor < 0n || minor > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError("The amount cannot be written as a JSON number.")
  return Number(minor)
}
