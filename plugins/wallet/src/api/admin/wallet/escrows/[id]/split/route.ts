import { z } from "@medusajs/framework/zod"
import { defineRoute, positiveAmount } from "@wekala/engine/kit"
import { escrowSchema, presentEscrow } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Split an escrow",
  description: "Pays part to the payee, less the commission, and part back to the payer.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  body: z.object({ release: positiveAmount, refund: positiveAmount, reason: z.string().trim().max(500).optional() }),
  response: z.object({ escrow: escrowSchema }),
  errors: { settlement_exceeds_escrow: "More than the escrow has left.", escrow_split_not_allowed: "The escrow has ended." },
  handle: async ({ params, body, actor, container, reference }) => {
    const escrow = await walletOf(container).escrows.settleDecimal({
      escrow_id: params.id,
      reference,
      actor_id: actor.id,
      description: body.reason,
      release: body.release,
      refund: body.refund,
    })
    return { escrow: presentEscrow(escrow) }
  },
})
