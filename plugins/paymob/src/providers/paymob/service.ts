import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  Logger,
  PaymentCustomerDTO,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { aboutPayment, DomainError, type Money, roundedMoney } from "@wekala/engine/kit"
import { type PaymobCallback, readCallback, rememberAccount } from "../../lib/callback"
import { type IntentionInput, PaymobClient } from "../../lib/client"
import { PaymobError } from "../../lib/errors"
import { REGIONS } from "../../lib/regions"
import type { Intention, Transaction } from "../../lib/schemas"
import { billingData, type Payer } from "./billing"
import { rememberBook } from "./books"
import * as operations from "./operations"
import { baseUrl, checkoutUrl, type PaymobOptions, readOptions, returnUrl } from "./options"
import { ACTIONS, mismatch, statusOf } from "./rules"
import { amountOf, referenceOf, type SessionData, sessionData } from "./session"
import { medusaShop, type Shop } from "./shop"

/** The header that the plugin's middleware puts the query's `hmac` into: Medusa gives a provider headers, and no query. */
export const HMAC_HEADER = "x-paymob-hmac"

const deskOf = (options: PaymobOptions): operations.Desk => ({
  client: new PaymobClient({
    secretKey: options.secret_key,
    apiKey: options.api_key,
    baseUrl: baseUrl(options),
    timeoutMs: options.timeout_ms,
  }),
  timeZone: REGIONS[options.region].timeZone,
  now: () => new Date(),
})

/**
 * Pays by Paymob. A session is an intention, which the shopper pays on Paymob's page (`data.checkout_url`).
 * Nothing that a browser says is believed: each decision asks Paymob again, and counts only a transaction of the
 * agreed order, amount, currency and integration. Whatever moves money looks first at what Paymob has done.
 */
export class PaymobPaymentProvider extends AbstractPaymentProvider<Record<string, unknown>> {
  static override identifier = "paymob"

  private readonly options: PaymobOptions
  private readonly desk: operations.Desk
  private readonly logger: Pick<Logger, "warn" | "error">
  /** What it asks of Medusa; a test gives it another one. */
  protected readonly shop: Shop = medusaShop

  /** Also makes the account known: Medusa calls it at the start, and makes the provider when somebody first pays by it. */
  static override validateOptions(options: Record<string, unknown>): void {
    const read = readOptions(options)
    const desk = deskOf(read)
    rememberAccount(read)
    rememberBook(read.integration_ids, (data) => told(data.session_id, () => operations.book(desk, data)))
  }

