import { z } from "@medusajs/framework/zod"
import { currencyCode, defineRoute, listQuery, listResponse, Money, positiveAmount, toListArguments } from "@wekala/engine/kit"
import { WalletAccount, WalletWithdrawal } from "../../../../modules/wallet/entities"
import { presentWithdrawal, withdrawalSchema } from "../../../present"
import { customerAccount, walletOf } from "../../../shared"

const destination = z
  .object({
    method: z.enum(["bank_transfer", "mobile_wallet", "cash"]),
    account_holder: z.string().trim().min(1).max(120),
    iban: z
      .string()
      .trim()
      .regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, "must be an IBAN without spaces")
      .optional(),
    account_number: z.string().trim().min(4).max(40).optional(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?\d{6,15}$/, "must be a phone number")
      .optional(),
  })
  .strict()
  .refine((value) => value.method !== "bank_transfer" || value.iban || value.account_number, {
    message: "a bank transfer needs an iban or an account_number",
  })
  .refine((value) => value.method !== "mobile_wallet" || value.phone, { message: "a mobile wallet needs a phone" })

export const GET = defineRoute({
  summary: "My withdrawals",
  tag: "Wallet",
  audience: "customer",
  query: listQuery({}, { order: ["created_at"] }),
  response: listResponse("withdrawals", withdrawalSchema),
  handle: async ({ query, actor, container }) => {
    const wallet = walletOf(container)
    const { config } = toListArguments(query)
    const accounts = await wallet.list(WalletAccount, { owner_type: "customer", owner_id: actor.id }, { select: ["id"] })
    const [withdrawals, count] = await wallet.listAndCount(WalletWithdrawal, { account_id: accounts.map((account) => account.id) }, config)
    return { withdrawals: withdrawals.map(presentWithdrawal), count, offset: query.offset, limit: query.limit }
  },
})

export const POST = defineRoute({
  summary: "Ask for a withdrawal",
  description: "The amount is held at once and paid out after an admin has approved it.",
  tag: "Wallet",
  audience: "customer",
  body: z.object({ amount: positiveAmount, currency_code: currencyCode, destination }),
  response: z.object({ withdrawal: withdrawalSchema }),
  status: 201,
  errors: { insufficient_funds: "The available balance is not enough.", account_frozen: "The wallet is frozen." },
  handle: async ({ body, actor, container, reference }) => {
    const wallet = walletOf(container)
    const amount = Money.fromDecimal(body.amount, body.currency_code)
    const account = await customerAccount(wallet, actor.id, amount.currency)
    const withdrawal = await wallet.withdrawals.request({
      reference,
      account_id: account.id,
      amount,
      destination: body.destination,
    })
    return { withdrawal: presentWithdrawal(withdrawal) }
  },
})
