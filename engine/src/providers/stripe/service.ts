import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeleteAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentMethodInput,
  DeletePaymentMethodOutput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
  Logger,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { createHash } from "node:crypto"
import { DomainError, roundedMoney } from "../../kit"
import { aboutPayment } from "../../payments/scope"
import { toStripe } from "./amounts"
import { rememberAccount } from "./accounts"
import type { PaymentIntent, StripeClient } from "./api"
import { connect, MedusaStripeProvider } from "./base"
import { readEvent } from "./events"
import { impossible, isOutage, isStripeError, told, translated } from "./errors"
import * as operations from "./operations"
import { readOptions, type StripeOptions } from "./options"
import { ACTIONS, mismatch, receivedOf, refundedOf, statusOf } from "./rules"
import { amountOf, dataOf, type SessionData, sessionData } from "./session"
import { findPaymentSession, medusaShop, type Shop } from "./shop"

/**
 * Pays by Stripe: Medusa's own provider, with what shops need beside it (docs/decisions/0010-stripe.md says what). A session
 * is a payment intent, which the shopper confirms in the browser. Nothing that a browser says is believed: each decision
 * asks Stripe again. Whatever moves money looks first at what Stripe has done, and goes by the id of Medusa's row.
 */
export class StripePaymentProvider extends MedusaStripeProvider {
  static identifier = "stripe"

  private readonly settings: StripeOptions
  private readonly logger: Pick<Logger, "warn" | "error">
  /** What it asks of Medusa; a test gives it another one. */
  protected readonly shop: Shop = medusaShop

  /** Also makes the account known: Medusa calls it at the start, and makes the provider when somebody first pays by it. */
  static validateOptions(options: Record<string, unknown>): void {
    const settings = readOptions(options)
    rememberAccount({ options: settings, client: connect(settings) })
  }

  constructor(dependencies: Record<string, unknown>, options: Record<string, unknown>) {
    const settings = readOptions(options)
    super(dependencies, { apiKey: settings.api_key, webhookSecret: settings.webhook_secret })
    this.settings = settings
    this.logger = dependencies.logger as Logger
    this.stripe_ = connect(settings)
  }

  private get stripe(): StripeClient {
    return this.stripe_
  }

