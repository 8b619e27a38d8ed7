import { z } from "@medusajs/framework/zod"
import { anyOf, currencyCode, defineRoute, listQuery, listResponse, Money, toListArguments } from "@wekala/engine/kit"
import { WalletAdjustment } from "../../../../modules/wallet/entities"
import { adjustmentSchema, presentAdjustment } from "../../../present"
import { walletOf } from "../../../shared"

export const GET = defineRoute({
  summary: "Adjustments",
  tag: "Wallet",
  audience: "admin",
  query: listQuery(
    {
      account_id: z.string().max(64).optional(),
      status: anyOf(z.enum(["pending", "posted", "rejected"])).optional(),
      currency_code: anyOf(currencyCode).optional(),
    },
    { order: ["created_at", "amount"] },
  ),
  response: listResponse("adjustments", adjustmentSchema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query)
    const [rows, count] = await walletOf(container).listAndCount(WalletAdjustment, filters, config)
    return { adjustments: rows.map(presentAdjustment), count, offset: query.offset, limit: query.limit }
  },
})

const signedAmount = z
  .union([z.number().min(-999_999_999_999).max(999_999_999_999), z.string().regex(/^-?\d{1,15}(\.\d{1,20})?$/, "must be a decimal amount")])
  .meta({ description: "Decimal amount in major units; negative to take from the account", example: -5 })

export const POST = defineRoute({
  summary: "Adjust a balance",
  description: "Posts at once, or, above the amount set in the plugin's options, waits for a second admin.",
  tag: "Wallet",
  audience: "admin",
  body: z.object({
    account_id: z.string().max(64),
    amount: signedAmount,
    currency_code: currencyCode,
    reason: z.string().trim().min(3).max(500),
  }),
  response: z.object({ adjustment: adjustmentSchema }),
  status: 201,
  errors: {
    insufficient_funds: "The account does not have what is to be taken.",
    currency_mismatch: "The account is in another currency.",
  },
  handle: async ({ body, actor, container, reference }) => {
    const adjustment = await walletOf(container).adjustments.request({
      reference,
      account_id: body.account_id,
      amount: Money.fromDecimal(body.amount, body.currency_code),
      reason: body.reason,
      requested_by: actor.id,
    })
    return { adjustment: presentAdjustment(adjustment) }
  },
})
