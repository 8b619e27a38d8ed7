import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { BIDDING } from "../modules/bidding"
import type BiddingService from "../modules/bidding/service"
import type { PlaceBid } from "../modules/bidding/service"

const placeBidStep = createStep("place-bid", async (input: PlaceBid, { container }) => {
  const bidding: BiddingService = container.resolve(BIDDING)
  return new StepResponse(await bidding.placeBid(input))
})

export const placeBidWorkflow = createWorkflow("place-bid", (input: PlaceBid) => new WorkflowResponse(placeBidStep(input)))
