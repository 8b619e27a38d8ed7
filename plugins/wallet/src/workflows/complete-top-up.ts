import { container as application } from "@medusajs/framework"
import type { PaymentCollectionDTO, PaymentDTO } from "@medusajs/framework/types"
import { BigNumber, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { DomainError, Money } from "@wekala/engine/kit"
import type { WalletTopUp } from "../modules/wallet/entities"
import type { WalletService } from "../modules/wallet/service"

/** The wallet cannot fill itself. */
export const OWN_PROVIDER = "pp_wallet_wallet"

export interface CompleteTopUpInput {
  top_up_id: string
}

async function loadCollection(topUp: WalletTopUp): Promise<PaymentCollectionDTO> {
  return application
    .resolve(Modules.PAYMENT)
    .retrievePaymentCollection(topUp.payment_collection_id, { relations: ["payment_sessions", "payments", "payments.captures"] })
}

/**
 * Authorises the shopper's payment and, where the provider moves money by itself, captures it. Medusa's
 * payment module answers the same payment when it is asked again, so the step may be repeated.
 */
const collectStep = createStep("collect-top-up-payment", async ({ top_up_id }: CompleteTopUpInput, { container }) => {
  const wallet = container.resolve<WalletService>("wallet")
  const payments = container.resolve(Modules.PAYMENT)
  const topUp = await wallet.topUp(top_up_id)
  if (topUp.status === "completed") return new StepResponse(undefined)
  const collection = await loadCollection(topUp)
  const session = collection.payment_sessions?.find((candidate) => candidate.status !== "canceled" && candidate.status !== "error")
  if (!collection.payments?.length) {
    if (!session) {
      throw new DomainError({ status: 409, code: "payment_not_started", message: "Choose how to pay for the top-up first." })
    }
    if (session.provider_id === OWN_PROVIDER) {
      throw new DomainError({ status: 422, code: "wallet_cannot_fill_itself", message: "A wallet cannot be topped up from a wallet." })
    }
    const payment = (await payments.authorizePaymentSession(session.id, {})) as PaymentDTO | null
    // The provider has not decided yet; its webhook will.
    if (!payment) return new StepResponse(undefined)
    if (!wallet.options.manual_providers.includes(session.provider_id) && !payment.captured_at) {
      await payments.capturePayment({ payment_id: payment.id })
    }
  }
  return new StepResponse(undefined)
})

/** Credits what has been captured in full; a payment still waiting leaves the top-up pending. */
const creditStep = createStep("credit-top-up", async ({ top_up_id }: CompleteTopUpInput, { container }) => {
  const wallet = container.resolve<WalletService>("wallet")
  const topUp = await wallet.topUp(top_up_id)
  const collection = await loadCollection(topUp)
  const captured = (collection.payments ?? [])
    .filter((payment) => payment.provider_id !== OWN_PROVIDER)
    .flatMap((payment) => payment.captures ?? [])
    .reduce((sum, capture) => sum.plus(toMoney(capture.amount, topUp.currency_code)), Money.zero(topUp.currency_code))
  if (captured.minor < BigInt(topUp.amount)) return new StepResponse(topUp)
  const provider = collection.payments?.[0]?.provider_id as string
  return new StepResponse(await wallet.topUps.complete(topUp.id, provider))
})

function toMoney(amount: ConstructorParameters<typeof BigNumber>[0], currency: string): Money {
  return Money.fromDecimalRounded(new BigNumber(amount).toJSON().toString(), currency)
}

/** Brings a top-up as far as its payment allows. */
export const completeTopUpWorkflow = createWorkflow("complete-top-up", (input: CompleteTopUpInput) => {
  collectStep(input)
  return new WorkflowResponse(creditStep(input))
})

/** Runs the workflow in this application. */
export async function completeTopUp(topUpId: string): Promise<WalletTopUp> {
  const { result } = await completeTopUpWorkflow(application).run({ input: { top_up_id: topUpId } })
  return result as unknown as WalletTopUp
}
