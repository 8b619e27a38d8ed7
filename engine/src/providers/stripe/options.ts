import { z } from "@medusajs/framework/zod"

/** See docs/stripe.md for what each option means. */
const schema = z.object({
  api_key: z.string().min(1),
  publishable_key: z.string().min(1),
  webhook_secret: z.string().min(1),
  /** When the money is taken: at once, or by the merchant, who has seven days for it. */
  capture: z.enum(["automatic", "manual"]).default("automatic"),
  /** Another address to call, such as the stand-in's. A host and a port; Stripe's client takes no path. */
  base_url: z
    .string()
    .regex(/^https?:\/\/[^/\s]+\/?$/, "must be an http(s) origin without a path")
    .default("https://api.stripe.com"),
  timeout_ms: z.number().int().min(100).default(15_000),
  /** How often a call is sent again that was not answered; with its idempotency key, so that it happens once. */
  retries: z.number().int().min(0).max(5).default(2),
})
export type StripeOptions = z.output<typeof schema>

/**
 * Reads the provider's options, with a default for each that has one. What Medusa adds of its own is left out.
 *
 * @throws Error that names each wrong option, and never what it holds
 */
export function readOptions(options: unknown): StripeOptions {
  const parsed = schema.safeParse(options ?? {})
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`)
  throw new Error(`Payment provider stripe: wrong options: ${wrong.join(", ")}.`)
}
