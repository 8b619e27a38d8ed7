import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../../kit/database/query"
import { defineRoute } from "../../../kit/http/route"
import { paymentMethodOf, shopFacts } from "../../../payments/define-method"

const method = z
  .looseObject({
    provider_id: z.string(),
    flow: z.enum(["place", "redirect", "stripe"]).meta({
      description: "What is left to do when a session has begun: nothing, going to its `data.checkout_url`, or Stripe's Payment Element.",
    }),
    test: z.boolean().optional().meta({ description: "No money moves; the shop says so." }),
    reserves: z.boolean().meta({ description: "Can pay a part while another provider pays the rest." }),
  })
  .meta({ description: "With what else a shop's page needs for it, such as a publishable key." })

export const GET = defineRoute({
  summary: "List the ways to pay in a region",
  tag: "Payments",
  audience: "public",
  query: z.object({ region_id: z.string().min(1).max(64) }),
  response: z.object({ payment_methods: z.array(method) }),
  handle: async ({ query }) => {
    const providers = await queryRows<{ id: string }>(
      `SELECT p.id FROM region_payment_provider l JOIN payment_provider p ON p.id = l.payment_provider_id
       WHERE l.region_id = $1 AND l.deleted_at IS NULL AND p.is_enabled AND p.deleted_at IS NULL ORDER BY p.id`,
      [query.region_id],
    )
    return {
      payment_methods: providers.map(({ id }) => ({ provider_id: id, reserves: Boolean(paymentMethodOf(id)?.reserves), ...shopFacts(id) })),
    }
  },
})
