import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { currencyCode, DomainError, Money, positiveAmount, queryRows } from "@wekala/engine/kit"
import { sellingCurrencies } from "../modules/auctions/selling/place"
import { proposeAuctionWorkflow } from "../workflows"
import { DRAFT } from "./admin-schemas"
import { imagesSchema, readImages } from "./images"
import { requireCategory } from "./known"
import { auctionsOf } from "./shared"

const FORMATS = ["english", "sealed_first", "sealed_second"] as const

/** Bids in the last two minutes give everybody two more, for half an hour at most. */
const SOFT_CLOSE = { soft_close_window_seconds: 120, soft_close_extension_seconds: 120, soft_close_cap_minutes: 30 }

export const offerSchema = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().min(1).max(20_000),
  condition: z.string().trim().max(5_000).optional(),
  category_id: z.string().max(64).optional(),
  format: z.enum(FORMATS),
  currency_code: currencyCode,
  starting_price: positiveAmount,
  reserve_price: positiveAmount.optional(),
  buy_now_price: positiveAmount.optional(),
  duration_days: z.number().int().min(1).max(30),
  images: imagesSchema.optional(),
})

/**
 * Takes what a customer offers as a draft; answers its id.
 * @throws DomainError `selling_off` (404) where the shop takes none; see the route for others
 */
export async function offer(
  container: MedusaContainer,
  sellerId: string,
  body: z.output<typeof offerSchema>,
  reference: string,
): Promise<string> {
  const { options } = auctionsOf(container)
  if (!options.sellers) throw new DomainError({ status: 404, code: "selling_off", message: "This shop takes no lots from customers." })
  const [before] = await queryRows<{ id: string }>("SELECT id FROM auction WHERE reference = $1", [reference])
  if (before) return before.id
  await requireCurrency(body.currency_code)
  if (body.category_id) await requireCategory(container, body.category_id)
  const minor = (value: number | string | undefined) =>
    value === undefined ? null : Money.fromDecimal(value, body.currency_code).minor.toString()
  const { result } = await proposeAuctionWorkflow(container).run({
    input: {
      reference,
      seller_id: sellerId,
      title: body.title,
      description: body.description,
      category_id: body.category_id ?? null,
      images: readImages(body.images ?? []),
      facts: {
        ...DRAFT,
        title: body.title,
        description: body.description,
        condition: body.condition || null,
        format: body.format,
        currency_code: body.currency_code,
        starting_price: minor(body.starting_price),
        reserve_price: minor(body.reserve_price),
        buy_now_price: minor(body.buy_now_price),
        ...(body.format === "english" ? SOFT_CLOSE : {}),
        commission_basis_points: Math.round(options.commission_percent * 100),
        metadata: { duration_days: body.duration_days },
      },
    },
  })
  return result
}

/** @throws DomainError `currency_not_supported` (422) */
async function requireCurrency(code: string): Promise<void> {
  const currencies = await sellingCurrencies()
  if (currencies.includes(code)) return
  const message = `must be one of ${currencies.join(", ")}`
  throw new DomainError({
    status: 422,
    code: "currency_not_supported",
    message: `The currency ${message}.`,
    fields: [{ path: "body.currency_code", message }],
  })
}
