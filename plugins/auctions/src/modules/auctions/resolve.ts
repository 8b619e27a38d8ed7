import type { MedusaContainer } from "@medusajs/framework/types"
import type { WalletService } from "@wekala/wallet"
import type { AuctionsService } from "./service"

/** The service of this module. */
export function auctionsOf(container: MedusaContainer): AuctionsService {
  return container.resolve<AuctionsService>("auctions")
}

/** Where deposits and sellers' money lie. */
export function walletOf(container: MedusaContainer): WalletService {
  return container.resolve<WalletService>("wallet")
}
