import { z } from "@medusajs/framework/zod"
import { currencyCode, defineRoute, DomainError, listQuery, listResponse, Money, positiveAmount, toListArguments } from "@wekala/engine/kit"
import { WalletTopUp } from "../../../../modules/wallet/entities"
import { minorOption } from "../../../../modules/wallet/options"
import { topUpSessions } from "../../../../modules/wallet/top-up-payments"
import { presentTopUp, topUpSchema } from "../../../present"
import { walletOf } from "../../../shared"
import { startTopUp } from "../../../../workflows/start-top-up"

export const GET = defineRoute({
  summary: "My top-ups",
  tag: "Wallet",
  audience: "customer",
  query: listQuery({ status: z.enum(["pending", "completed", "cancelled"]).optional() }, { order: ["created_at"] }),
  response: listResponse("top_ups", topUpSchema),
  handle: async ({ query, actor, container }) => {
    const { filters, config } = toListArguments(query)
    const [topUps, count] = await walletOf(container).listAndCount(WalletTopUp, { ...filters, customer_id: actor.id }, config)
    const sessions = await topUpSessions(topUps.map(({ payment_collection_id }) => payment_collection_id))
    const present = (topUp: WalletTopUp) => presentTopUp(topUp, sessions.get(topUp.payment_collection_id))
    return { top_ups: topUps.map(present), count, offset: query.offset, limit: query.limit }
  },
})

export const POST = defineRoute({
  summary: "Start a top-up",
  description:
    "Answers a payment collection. Open a payment session on it with Medusa's store routes, let the shopper pay, then call `complete`. " +
    "The wallet is credited once the provider has captured the money.",
  tag: "Wallet",
  audience: "customer",
  body: z.object({ amount: positiveAmount, currency_code: currencyCode }),
  response: z.object({ top_up: topUpSchema }),
  status: 201,
  errors: { top_up_out_of_limits: "The amount is below the smallest or above the largest allowed." },
  handle: async ({ body, actor, container, reference }) => {
    const money = Money.fromDecimal(body.amount, body.currency_code)
    const { top_up_limits } = walletOf(container).options
    const limits = top_up_limits[money.currency]
    const min = limits && minorOption({ [money.currency]: limits.min }, money.currency)
    const max = limits && minorOption({ [money.currency]: limits.max }, money.currency)
    if ((min !== undefined && money.minor < min) || (max !== undefined && money.minor > max)) {
      throw new DomainError({
        status: 422,
        code: "top_up_out_of_limits",
        message: `A top-up must be between ${limits?.min} and ${limits?.max} ${money.currency.toUpperCase()}.`,
        fields: [{ path: "body.amount", message: "out of limits" }],
      })
    }
    const topUp = await startTopUp({
      reference,
      customer_id: actor.id,
      amount_minor: money.minor.toString(),
      currency_code: money.currency,
    })
    return { top_up: presentTopUp(topUp) }
  },
})
