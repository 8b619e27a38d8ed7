import { container as application } from "@medusajs/framework"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { WalletTopUp } from "../modules/wallet/entities"
import type { WalletService } from "../modules/wallet/service"
import { settleTopUp } from "../modules/wallet/top-up-payments"

export interface CompleteTopUpInput {
  top_up_id: string
}

/** Asks the provider and credits what it has; a payment still waiting leaves the top-up pending. Repeated, it does nothing twice. */
const settleStep = createStep("settle-top-up-payment", async ({ top_up_id }: CompleteTopUpInput, { container }) => {
  const wallet = container.resolve<WalletService>("wallet")
  await settleTopUp(container, await wallet.topUp(top_up_id))
  return new StepResponse(await wallet.topUp(top_up_id))
})

/** Brings a top-up as far as its payment allows. */
export const completeTopUpWorkflow = createWorkflow("complete-top-up", (input: CompleteTopUpInput) => {
  return new WorkflowResponse(settleStep(input))
})

/** Runs the workflow in this application. */
export async function completeTopUp(topUpId: string): Promise<WalletTopUp> {
  const { result } = await completeTopUpWorkflow(application).run({ input: { top_up_id: topUpId } })
  return result as unknown as WalletTopUp
}
