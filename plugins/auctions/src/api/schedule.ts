import type { MedusaContainer } from "@medusajs/framework/types"
import { DomainError } from "@wekala/engine/kit"
import { adminAuction } from "../modules/auctions/reading/admin"
import { scheduleAuctionWorkflow } from "../workflows"

const DAY_MS = 24 * 60 * 60 * 1000

/** When a lot is to run; what is left out is what its draft says: times, or from now on for so many days. */
export interface Times {
  readonly starts_at?: string | undefined
  readonly ends_at?: string | undefined
}

/** @throws DomainError `invalid_schedule` (422), `out_of_stock` (409), `auction_schedule_not_allowed` (409), `auction_not_found` (404) */
export async function schedule(container: MedusaContainer, id: string, times: Times, actorId: string): Promise<void> {
  const auction = await adminAuction(container, id)
  const days = Number(auction.metadata?.duration_days ?? 0)
  const starts_at = times.starts_at ?? auction.starts_at ?? (days > 0 ? new Date().toISOString() : null)
  const ends_at =
    times.ends_at ??
    auction.planned_ends_at ??
    (days > 0 && starts_at ? new Date(Date.parse(starts_at) + days * DAY_MS).toISOString() : null)
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
