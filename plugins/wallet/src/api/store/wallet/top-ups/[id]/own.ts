import type { MedusaContainer } from "@medusajs/framework/types"
import { DomainError } from "@wekala/engine/kit"
import type { WalletTopUp } from "../../../../../modules/wallet/entities"
import { topUpSessions } from "../../../../../modules/wallet/top-up-payments"
import { presentTopUp } from "../../../../present"
import { walletOf } from "../../../../shared"

/** The customer's own top-up; another's is as good as none. */
export async function ownTopUp(container: MedusaContainer, id: string, customerId: string): Promise<WalletTopUp> {
  const topUp = await walletOf(container).topUp(id)
  if (topUp.customer_id !== customerId) {
    throw new DomainError({ status: 404, code: "top_up_not_found", message: `There is no top-up ${id}.` })
  }
  return topUp
}

/** With the payment that was begun for it. */
export async function answerTopUp(topUp: WalletTopUp) {
  const { payment_collection_id } = topUp
  return { top_up: presentTopUp(topUp, (await topUpSessions([payment_collection_id])).get(payment_collection_id)) }
}
