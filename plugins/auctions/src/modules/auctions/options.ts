import { z } from "@medusajs/framework/zod"
import { type Band, defaultBands, type IncrementTable, readBands } from "./rules/increments"

const decimal = z.union([z.string(), z.number()])

/** Options of the plugin in `medusa-config.ts`; amounts are decimals in major units. */
const auctionsOptions = z
  .strictObject({
    /** Tables of bid increments by currency; eBay's, scaled to the currency, unless told. */
    increments: z.record(z.string().toLowerCase(), z.array(z.strictObject({ from: decimal, increment: decimal })).min(1)).default({}),
    /** Whether customers may offer things of their own; a merchant looks at each before it is shown. */
    sellers: z.boolean().default(false),
    /** How many drafts of one customer may wait for a merchant at a time. */
    seller_drafts: z.number().int().min(1).default(20),
    /** What the shop keeps of a customer's sale unless the lot says otherwise, in percent. */
    commission_percent: z.number().min(0).max(100).default(10),
    /** How many bids a bidder may place on one lot in a minute. */
    bids_per_minute: z.number().int().min(1).default(30),
    /** A winner who does not pay gets a strike; with so many, no more bids. 0 for never. */
    strikes_to_block: z.number().int().min(0).default(2),
    /** Whether a winner who does not pay loses the deposit. */
    forfeit_deposit: z.boolean().default(true),
    /** Whether the runner-up is offered an unpaid lot without a merchant's doing. */
    second_chance: z.boolean().default(true),
    /** How long such an offer stands. */
    offer_hours: z.number().positive().max(720).default(24),
    /** A seller is paid this many days after the delivery, or after the payment where no delivery is told. */
    release_days_after_delivery: z.number().min(0).max(365).default(3),
    release_days_after_payment: z.number().min(0).max(365).default(14),
  })
  .prefault({})

export type AuctionsOptions = z.output<typeof auctionsOptions>

/**
 * @param given what the configuration says, with `database` which Medusa adds to every module's
 * @throws Error naming each option that is unknown or makes no sense
 */
export function readOptions(given: unknown): AuctionsOptions {
  const { database: _, ...options } = (given ?? {}) as Record<string, unknown>
  const { data, error } = auctionsOptions.safeParse(options)
  if (!data) throw new Error(`Options of @wekala/auctions in medusa-config.ts: ${z.prettifyError(error)}`)
  for (const [currency, table] of Object.entries(data.increments)) readBands(table, currency)
  return data
}

/** The table of increments that holds for a lot: its own, the shop's for its currency, or eBay's. */
export function bandsOf(
  options: Pick<AuctionsOptions, "increments">,
  lot: { currency_code: string; increments: IncrementTable | null },
): readonly Band[] {
  const table = lot.increments ?? options.increments[lot.currency_code]
  return table ? readBands(table, lot.currency_code) : defaultBands(lot.currency_code)
}
