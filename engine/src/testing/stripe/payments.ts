import { type Books, type Charge, type Intent, newId, now, type Refund, type Wire } from "./books"
import type { Behaviour } from "./cards"
import { type Form, isTrue, nested, text } from "./form"
import { attach, type Methods } from "./methods"
import { readAmount, readCurrency, readMetadata, readUsage, refuseUnknown } from "./parameters"
import { invalid, missing, Refusal } from "./refusal"

/** Of what Stripe takes; other parameters are refused by name, so that a shop does not hope for nothing. */
const CREATE = ["amount", "currency", "capture_method", "payment_method_types", "automatic_payment_methods", "metadata", "customer"]
const CONFIRM = [
  "payment_method",
  "payment_method_data",
  "return_url",
  "setup_future_usage",
  "use_stripe_sdk",
  "off_session",
  "mandate_data",
]
const SHARED = ["expand", "description", "receipt_email", "key", "client_secret", "expected_payment_method_type"]

/** Milliseconds after which a bank sends a refund back. */
const BANK_MS = 200

/** Payment intents, their charges and refunds: what Stripe would let happen, and what it would not. */
export class Payments {
  constructor(
    private readonly books: Books,
    private readonly methods: Methods,
    private readonly announce: (type: string, object: Wire) => void,
    /** Where the bank's page is. */
    private readonly origin: () => string,
  ) {}

  create(form: Form): Intent {
    refuseUnknown(form, [...CREATE, ...CONFIRM, "confirm", ...SHARED])
    const customer = text(form.customer) ?? null
    if (customer && !this.books.customers.has(customer)) throw missing("customer", customer, "customer")
    const currency = readCurrency(form)
    const id = newId("pi")
    const intent: Intent = {
      id,
      object: "payment_intent",
      amount: readAmount(form.amount, "amount", currency),
      amount_capturable: 0,
      amount_received: 0,
      canceled_at: null,
      cancellation_reason: null,
      capture_method: text(form.capture_method) === "manual" ? "manual" : "automatic",
      client_secret: `${id}_${newId("secret")}`,
      confirmation_method: "automatic",
      created: now(),
      currency,
      customer,
      description: text(form.description) ?? null,
      last_payment_error: null,
      latest_charge: null,
      livemode: false,
      metadata: readMetadata(form),
      next_action: null,
      payment_method: null,
      payment_method_types: Array.isArray(form.payment_method_types) ? form.payment_method_types : ["card"],
      processing: null,
      setup_future_usage: readUsage(form),
      status: "requires_payment_method",
    }
    this.books.intents.set(id, intent)
    this.announce("payment_intent.created", intent)
    const method = text(form.payment_method)
    if (method) this.choose(intent, method)
    return isTrue(form.confirm) ? this.confirm(id, form) : intent
  }

  get(id: string): Intent {
    const intent = this.books.intents.get(id)
    if (!intent) throw missing("payment_intent", id, "intent")
    return intent
  }

  update(id: string, form: Form): Intent {
    refuseUnknown(form, [...CREATE, "payment_method", "setup_future_usage", ...SHARED])
    const intent = this.get(id)
    if (!isOpen(intent)) throw unexpected(intent, "updated")
    const currency = form.currency === undefined ? intent.currency : readCurrency(form)
    if (form.amount !== undefined) intent.amount = readAmount(form.amount, "amount", currency)
    intent.currency = currency
    if (form.metadata !== undefined) Object.assign(intent.metadata, readMetadata(form))
    if (form.setup_future_usage !== undefined) intent.setup_future_usage = readUsage(form)
    const customer = text(form.customer)
    if (customer) {
      if (!this.books.customers.has(customer)) throw missing("customer", customer, "customer")
      intent.customer = customer
    }
    const method = text(form.payment_method)
    if (method) this.choose(intent, method)
    return intent
  }

