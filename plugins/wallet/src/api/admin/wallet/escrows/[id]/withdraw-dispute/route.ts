import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { escrowSchema, presentEscrow } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Withdraw a dispute",
  description: "The escrow's release by time runs again, at once when its time has passed.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  response: z.object({ escrow: escrowSchema }),
  errors: { escrow_withdraw_dispute_not_allowed: "The escrow is not disputed." },
  handle: async ({ params, container }) => ({ escrow: presentEscrow(await walletOf(container).escrows.withdrawDispute(params.id)) }),
})
