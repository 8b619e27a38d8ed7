import { z } from "@medusajs/framework/zod"

export const preferencesSchema = z.object({
  updates: z.boolean().describe("Mails about parcels: shipped, delivered. Confirmations, refunds and security are always sent."),
  news: z.boolean().describe("Offers and news"),
})

export const passwordField = z.string().min(1).max(1000)
