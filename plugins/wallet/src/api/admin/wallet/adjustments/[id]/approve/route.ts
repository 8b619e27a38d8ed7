import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adjustmentSchema, presentAdjustment } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Approve an adjustment",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  response: z.object({ adjustment: adjustmentSchema }),
  errors: { second_admin_required: "The admin who asked cannot approve.", adjustment_approve_not_allowed: "It has been decided already." },
  handle: async ({ params, actor, container }) => {
    const adjustment = await walletOf(container).adjustments.decide({ adjustment_id: params.id, approve: true, actor_id: actor.id })
    return { adjustment: presentAdjustment(adjustment) }
  },
})
