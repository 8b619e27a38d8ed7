import type { MedusaContainer } from "@medusajs/framework/types"
import { DomainError } from "@wekala/engine/kit"
import { adminAuction } from "../modules/auctions/reading/admin"
import { scheduleAuctionWorkflow } from "../workflows"

/** When a lot is to run; what is left out is what its draft says. */
export interface Times {
  readonly starts_at?: string | undefined
  readonly ends_at?: string | undefined
}

/** @throws DomainError `invalid_schedule` (422), `out_of_stock` (409), `auction_schedule_not_allowed` (409), `auction_not_found` (404) */
export async function schedule(container: MedusaContainer, id: string, times: Times, actorId: string): Promise<void> {
  const auction = await adminAuction(container, id)
  const starts_at = times.starts_at ?? auction.starts_at
  const ends_at = times.ends_at ?? auction.planned_ends_at
  if (!starts_at || !ends_at) {
    throw new DomainError({ status: 422, code: "invalid_schedule", message: "Say when it starts and when it ends." })
  }
  const { variant, quantity, status } = auction
  if (status !== "draft") {
    throw new DomainError({
      status: 409,
      code: "auction_schedule_not_allowed",
      message: `This auction is ${status}: it cannot be scheduled.`,
    })
  }
  await scheduleAuctionWorkflow(container).run({
    input: { auction: { id, variant_id: variant.id, quantity }, starts_at, ends_at, actor_id: actorId },
  })
}
