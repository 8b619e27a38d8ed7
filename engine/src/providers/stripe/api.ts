/** The part of Stripe's API that the shop uses: what it answers, and the calls of its SDK (API 2024-04-10). */

/** Metadata that a shop writes and reads again. */
export type Metadata = Record<string, string>

export interface StripeFailure {
  type?: string
  code?: string
  decline_code?: string
  message?: string
}

export interface Card {
  brand: string
  last4: string
  exp_month: number
  exp_year: number
}

export interface PaymentMethod {
  id: string
  type: string
  /** The customer that it is saved for. */
  customer: string | null
  /** Seconds of the epoch. */
  created: number
  card?: Card
}

export interface Charge {
  id: string
  amount: number
  amount_captured: number
  amount_refunded: number
  currency: string
  disputed?: boolean
  payment_method_details?: { card?: Pick<Card, "brand" | "last4"> | null } | null
}

export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "canceled"
  | "succeeded"

export interface PaymentIntent {
  id: string
  client_secret: string
  status: IntentStatus
  /** Minor units as Stripe counts them. */
  amount: number
  amount_received: number
  amount_capturable: number
  currency: string
  capture_method: string
  customer: string | null
  setup_future_usage: string | null
  metadata: Metadata
  last_payment_error: StripeFailure | null
  latest_charge: string | Charge | null
}

export interface Refund {
  id: string
  amount: number
  status: "pending" | "requires_action" | "succeeded" | "failed" | "canceled"
  failure_reason?: string
}

export interface StripeEvent {
  id: string
  type: string
  livemode: boolean
  data: { object: Record<string, unknown> & { id: string; object: string } }
}

interface Settings {
  idempotencyKey?: string
}

/** Stripe's SDK as far as it is used. */
export interface StripeClient {
  paymentIntents: {
    create(params: Record<string, unknown>, settings?: Settings): Promise<PaymentIntent>
    retrieve(id: string, params?: { expand?: string[] }): Promise<PaymentIntent>
    update(id: string, params: Record<string, unknown>, settings?: Settings): Promise<PaymentIntent>
    capture(id: string, params: { amount_to_capture?: number; expand?: string[] }, settings?: Settings): Promise<PaymentIntent>
    cancel(id: string, params?: Record<string, unknown>, settings?: Settings): Promise<PaymentIntent>
  }
  refunds: { create(params: Record<string, unknown>, settings?: Settings): Promise<Refund> }
  customers: {
    create(params: Record<string, unknown>, settings?: Settings): Promise<{ id: string } & Record<string, unknown>>
    del(id: string): Promise<unknown>
    listPaymentMethods(id: string, params: { type: string; limit: number }): Promise<{ data: PaymentMethod[] }>
  }
  paymentMethods: {
    retrieve(id: string): Promise<PaymentMethod>
    detach(id: string): Promise<PaymentMethod>
  }
  webhooks: { constructEvent(body: Buffer | string, signature: string, secret: string, toleranceSeconds?: number): StripeEvent }
}

/** Sent over the network by the SDK, which may be given another one. */
export type StripeHttpClient = object

export interface StripeSdk {
  new (apiKey: string, settings: Record<string, unknown>): StripeClient
  createFetchHttpClient(fetch?: typeof globalThis.fetch): StripeHttpClient
}
