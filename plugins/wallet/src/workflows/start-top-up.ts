import { container as application } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { Money, queryRows } from "@wekala/engine/kit"
import type { WalletTopUp } from "../modules/wallet/entities"
import type { WalletService } from "../modules/wallet/service"

export interface StartTopUpInput {
  reference: string
  customer_id: string
  /** Minor units as a decimal string: workflow input must be plain JSON. */
  amount_minor: string
  currency_code: string
}

const createCollectionStep = createStep(
  "create-top-up-payment-collection",
  async (input: StartTopUpInput, { container }) => {
    const [existing] = await queryRows<{ payment_collection_id: string }>(
      "SELECT payment_collection_id FROM wallet_top_up WHERE reference = $1",
      [input.reference],
    )
    if (existing) return new StepResponse(existing.payment_collection_id)
    const money = Money.ofMinor(input.amount_minor, input.currency_code)
    const [collection] = await container.resolve(Modules.PAYMENT).createPaymentCollections([
      {
        currency_code: input.currency_code,
        amount: money.toNumber(),
        metadata: { wallet_top_up: true, customer_id: input.customer_id },
      },
    ])
    const id = collection?.id as string
    return new StepResponse(id, id)
  },
  async (createdId, { container }) => {
    if (createdId) await container.resolve(Modules.PAYMENT).deletePaymentCollections([createdId])
  },
)

const recordTopUpStep = createStep("record-top-up", async (input: StartTopUpInput & { payment_collection_id: string }, { container }) => {
  const topUp = await container.resolve<WalletService>("wallet").topUps.start({
    reference: input.reference,
    customer_id: input.customer_id,
    amount: Money.ofMinor(input.amount_minor, input.currency_code),
    payment_collection_id: input.payment_collection_id,
  })
  return new StepResponse(topUp)
})

/** Opens a payment collection and the top-up that it pays for. */
export const startTopUpWorkflow = createWorkflow("start-top-up", (input: StartTopUpInput) => {
  const payment_collection_id = createCollectionStep(input)
  const topUp = recordTopUpStep({
    reference: input.reference,
    customer_id: input.customer_id,
    amount_minor: input.amount_minor,
    currency_code: input.currency_code,
    payment_collection_id,
  })
  return new WorkflowResponse(topUp)
})

/** Runs the workflow in this application. */
export async function startTopUp(input: StartTopUpInput): Promise<WalletTopUp> {
  const { result } = await startTopUpWorkflow(application).run({ input })
  return result as unknown as WalletTopUp
}
