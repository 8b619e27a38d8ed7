import { z } from "@medusajs/framework/zod"
import { defineRoute, DomainError } from "@wekala/engine/kit"
import { WalletEscrow } from "../../../../../modules/wallet/entities"
import { escrowSchema, presentEscrow } from "../../../../present"
import { idParams, walletOf } from "../../../../shared"

export const GET = defineRoute({
  summary: "One escrow",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  response: z.object({ escrow: escrowSchema }),
  handle: async ({ params, container }) => {
    const [escrow] = await walletOf(container).list(WalletEscrow, { id: params.id }, { take: 1 })
    if (!escrow) throw new DomainError({ status: 404, code: "escrow_not_found", message: `There is no escrow ${params.id}.` })
    return { escrow: presentEscrow(escrow) }
  },
})
