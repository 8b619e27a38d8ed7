import type { MedusaContainer } from "@medusajs/framework/types"
import type { AuctionsService } from "./service"

/** The service of this module. */
export function auctionsOf(container: MedusaContainer): AuctionsService {
  return container.resolve<AuctionsService>("auctions")
}
