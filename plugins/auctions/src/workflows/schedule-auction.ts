import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"
import { queryRows } from "@wekala/engine/kit"
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

/** A seller's thing was waiting for a merchant: now everybody may see it. */
const publishStep = createStep(
  "publish-proposed-product",
  async ({ auction }: ScheduleAuctionInput, { container }) => {
    const [product] = await queryRows<{ id: string }>(
      `SELECT p.id FROM auction a JOIN product p ON p.id = a.product_id
       WHERE a.id = $1 AND a.seller_id IS NOT NULL AND p.status = 'proposed' AND p.deleted_at IS NULL`,
      [auction.id],
    )
    if (product) await updateProductsWorkflow(container).run({ input: { selector: { id: product.id }, update: { status: "published" } } })
    return new StepResponse(undefined, product?.id)
  },
  async (id, { container }) => {
    if (id) await updateProductsWorkflow(container).run({ input: { selector: { id }, update: { status: "proposed" } } })
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
  publishStep(input)
  scheduleStep(input)
  return new WorkflowResponse(input)
})
