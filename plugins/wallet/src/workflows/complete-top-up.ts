import { container as application } from "@medusajs/framework"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { WalletTopUp } from "../modules/wallet/entities"
import type { WalletService } from "../modules/wallet/service"
import { creditTopUp, settleTopUp } from "../modules/wallet/top-up-payments"

export interface CompleteTopUpInput {
  top_up_id: string
}

/** Asks the provider, and captures what it only promises; repeated, it does nothing twice. */
const settleStep = createStep("settle-top-up-payment", async ({ top_up_id }: CompleteTopUpInput, { container }) => {
  await settleTopUp(container, await container.resolve<WalletService>("wallet").topUp(top_up_id))
  return new StepResponse(undefined)
})

/** Credits what has been captured in full; a payment still waiting leaves the top-up pending. */
const creditStep = createStep("credit-top-up", async ({ top_up_id }: CompleteTopUpInput, { container }) => {
  const wallet = container.resolve<WalletService>("wallet")
  const topUp = await wallet.topUp(top_up_id)
  if (topUp.status === "pending") await creditTopUp(container, topUp)
  return new StepResponse(await wallet.topUp(top_up_id))
})

/** Brings a top-up as far as its payment allows. */
export const completeTopUpWorkflow = createWorkflow("complete-top-up", (input: CompleteTopUpInput) => {
  settleStep(input)
  return new WorkflowResponse(creditStep(input))
})

/** Runs the workflow in this application. */
export async function completeTopUp(topUpId: string): Promise<WalletTopUp> {
  const { result } = await completeTopUpWorkflow(application).run({ input: { top_up_id: topUpId } })
  return result as unknown as WalletTopUp
}
