import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { accountSchema, presentAccount } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Freeze an account",
  description: "Stops everything that takes from the account; money can still come in.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  response: z.object({ account: accountSchema }),
  handle: async ({ params, container }) => ({ account: presentAccount(await walletOf(container).setFrozen(params.id, true)) }),
})