  /** A shopper's browser, or the shop, says: take it. */
  confirm(id: string, form: Form): Intent {
    const intent = this.get(id)
    if (!isOpen(intent)) throw unexpected(intent, "confirmed")
    const data = nested(form.payment_method_data)
    const given = data ? this.methods.create(data).id : text(form.payment_method)
    if (given) this.choose(intent, given)
    if (form.setup_future_usage !== undefined) intent.setup_future_usage = readUsage(form)
    const method = intent.payment_method
    if (!method) {
      throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", {
        code: "payment_intent_unexpected_state",
        payment_intent: intent,
      })
    }
    intent.last_payment_error = null
    const behaviour = this.behaviourOf(method)
    const isKnown = behaviour.challenge === "first" && this.books.setUp.has(method)
    if (!behaviour.challenge || isKnown) return this.charge(intent)
    const url = `${this.origin()}/v3/challenge?${new URLSearchParams({ payment_intent: id, client_secret: intent.client_secret })}`
    const return_url = text(form.return_url) ?? null
    intent.status = "requires_action"
    intent.next_action = isTrue(form.use_stripe_sdk)
      ? { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url } }
      : { type: "redirect_to_url", redirect_to_url: { url, return_url } }
    this.announce("payment_intent.requires_action", intent)
    return intent
  }

  /** The bank's page has been answered. */
  answerChallenge(id: string, isApproved: boolean): Intent {
    const intent = this.get(id)
    // Answered in another window.
    if (intent.status !== "requires_action") return intent
    intent.next_action = null
    if (!isApproved) {
      return this.fail(intent, {
        type: "invalid_request_error",
        code: "payment_intent_authentication_failure",
        message: "The provided PaymentMethod has failed authentication.",
      })
    }
    this.books.setUp.add(intent.payment_method as string)
    try {
      return this.charge(intent)
    } catch (error) {
      if (error instanceof Refusal) return intent
      throw error
    }
  }

  capture(id: string, form: Form): Intent {
    refuseUnknown(form, ["amount_to_capture", "final_capture", "metadata", ...SHARED])
    const intent = this.get(id)
    if (intent.status !== "requires_capture") throw unexpected(intent, "captured")
    const amount =
      form.amount_to_capture === undefined
        ? intent.amount_capturable
        : readAmount(form.amount_to_capture, "amount_to_capture", intent.currency)
    if (amount > intent.amount_capturable) {
      throw invalid("The amount to capture is greater than the amount you can capture for this charge.", {
        code: "amount_too_large",
        param: "amount_to_capture",
      })
    }
    const charge = this.chargeOf(intent)
    charge.amount_captured = amount
    // What is let go counts as refunded, although nobody has paid it.
    charge.amount_refunded = charge.amount - amount
    charge.captured = true
    Object.assign(intent, { amount_capturable: 0, amount_received: amount, status: "succeeded" })
    this.announce("charge.captured", charge)
    this.announce("payment_intent.succeeded", intent)
    return intent
  }

  cancel(id: string, form: Form): Intent {
    const intent = this.get(id)
    if (!isOpen(intent) && intent.status !== "requires_capture") throw unexpected(intent, "canceled")
    if (intent.status === "requires_capture") {
      const charge = this.chargeOf(intent)
      Object.assign(charge, { amount_refunded: charge.amount, refunded: true })
    }
    Object.assign(intent, {
      amount_capturable: 0,
      status: "canceled",
      canceled_at: now(),
      cancellation_reason: text(form.cancellation_reason) ?? null,
      next_action: null,
    })
    this.announce("payment_intent.canceled", intent)
    return intent
  }

  refund(form: Form): Refund {
    refuseUnknown(form, ["payment_intent", "charge", "amount", "reason", "metadata", ...SHARED])
    const intentId = text(form.payment_intent)
    const charge = intentId ? this.chargeOf(this.get(intentId)) : this.books.charges.get(text(form.charge) ?? "")
    if (!charge) throw missing("charge", text(form.charge) ?? "", "charge")
    const left = charge.amount - charge.amount_refunded
    if (charge.amount_captured === 0) {
      throw invalid("This PaymentIntent does not have a successful charge to refund.", { code: "charge_not_refundable" })
    }
    if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" })
    const amount = form.amount === undefined ? left : readAmount(form.amount, "amount", String(charge.currency))
    if (amount > left) {
      throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, { param: "amount" })
    }
    charge.amount_refunded += amount
    charge.refunded = charge.amount_refunded === charge.amount
    const refund: Refund = {
      id: newId("re"),
      object: "refund",
      amount,
      charge: charge.id,
      created: now(),
      currency: charge.currency,
      metadata: readMetadata(form),
      payment_intent: charge.payment_intent,
      reason: text(form.reason) ?? null,
      status: "succeeded",
    }
    this.books.refunds.set(refund.id, refund)
    this.announce("charge.refunded", charge)
    const { payment_method } = this.get(charge.payment_intent)
    if (payment_method && this.behaviourOf(payment_method).doRefundsFail) setTimeout(() => this.failRefund(refund.id), BANK_MS).unref()
    return refund
  }

  /** The bank sends a refund back: the money is the shop's again. */
  failRefund(id: string): Refund {
    const refund = this.books.refunds.get(id)
    if (!refund) throw missing("refund", id)
    const charge = this.books.charges.get(refund.charge) as Charge
    charge.amount_refunded -= refund.amount
    charge.refunded = false
    Object.assign(refund, { status: "failed", failure_reason: "lost_or_stolen_card" })
    this.announce("charge.refund.updated", refund)
    return refund
  }

  /** The shopper asks the bank to have the money back. */
  dispute(chargeId: string): Wire {
    const charge = this.books.charges.get(chargeId)
    if (!charge) throw missing("charge", chargeId)
    charge.disputed = true
    const dispute: Wire = {
      id: newId("du"),
      object: "dispute",
      amount: charge.amount,
      charge: charge.id,
      currency: charge.currency,
      payment_intent: charge.payment_intent,
      reason: "fraudulent",
      status: "needs_response",
    }
    this.books.disputes.set(dispute.id, dispute)
    this.announce("charge.dispute.created", dispute)
    return dispute
  }

  /** Puts a card to an intent. Cards that are saved for one customer, or have paid without being saved, cannot be taken by others. */
  private choose(intent: Intent, methodId: string): void {
    const method = this.methods.take(methodId)
    if (method.customer && method.customer !== intent.customer) {
      throw invalid(
        `The PaymentMethod ${method.id} does not belong to the Customer ${intent.customer ?? "(none)"}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
        { param: "payment_method" },
      )
    }
    if (!method.customer && this.books.spent.has(method.id)) {
      throw invalid(
        "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, or was detached from a Customer. It may not be used again.",
        { param: "payment_method" },
      )
    }
    intent.payment_method = method.id
    intent.status = "requires_confirmation"
  }

  private charge(intent: Intent): Intent {
    const methodId = intent.payment_method as string
    const method = this.methods.get(methodId)
    const { decline, isDisputed } = this.behaviourOf(methodId)
    const isManual = intent.capture_method === "manual"
    const charge: Charge = {
      id: newId("ch"),
      object: "charge",
      amount: intent.amount,
      amount_captured: decline || isManual ? 0 : intent.amount,
      amount_refunded: 0,
      captured: !decline && !isManual,
      created: now(),
      currency: intent.currency,
      customer: intent.customer,
      disputed: false,
      failure_code: decline?.code ?? null,
      metadata: { ...intent.metadata },
      paid: !decline,
      payment_intent: intent.id,
      payment_method: methodId,
      payment_method_details: { type: "card", card: method.card },
      refunded: false,
      status: decline ? "failed" : "succeeded",
    }
    this.books.charges.set(charge.id, charge)
    intent.latest_charge = charge.id
    if (decline) {
      this.announce("charge.failed", charge)
      const error = { type: "card_error", charge: charge.id, ...decline }
      this.fail(intent, error)
      throw new Refusal(402, { ...error, payment_intent: intent })
    }
    if (intent.setup_future_usage && intent.customer) attach(this.books, methodId, intent.customer)
    else this.books.spent.add(methodId)
    intent.next_action = null
    this.announce("charge.succeeded", charge)
    if (isManual) {
      Object.assign(intent, { status: "requires_capture", amount_capturable: intent.amount })
      this.announce("payment_intent.amount_capturable_updated", intent)
    } else {
      Object.assign(intent, { status: "succeeded", amount_received: intent.amount })
      this.announce("payment_intent.succeeded", intent)
    }
    if (isDisputed) this.dispute(charge.id)
    return intent
  }

  private fail(intent: Intent, error: Record<string, unknown>): Intent {
    Object.assign(intent, {
      status: "requires_payment_method",
      payment_method: null,
      next_action: null,
      last_payment_error: { ...error, payment_method: this.books.methods.get(intent.payment_method ?? "") ?? null },
    })
    this.announce("payment_intent.payment_failed", intent)
    return intent
  }

  private chargeOf(intent: Intent): Charge {
    const charge = this.books.charges.get(intent.latest_charge ?? "")
    if (charge) return charge
    throw invalid("This PaymentIntent does not have a successful charge to refund.", { code: "charge_not_refundable" })
  }

  private behaviourOf(methodId: string): Behaviour {
    return this.books.behaviours.get(methodId) ?? {}
  }
}

/** Whether it can still be paid otherwise. */
const isOpen = ({ status }: Intent) => ["requires_payment_method", "requires_confirmation", "requires_action"].includes(status)

const unexpected = (intent: Intent, what: string) =>
  invalid(`This PaymentIntent could not be ${what} because it has a status of ${intent.status}.`, {
    code: "payment_intent_unexpected_state",
    payment_intent: intent,
  })