  /** What Medusa's own methods throw goes by here. */
  override buildError(_message: string, error: Error): Error {
    return translated(error) as Error
  }

  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const session_id = String(input.data?.session_id)
    const params = {
      amount: toStripe(roundedMoney(input.amount, input.currency_code)),
      currency: input.currency_code.toLowerCase(),
      capture_method: this.settings.capture,
      payment_method_types: ["card"],
      metadata: { session_id },
    }
    const customer = input.context?.account_holder?.data?.id as string | undefined
    const saved = customer && { customer, ...(input.data?.save_card === true && FOR_LATER) }
    const intent = await about(session_id, () => this.createIntent(params, saved || undefined, session_id))
    return { id: intent.id, data: dataOf(session_id, intent), status: PaymentSessionStatus.PENDING }
  }

  /** Who was deleted in Stripe's dashboard pays as a guest does. */
  private async createIntent(params: object, saved: object | undefined, sessionId: string): Promise<PaymentIntent> {
    const { paymentIntents } = this.stripe
    if (!saved) return paymentIntents.create({ ...params }, { idempotencyKey: sessionId })
    try {
      return await paymentIntents.create({ ...params, ...saved }, { idempotencyKey: sessionId })
    } catch (error) {
      if (!isStripeError(error) || error.code !== "resource_missing" || error.param !== "customer") throw error
      this.logger.warn(`Stripe does not know the customer of ${sessionId} any more; saved cards cannot be used.`)
      return paymentIntents.create({ ...params }, { idempotencyKey: `${sessionId}:guest` })
    }
  }

  override async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const data = sessionData(input)
    const params = {
      amount: toStripe(roundedMoney(input.amount, input.currency_code)),
      currency: input.currency_code.toLowerCase(),
      // The empty text takes it back.
      setup_future_usage: data.customer && data.save_card ? FOR_LATER.setup_future_usage : "",
    }
    try {
      const intent = await aboutPayment(data.session_id, () => this.stripe.paymentIntents.update(data.id, params))
      return { data: dataOf(data.session_id, intent), status: statusOf(intent) }
    } catch (error) {
      if (!isStripeError(error) || error.code !== "payment_intent_unexpected_state") throw translated(error)
      // Nothing of it was to change but what Medusa itself notes.
      if (params.amount === data.amount && params.currency === data.currency) return this.ask(data)
      throw impossible("paid", "This payment has been made, or is being made: it cannot be changed any more.")
    }
  }

  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return this.ask(sessionData(input))
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return this.ask(sessionData(input))
  }

  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const data = sessionData(input)
    const intent = await about(data.session_id, () => operations.read(this.stripe, data.id))
    const books = { captured: receivedOf(intent).toDecimal(), refunded: refundedOf(intent).toDecimal() }
    return { data: { ...dataOf(data.session_id, intent), ...books } }
  }

  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const data = sessionData(input)
    const captureId = input.context?.idempotency_key
    return {
      data: await this.alone(data, async () => {
        // Medusa tells a provider which capture it is, not how much: that stands in the capture's row.
        const goal = captureId ? await this.shop.totals("capture", captureId) : undefined
        if (captureId && !goal) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no capture ${captureId}.`)
        return operations.capture(this.stripe, data, captureId ?? data.session_id, goal)
      }),
    }
  }

  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const data = sessionData(input)
    const refundId = input.context?.idempotency_key
    return {
      data: await this.alone(data, async () => {
        const goal = refundId ? await this.shop.totals("refund", refundId) : undefined
        if (!refundId || !goal) {
          throw new MedusaError(MedusaError.Types.INVALID_DATA, "A refund by Stripe needs the refund's id.", "stripe_needs_refund_id")
        }
        return operations.refund(this.stripe, data, refundId, goal)
      }),
    }
  }

  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const data = sessionData(input)
    return { data: await this.alone(data, () => operations.cancel(this.stripe, data)) }
  }

  /** The session goes, so nobody may pay for it any more. One whose money was taken is kept: deleting it would lose the trace of it. */
  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    // One that was never begun at Stripe.
    if (!input.data?.id) return { data: input.data ?? {} }
    const data = sessionData(input)
    return { data: await this.alone(data, () => this.whileAway(data, () => operations.withdraw(this.stripe, data))) }
  }

  /** Under a name that follows from what is sent: Stripe refuses a name that it knows for something else, as after a new e-mail address. */
  override async createAccountHolder({ context }: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    const known = context.account_holder?.data?.id as string | undefined
    if (known) return { id: known, data: { id: known } }
    const { id: customer_id, email, first_name, last_name } = context.customer
    const name = [first_name, last_name].filter(Boolean).join(" ")
    const params = { email, ...(name && { name }), metadata: { customer_id } }
    const digest = createHash("sha256").update(JSON.stringify(params)).digest("hex")
    const customer = await told(() => this.stripe.customers.create(params, { idempotencyKey: `${customer_id}:${digest.slice(0, 32)}` }))
    return { id: customer.id, data: { id: customer.id } }
  }

  /** Gone already is as good. */
  override async deleteAccountHolder({ context }: DeleteAccountHolderInput): Promise<DeleteAccountHolderOutput> {
    const { id } = context.account_holder.data as { id: string }
    try {
      await this.stripe.customers.del(id)
    } catch (error) {
      if (!isStripeError(error) || error.code !== "resource_missing") throw translated(error)
    }
    return {}
  }

  /** The saved cards, newest first, with what a shopper knows them by. */
  override async listPaymentMethods({ context }: ListPaymentMethodsInput): Promise<ListPaymentMethodsOutput> {
    const customer = context?.account_holder?.data?.id as string | undefined
    if (!customer) return []
    const { data } = await told(() => this.stripe.customers.listPaymentMethods(customer, { type: "card", limit: 100 }))
    return data.flatMap(({ id, card }) =>
      card ? [{ id, data: { brand: card.brand, last4: card.last4, exp_month: card.exp_month, exp_year: card.exp_year } }] : [],
    )
  }

  /** @throws DomainError `card_not_found` (404) for another customer's card */
  override async deletePaymentMethod({ context, data }: DeletePaymentMethodInput): Promise<DeletePaymentMethodOutput> {
    const customer = context?.account_holder?.data?.id as string | undefined
    const missing = () => new DomainError({ status: 404, code: "card_not_found", message: "There is no such card." })
    const id = data?.id
    if (!customer || typeof id !== "string") throw missing()
    try {
      const method = await this.stripe.paymentMethods.retrieve(id)
      if (method.customer !== customer) throw missing()
      await this.stripe.paymentMethods.detach(id)
    } catch (error) {
      throw isStripeError(error) && error.code === "resource_missing" ? missing() : translated(error)
    }
    return {}
  }

  /** Reads an event that came through Medusa's own `/hooks/payment/…`; what it says is then asked of Stripe again. */
  override async getWebhookActionAndData(payload: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const event = this.readEvent(payload)
    if (event?.data.object.object !== "payment_intent") return { action: "not_supported" }
    const intent = event.data.object as unknown as PaymentIntent
    const session = await findPaymentSession(intent.id)
    if (!session || intent.metadata.session_id !== session.id) return { action: "not_supported" }
    const agreed = { ...dataOf(session.id, intent), session_id: session.id }
    const { status } = await this.ask(agreed)
    return { action: ACTIONS[status], data: { session_id: session.id, amount: amountOf(agreed).toNumber() } }
  }

  private readEvent({ rawData, headers }: ProviderWebhookPayload["payload"]) {
    try {
      return readEvent(rawData, String(headers["stripe-signature"] ?? ""))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // Anybody may post here; an event that fails would only be tried again.
      this.logger.warn(`A payment event was left aside: ${error.message}`)
      return undefined
    }
  }

  /** What Stripe says of a session now. */
  private async ask(data: SessionData): Promise<{ status: PaymentSessionStatus; data: SessionData }> {
    const intent = await about(data.session_id, () => operations.read(this.stripe, data.id))
    const difference = mismatch(data, intent)
    const status = statusOf(intent)
    if (!difference) return { status, data: dataOf(data.session_id, intent) }
    if (intent.amount_received > 0 || intent.amount_capturable > 0) {
      this.logger.error(`Stripe's intent ${intent.id} does not count for ${data.session_id}: ${difference}.`)
    }
    return { status: PaymentSessionStatus.ERROR, data: { ...data, failure: { message: difference } } }
  }

  private alone<T>(data: SessionData, work: () => Promise<T>): Promise<T> {
    return this.shop.exclusively(`stripe:${data.id}`, () => about(data.session_id, work))
  }

  /** While Stripe does not answer, a shopper must be able to choose another way to pay. */
  private async whileAway(data: SessionData, work: () => Promise<SessionData>): Promise<SessionData> {
    try {
      return await work()
    } catch (error) {
      if (!isOutage(error)) throw error
      this.logger.warn(`Stripe did not answer; the session of ${data.id} is deleted without knowing whether it was paid.`)
      return data
    }
  }
}

/** Works with Stripe for one payment, in whose timeline the calls are shown. */
const about = <T>(sessionId: string, work: () => Promise<T>) => aboutPayment(sessionId, () => told(work))

/** The card will be used again by its owner, at this shop's checkout. */
const FOR_LATER = { setup_future_usage: "on_session" }
