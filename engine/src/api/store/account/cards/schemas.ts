import { z } from "@medusajs/framework/zod"

export const cardSchema = z.object({
  id: z.string().describe("The provider's id; the browser pays with it"),
  provider_id: z.string(),
  brand: z.string().describe("`visa`, `mastercard`"),
  last4: z.string(),
  exp_month: z.number().int(),
  exp_year: z.number().int(),
})
