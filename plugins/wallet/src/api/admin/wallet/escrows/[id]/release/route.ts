import { z } from "@medusajs/framework/zod"
import { defineRoute, positiveAmount } from "@wekala/engine/kit"
import { escrowSchema, presentEscrow } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Release an escrow",
  description: "Pays the payee, less the commission. Without an amount, all that is left; with one, that part.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  body: z.object({ amount: positiveAmount.optional(), reason: z.string().trim().max(500).optional() }),
  response: z.object({ escrow: escrowSchema }),
  errors: { settlement_exceeds_escrow: "More than the escrow has left.", escrow_release_not_allowed: "The escrow has ended." },
  handle: async ({ params, body, actor, container, reference }) => {
    const escrow = await walletOf(container).escrows.settleDecimal({
      escrow_id: params.id,
      reference,
      actor_id: actor.id,
      description: body.reason,
      release: body.amount ?? "all",
    })
    return { escrow: presentEscrow(escrow) }
  },
})
