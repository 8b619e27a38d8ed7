import { defineEvent } from "@wekala/engine/kit"
import { z } from "@medusajs/framework/zod"

/** Amounts in events are minor units as decimal strings, beside their currency. */
const money = { amount_minor: z.string(), currency_code: z.string() }

export const toppedUp = defineEvent(
  "wallet.topped_up",
  "A customer's payment into the own wallet has been credited.",
  z.object({ top_up_id: z.string(), customer_id: z.string(), account_id: z.string(), transaction_id: z.string(), ...money }),
)

const hold = z.object({ hold_id: z.string(), account_id: z.string(), reference: z.string(), ...money })
export const holdExpired = defineEvent("wallet.hold_expired", "A hold ran out; what was left of it is available again.", hold)

const escrow = z.object({
  escrow_id: z.string(),
  reference: z.string(),
  payer_account_id: z.string(),
  payee_account_id: z.string(),
  currency_code: z.string(),
  status: z.string(),
  released_minor: z.string(),
  fee_minor: z.string(),
  refunded_minor: z.string(),
})
export const escrowFunded = defineEvent("wallet.escrow_funded", "Money has gone into an escrow.", escrow)
export const escrowSettled = defineEvent(
  "wallet.escrow_settled",
  "Part or all of an escrow was released, refunded or split; `status` tells whether it has ended.",
  escrow,
)
export const escrowDisputed = defineEvent("wallet.escrow_disputed", "A dispute stopped an escrow's release.", escrow)

const withdrawal = z.object({
  withdrawal_id: z.string(),
  account_id: z.string(),
  status: z.string(),
  note: z.string().nullable(),
  ...money,
})
export const withdrawalRequested = defineEvent("wallet.withdrawal_requested", "The owner of a wallet asks for a payout.", withdrawal)
export const withdrawalDecided = defineEvent(
  "wallet.withdrawal_updated",
  "A withdrawal was approved, rejected, cancelled, paid, or has failed or come back.",
  withdrawal,
)

export const adjustmentPosted = defineEvent(
  "wallet.adjustment_posted",
  "An admin's correction has been posted.",
  z.object({ adjustment_id: z.string(), account_id: z.string(), transaction_id: z.string(), ...money }),
)
