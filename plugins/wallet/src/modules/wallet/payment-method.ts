import { definePaymentMethod } from "@wekala/engine/kit"
import { readPaymentBook } from "./reports/payment-books"

definePaymentMethod({ prefix: "pp_wallet_", reserves: true, read: readPaymentBook })
