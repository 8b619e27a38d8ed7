import { definePaymentMethod } from "@wekala/engine/kit"

definePaymentMethod({ prefix: "pp_wallet_", reserves: true })
