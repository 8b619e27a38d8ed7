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
import { AbstractPaymentProvider } from "@medusajs/framework/utils"
import { definePaymentMethod } from "../../payments/define-method"

let account: string | undefined

// Whoever has ordered must know where to send the money to.
definePaymentMethod({ prefix: "pp_bank_transfer", shop: () => ({ flow: "place", account: account ?? null }) })

/**
 * Money that moves outside of the shop, and that a merchant writes down: the order is placed on a promise, `capture` says
 * that the money has come, `refund` that it was handed or sent back.
 */
abstract class ManualPaymentProvider<Options = object> extends AbstractPaymentProvider<Options & Record<string, unknown>> {
  // Medusa's base class hides its constructor from everyone but subclasses.
  constructor(
    dependencies: Record<string, unknown>,
    protected readonly options: Options & Record<string, unknown>,
  ) {
    super(dependencies, options)
  }

  /** What the shopper is told with the payment. */
  protected abstract details(): Record<string, unknown>

  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const id = String(input.data?.session_id)
    return { id, data: { session_id: id, ...this.details() }, status: "pending" }
  }

  override async authorizePayment({ data = {} }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return { data, status: "authorized" }
  }

  override async updatePayment({ data = {} }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return { data, status: "pending" }
  }

  override async getPaymentStatus({ data = {} }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return { data, status: "authorized" }
  }

  override async capturePayment({ data = {} }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return { data }
  }

  override async refundPayment({ data = {} }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return { data }
  }

  override async cancelPayment({ data = {} }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return { data }
  }

  override async deletePayment({ data = {} }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return { data }
  }

  override async retrievePayment({ data = {} }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return { data }
  }

  /** Nothing calls from outside. */
  override async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: "not_supported" }
  }
}

/** `pp_cash_on_delivery`: whoever brings the parcel takes the money. */
export class CashOnDeliveryProvider extends ManualPaymentProvider {
  static override identifier = "cash_on_delivery"

  protected details() {
    return {}
  }
}

/** `pp_bank_transfer`: the shopper sends the money to the shop's account, with the order's number. */
export class BankTransferProvider extends ManualPaymentProvider<{ account?: string }> {
  static override identifier = "bank_transfer"

  /** Also makes the account known: Medusa calls it at the start, and makes the provider when somebody first pays by it. */
  static override validateOptions(options: { account?: unknown } = {}): void {
    const given = options.account
    if (given !== undefined && (typeof given !== "string" || given.length > 500)) {
      throw new Error("Payment provider bank_transfer: wrong options: account (must be text of at most 500 characters).")
    }
    account = given
  }

  /** Holder, bank and number, a line each. */
  protected details() {
    return { account: this.options.account ?? null }
  }
}
