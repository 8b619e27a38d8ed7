import type { MedusaContainer } from "@medusajs/framework/types"
import { DomainError } from "@wekala/engine/kit"
import type { WalletTopUp } from "../../../../../modules/wallet/entities"
import { walletOf } from "../../../../shared"

/** The customer's own top-up; another's is as good as none. */
export async function ownTopUp(container: MedusaContainer, id: string, customerId: string): Promise<WalletTopUp> {
  const topUp = await walletOf(container).topUp(id)
  if (topUp.customer_id !== customerId) {
    throw new DomainError({ status: 404, code: "top_up_not_found", message: `There is no top-up ${id}.` })
  }
  return topUp
}
