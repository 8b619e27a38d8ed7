import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { Auction } from "../modules/auctions/entities"
import { auctionsOf } from "../modules/auctions/resolve"
import { reserveUnits, settleStock } from "../modules/auctions/selling/stock"

export interface ScheduleAuctionInput {
  auction: Pick<Auction, "id" | "variant_id" | "quantity">
  /** ISO 8601. */
  starts_at: string
  ends_at: string
  actor_id: string
}

const reserveStep = createStep(
  "reserve-auction-stock",
  async ({ auction }: ScheduleAuctionInput, { container }) => {
    await reserveUnits(container, auction, auction.quantity)
    return new StepResponse(undefined, auction.id)
  },
  async (id, { container }) => {
    if (id) await settleStock(container, id)
  },
)

const scheduleStep = createStep(
  "schedule-auction",
  async ({ auction, starts_at, ends_at, actor_id }: ScheduleAuctionInput, { container }) => {
    await auctionsOf(container).schedule(auction.id, { startsAt: new Date(starts_at), endsAt: new Date(ends_at) }, actor_id)
    return new StepResponse(undefined)
  },
)

/** Puts a draft on the calendar, and its units out of everybody else's reach. */
export const scheduleAuctionWorkflow = createWorkflow("schedule-auction", (input: WorkflowData<ScheduleAuctionInput>) => {
  reserveStep(input)
  scheduleStep(input)
  return new WorkflowResponse(input)
})
