import { z } from "@medusajs/framework/zod"
import { Money } from "@wekala/engine/kit"

/** Options of the plugin in `medusa-config.ts`; amounts are decimal strings in major units. */
const walletOptions = z
  .strictObject({
    /** Adjustments above this amount, per currency, need a second admin. */
    adjustment_approval_above: z.record(z.string(), z.string()).default({ usd: "100", eur: "100", egp: "5000" }),
    /** Smallest and largest top-up per currency. */
    top_up_limits: z.record(z.string(), z.strictObject({ min: z.string(), max: z.string() })).default({}),
    /**
     * Providers whose money the shop receives by itself (cash, bank transfer): a top-up through them is
     * credited when an admin captures the payment, never by the shopper's own request.
     */
    manual_providers: z.array(z.string()).default(["pp_system_default", "pp_bank_transfer", "pp_cash_on_delivery"]),
  })
  .prefault({})

export type WalletOptions = z.output<typeof walletOptions>

/**
 * @param given what the configuration says, with `database` which Medusa adds to every module's
 * @throws Error naming each option that is unknown or makes no sense
 */
export function readOptions(given: unknown): WalletOptions {
  const { database: _, ...options } = (given ?? {}) as Record<string, unknown>
  const { data, error } = walletOptions.safeParse(options)
  if (data) return data
  throw new Error(`Options of @wekala/wallet in medusa-config.ts: ${z.prettifyError(error)}`)
}

/** Minor units of a per-currency decimal option; undefined where the currency is not named. */
export function minorOption(amounts: Record<string, string>, currency: string): bigint | undefined {
  const decimal = amounts[currency]
  return decimal === undefined ? undefined : Money.fromDecimal(decimal, currency).minor
}
