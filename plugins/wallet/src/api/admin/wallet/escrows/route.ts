import { z } from "@medusajs/framework/zod"
import { anyOf, currencyCode, defineRoute, listQuery, listResponse, Money, positiveAmount, toListArguments } from "@wekala/engine/kit"
import { WalletEscrow } from "../../../../modules/wallet/entities"
import { escrowSchema, presentEscrow } from "../../../present"
import { walletOf } from "../../../shared"

export const GET = defineRoute({
  summary: "Escrows",
  tag: "Wallet",
  audience: "admin",
  query: listQuery(
    {
      reference: z.string().max(255).optional(),
      payer_account_id: z.string().max(64).optional(),
      payee_account_id: z.string().max(64).optional(),
      status: anyOf(z.enum(["funded", "disputed", "released", "refunded", "split"])).optional(),
      currency_code: anyOf(currencyCode).optional(),
    },
    { order: ["created_at", "release_at", "amount"] },
  ),
  response: listResponse("escrows", escrowSchema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query)
    const [rows, count] = await walletOf(container).listAndCount(WalletEscrow, filters, config)
    return { escrows: rows.map(presentEscrow), count, offset: query.offset, limit: query.limit }
  },
})

export const POST = defineRoute({
  summary: "Fund an escrow",
  description: "Takes the amount from the payer's account and keeps it until it is released, refunded or split. One escrow per reference.",
  tag: "Wallet",
  audience: "admin",
  body: z.object({
    reference: z.string().trim().min(1).max(255),
    payer_account_id: z.string().max(64),
    payee_account_id: z.string().max(64),
    amount: positiveAmount,
    currency_code: currencyCode,
    fee_basis_points: z.number().int().min(0).max(10_000).default(0),
    release_at: z.iso.datetime({ offset: true }).optional(),
  }),
  response: z.object({ escrow: escrowSchema }),
  status: 201,
  errors: { insufficient_funds: "The payer's available balance is not enough." },
  handle: async ({ body, container }) => {
    const escrow = await walletOf(container).escrows.fund({
      reference: body.reference,
      payer_account_id: body.payer_account_id,
      payee_account_id: body.payee_account_id,
      amount: Money.fromDecimal(body.amount, body.currency_code),
      fee_basis_points: body.fee_basis_points,
      release_at: body.release_at ? new Date(body.release_at) : undefined,
    })
    return { escrow: presentEscrow(escrow) }
  },
})
