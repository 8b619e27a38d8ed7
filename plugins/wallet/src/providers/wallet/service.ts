import { container } from "@medusajs/framework"
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
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, MedusaError, Modules } from "@medusajs/framework/utils"
import { DomainError, Money, roundedMoney } from "@wekala/engine/kit"
import type { WalletHold } from "../../modules/wallet/entities"
import type { WalletService } from "../../modules/wallet/service"

/** What the provider keeps in a payment session. The shopper can read it and never write it. */
interface SessionData extends Record<string, unknown> {
  session_id: string
  customer_id: string
  account_id: string
  /** Minor units. */
  amount: string
  currency_code: string
  hold_id?: string
}

/** What is authorised and never captured ends after this. */
const HOLD_DAYS = 30
/** What is set aside while the rest is paid elsewhere: longer than a code for a kiosk is good for. */
const RESERVED_DAYS = 2

/**
 * Pays from the customer's wallet: authorising places a hold, capturing takes it in one or more parts,
 * cancelling releases it, refunding credits back. Each is named after Medusa's own row (session, capture,
 * refund), so that Medusa may call any of them again.
 */
export class WalletPaymentProvider extends AbstractPaymentProvider {
  static override identifier = "wallet"

  // Medusa's base class hides its constructor from everyone but subclasses.
  constructor(dependencies: Record<string, unknown>, options: Record<string, unknown>) {
    super(dependencies, options)
  }

  private get wallet(): WalletService {
    return container.resolve<WalletService>("wallet")
  }

  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const customerId = input.context?.customer?.id
    if (!customerId) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Sign in to pay from your wallet.", "wallet_needs_customer")
    }
    const amount = roundedMoney(input.amount, input.currency_code)
    const account = await this.wallet.account(
      await this.wallet.accountId({ kind: "customer", owner_id: customerId, currency_code: amount.currency }),
    )
    // Told here kindly; decided by the hold.
    if (BigInt(account.balance) - BigInt(account.held) < amount.minor) throw insufficient()
    const data: SessionData = {
      session_id: String(input.data?.session_id),
      customer_id: customerId,
      account_id: account.id,
      amount: amount.minor.toString(),
      currency_code: amount.currency,
    }
    // One part of a split payment: it must still be there when the other part has been paid.
    const reserved = input.data?.reserve === true ? await this.hold(data, RESERVED_DAYS) : undefined
    return { id: data.session_id, data: { ...data, ...(reserved && { hold_id: reserved.id }) }, status: "pending" }
  }

  override async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const data = sessionData(input)
    if (data.hold_id) await this.wallet.holds.release(data.hold_id)
    const amount = roundedMoney(input.amount, input.currency_code)
    const account_id = await this.wallet.accountId({ kind: "customer", owner_id: data.customer_id, currency_code: amount.currency })
    const { hold_id: _released, ...kept } = data
    return { data: { ...kept, account_id, amount: amount.minor.toString(), currency_code: amount.currency }, status: "pending" }
  }

  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const data = sessionData(input)
    const hold = await this.hold(data, HOLD_DAYS)
    return { status: hold.status === "active" ? "authorized" : "canceled", data: { ...data, hold_id: hold.id } }
  }

  /** Sets the money aside for so many days from now; again, for the same amount, it only lasts longer. */
  private async hold(data: SessionData, days: number): Promise<WalletHold> {
    const expires_at = new Date(Date.now() + days * 24 * 3_600_000)
    try {
      const hold = await this.wallet.holds.place({
        // A changed amount is a new promise, so it belongs to the name.
        reference: `wallet.payment:${data.session_id}:${data.amount}`,
        account_id: data.account_id,
        amount: Money.ofMinor(data.amount, data.currency_code),
        reason: "payment",
        expires_at,
        metadata: { payment_session_id: data.session_id },
      })
      return await this.wallet.holds.prolong(hold.id, expires_at)
    } catch (error) {
      if (error instanceof DomainError && error.code === "insufficient_funds") throw insufficient()
      throw error
    }
  }

  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const data = sessionData(input)
    const captureId = input.context?.idempotency_key ?? data.session_id
    await this.wallet.holds.capture({
      hold_id: holdId(data),
      reference: `wallet.payment_capture:${captureId}`,
      kind: "wallet.payment",
      to: await this.wallet.accountId({ kind: "revenue", currency_code: data.currency_code }),
      amount: await this.captureAmount(captureId, data),
      metadata: { payment_session_id: data.session_id },
    })
    return { data }
  }

  /** Medusa tells a provider which capture it is, not how much: that stands in the capture's row. */
  private async captureAmount(captureId: string, data: SessionData): Promise<Money | undefined> {
    const [capture] = await container.resolve(Modules.PAYMENT).listCaptures({ id: captureId }, { select: ["id", "amount"] })
    return capture ? roundedMoney(capture.amount, data.currency_code) : undefined
  }

  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const data = sessionData(input)
    const refundId = input.context?.idempotency_key
    if (!refundId) throw new MedusaError(MedusaError.Types.INVALID_DATA, "A refund from the wallet needs the refund's id.")
    await this.wallet.ledger.transfer({
      reference: `wallet.payment_refund:${refundId}`,
      kind: "wallet.refund",
      from: { kind: "revenue", currency_code: data.currency_code },
      to: data.account_id,
      amount: roundedMoney(input.amount, data.currency_code),
      metadata: { payment_session_id: data.session_id },
    })
    return { data }
  }

  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const data = sessionData(input)
    if (data.hold_id) await this.wallet.holds.release(data.hold_id)
    return { data }
  }

  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    const data = input.data as Partial<SessionData> | undefined
    if (data?.hold_id) await this.wallet.holds.release(data.hold_id)
    return { data: input.data ?? {} }
  }

  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const data = sessionData(input)
    return { data: { ...data, hold: await this.findHold(data) } }
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const data = sessionData(input)
    const hold = await this.findHold(data)
    if (!hold) return { status: "pending", data }
    const statuses = { active: "authorized", captured: "captured", released: "canceled", expired: "canceled" } as const
    return { status: statuses[hold.status], data }
  }

  /** Nothing calls us from outside. */
  override async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: "not_supported" }
  }

  private async findHold(data: SessionData): Promise<WalletHold | undefined> {
    if (!data.hold_id) return undefined
    const [hold] = await container
      .resolve("query")
      .graph({ entity: "wallet_hold", fields: ["*"], filters: { id: data.hold_id } })
      .then(({ data: holds }) => holds as WalletHold[])
    return hold
  }
}

function sessionData(input: { data?: Record<string, unknown> | undefined }): SessionData {
  const data = input.data as Partial<SessionData> | undefined
  if (!data?.session_id || !data.account_id || !data.customer_id || !data.amount || !data.currency_code) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "This payment was not started with the wallet.")
  }
  return data as SessionData
}

function holdId(data: SessionData): string {
  if (!data.hold_id) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The wallet payment is not authorised.")
  return data.hold_id
}

function insufficient(): MedusaError {
  return new MedusaError(
    MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
    "The wallet's available balance is not enough for this payment.",
    "insufficient_funds",
  )
}
