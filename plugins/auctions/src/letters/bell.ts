import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { adminAuction } from "../modules/auctions/reading/admin"

interface Ring {
  /** Told once under it. */
  readonly key: string
  readonly title: string
  readonly auctionId: string
  /** What there is to say beside the lot's title. */
  readonly detail: string | undefined
}

/** Tells merchants something about a lot at the bell of the dashboard. */
export async function ring(container: MedusaContainer, { key, title, auctionId, detail }: Ring): Promise<void> {
  const { title: lot } = await adminAuction(container, auctionId)
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: "",
    channel: "feed",
    template: "admin-ui",
    idempotency_key: key,
    data: { title, description: detail ? `${lot}: ${detail}` : lot },
  })
}
