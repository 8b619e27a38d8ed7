import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { WalletAccount } from "../../../modules/wallet/entities"
import { presentWallet, walletSchema } from "../../present"
import { walletOf } from "../../shared"

export const GET = defineRoute({
  summary: "My wallets",
  description: "One wallet per currency; a currency that was never used is not listed.",
  tag: "Wallet",
  audience: "customer",
  response: z.object({ wallets: z.array(walletSchema) }),
  handle: async ({ actor, container }) => {
    const accounts = await walletOf(container).list(
      WalletAccount,
      { owner_type: "customer", owner_id: actor.id, kind: "customer" },
      { order: { currency_code: "ASC" } },
    )
    return { wallets: accounts.map(presentWallet) }
  },
})