  // Medusa's base class hides its constructor from everyone but subclasses.
  constructor(dependencies: Record<string, unknown>, options: Record<string, unknown>) {
    super(dependencies, options)
    this.options = readOptions(options)
    this.logger = dependencies.logger as Logger
    this.desk = deskOf(this.options)
  }

  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const session_id = String(input.data?.session_id)
    const amount = roundedMoney(input.amount, input.currency_code)
    const request = await this.request(session_id, 1, amount, input)
    const intention = await told(session_id, () => this.desk.client.createIntention(request))
    const data = this.newData(session_id, 1, amount, intention, input.data?.return_path)
    return { id: data.session_id, data, status: PaymentSessionStatus.PENDING }
  }

  override async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const data = sessionData(input)
    const amount = roundedMoney(input.amount, input.currency_code)
    if (amount.equals(amountOf(data))) return { data, status: PaymentSessionStatus.PENDING }
    const sameOrder = amount.currency === data.currency_code
    const attempt = sameOrder ? data.attempt : data.attempt + 1
    const request = await this.request(data.session_id, attempt, amount, input)
    const intention = await told(data.session_id, () =>
      sameOrder ? this.desk.client.updateIntention(data.client_secret, request) : this.desk.client.createIntention(request),
    )
    return { data: this.newData(data.session_id, attempt, amount, intention, data.return_path), status: PaymentSessionStatus.PENDING }
  }

  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return this.ask(sessionData(input))
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return this.ask(sessionData(input))
  }

  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const data = sessionData(input)
    const paid = await told(data.session_id, () => operations.paidBy(this.desk, data))
    return { data: { ...data, transaction: paid ? summary(paid) : null } }
  }

  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const data = sessionData(input)
    const captureId = input.context?.idempotency_key
    return {
      data: await this.alone(data, async () => {
        // Medusa tells a provider which capture it is, not how much: that stands in the capture's row.
        const goal = captureId ? await this.shop.totals("capture", captureId) : undefined
        if (captureId && !goal) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no capture ${captureId}.`)
        return operations.capture(this.desk, data, goal)
      }),
    }
  }

  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const data = sessionData(input)
    const refundId = input.context?.idempotency_key
    return {
      data: await this.alone(data, async () => {
        const goal = refundId ? await this.shop.totals("refund", refundId) : undefined
        if (!goal)
          throw new MedusaError(MedusaError.Types.INVALID_DATA, "A refund by Paymob needs the refund's id.", "paymob_needs_refund_id")
        return operations.refund(this.desk, data, goal)
      }),
    }
  }

  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const data = sessionData(input)
    return { data: await this.alone(data, () => operations.cancel(this.desk, data)) }
  }

  /**
   * An intention cannot be withdrawn, it only expires. A session whose money was taken is kept: deleting it
   * would lose the trace of it.
   */
  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    if (!input.data?.intention_order_id) return { data: input.data ?? {} }
    const data = sessionData(input)
    return {
      data: await this.alone(data, async () => {
        const paid = await this.whileAway(() => operations.paidBy(this.desk, data))
        const status = statusOf(paid)
        if (status === PaymentSessionStatus.CAPTURED) {
          throw new DomainError({ status: 409, code: "paymob_paid", message: "This payment has been made: complete the cart." })
        }
        return status === PaymentSessionStatus.AUTHORIZED ? operations.cancel(this.desk, data) : data
      }),
    }
  }

  /**
   * Reads a callback that came through Medusa's own `/hooks/payment/…`. The signature is taken from
   * `x-paymob-hmac`, which this plugin's middleware fills; what it says is then asked of Paymob again.
   */
  override async getWebhookActionAndData(payload: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const callback = this.readCallback(payload)
    if (!callback?.orderId || !callback.transaction) return { action: "not_supported" }
    const session = await this.shop.sessionOf(callback.orderId, callback.reference)
    if (!session) {
      if (callback.transaction.success) {
        this.logger.error(
          `Paymob transaction ${callback.transactionId} paid order ${callback.orderId}, which no payment session waits for.`,
        )
      }
      return { action: "not_supported" }
    }
    // A capture or a refund tells nothing that the session waits for.
    if (callback.transaction.has_parent_transaction) return { action: "not_supported" }
    const data = sessionData(session)
    const { status } = await this.ask({ ...data, transaction_id: callback.transaction.id })
    return { action: ACTIONS[status], data: { session_id: session.id, amount: amountOf(data).toNumber() } }
  }

  private readCallback(payload: ProviderWebhookPayload["payload"]): PaymobCallback | undefined {
    try {
      return readCallback(payload.data, payload.headers[HMAC_HEADER], this.options.hmac_secret)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // Anybody may post here; an event that fails would only be tried again.
      this.logger.warn(`A payment callback was left aside: ${error.message}`)
      return undefined
    }
  }

  /** What Paymob says of a session now. */
  private async ask(data: SessionData): Promise<{ status: PaymentSessionStatus; data: SessionData }> {
    const paid = await told(data.session_id, () => operations.paidBy(this.desk, data))
    const difference = paid && mismatch(data, paid)
    if (paid && difference) {
      if (paid.success) this.logger.error(`Paymob transaction ${paid.id} does not count for ${data.session_id}: ${difference}.`)
      return { status: PaymentSessionStatus.ERROR, data: { ...data, failure: difference } }
    }
    const status = outcomeOf(paid)
    if (status !== statusOf(paid)) {
      this.logger.warn(
        `Paymob order ${data.intention_order_id} is paid, but not by its last transaction ${paid?.id}: look for the one that paid.`,
      )
    }
    const settled = status === PaymentSessionStatus.AUTHORIZED || status === PaymentSessionStatus.CAPTURED
    return {
      status,
      data: {
        ...data,
        transaction_id: paid && settled ? paid.id : data.transaction_id,
        failure: status === PaymentSessionStatus.ERROR ? (paid?.data?.message ?? "declined") : null,
      },
    }
  }

  private alone<T>(data: SessionData, work: () => Promise<T>): Promise<T> {
    return this.shop.exclusively(`paymob:${data.intention_order_id}`, () => told(data.session_id, work))
  }

  /** Undefined while Paymob does not answer: a shopper must be able to choose another way to pay. */
  private async whileAway<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof PaymobError) || !error.retriable) throw error
      this.logger.warn(`${error.message}; the session is deleted without knowing whether it was paid.`)
      return undefined
    }
  }

  private async request(
    sessionId: string,
    attempt: number,
    amount: Money,
    input: { data?: Record<string, unknown> | undefined; context?: { customer?: PaymentCustomerDTO } | undefined },
  ): Promise<IntentionInput> {
    const { options } = this
    const customer = input.context?.customer
    const payers: Payer[] = [...(await this.shop.payers(sessionId)), { ...customer?.billing_address }, { ...customer }]
    return {
      amount: amount.minor,
      currency: amount.currency.toUpperCase(),
      payment_methods: options.integration_ids,
      // One line: a provider is told the total alone, and Paymob refuses lines that do not sum to it.
      items: [{ name: options.item_name, amount: amount.minor, quantity: 1 }],
      billing_data: billingData(input.data?.billing_data, payers, options.default_phone),
      special_reference: referenceOf(sessionId, attempt),
      notification_url: options.notification_url,
      redirection_url: returnUrl(options, input.data?.return_path),
      expiration: options.expiration_seconds,
    }
  }

  private newData(session_id: string, attempt: number, amount: Money, intention: Intention, path: unknown): SessionData {
    return {
      session_id,
      intention_id: intention.id,
      intention_order_id: intention.intention_order_id,
      client_secret: intention.client_secret,
      checkout_url: checkoutUrl(this.options, intention.client_secret),
      return_path: typeof path === "string" ? path : null,
      amount: amount.minor.toString(),
      currency_code: amount.currency,
      integration_ids: this.options.integration_ids,
      attempt,
      transaction_id: null,
      capture_ids: [],
      failure: null,
    }
  }
}

/** Errors of Paymob in the words of Medusa: a refusal is answered to whoever asked, an outage is logged and retried. */
async function told<T>(sessionId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await aboutPayment(sessionId, work)
  } catch (error) {
    if (!(error instanceof PaymobError)) throw error
    if (error.code === "refused") throw new DomainError({ status: 422, code: "paymob_refused", message: error.message })
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, error.message, `paymob_${error.code}`)
  }
}

/** A failed attempt says nothing of an order that another attempt has paid: its own callback will. */
function outcomeOf(paid: Transaction | undefined): PaymentSessionStatus {
  const status = statusOf(paid)
  const paidOtherwise = paid && paid.order.paid_amount_cents >= paid.amount_cents
  return status === PaymentSessionStatus.ERROR && paidOtherwise ? PaymentSessionStatus.PENDING : status
}

function summary({ id, created_at, success, pending, is_voided, captured_amount, refunded_amount_cents }: Transaction) {
  return { id, created_at, success, pending, is_voided, captured: String(captured_amount), refunded: String(refunded_amount_cents) }
}
