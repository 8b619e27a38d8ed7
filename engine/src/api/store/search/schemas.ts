import { z } from "@medusajs/framework/zod"
import type { Request } from "express"
import { understoodSchema } from "../../../search/understand/types"

const MOST_VALUES = 50
/** Each is a bit of a number that tells which choices a thing does not meet. */
const MOST_LABELS = 20

/** A parameter that may be given several times. */
const many = (value: z.ZodString) =>
  z
    .union([value, z.array(value).max(MOST_VALUES)])
    .optional()
    .transform((values) => [values ?? []].flat())

export const text = z.string().max(200)
const id = text.min(1)
const price = z.coerce.number().min(0).max(1_000_000_000)
const flag = z.enum(["true", "false"]).transform((value) => value === "true")

export const kindName = z.string().regex(/^[a-z][a-z_]{0,40}$/)
export const kindNames = z
  .union([kindName, z.array(kindName).max(10)])
  .optional()
  .transform((values) => [values ?? []].flat())

export const searchQuery = z
  .strictObject({
    q: text.default(""),
    type: kindName.default("product").meta({ description: "What is looked for: `product`, or what a plugin adds." }),
    region_id: id.optional().meta({ description: "Whose prices are told and asked for." }),
    limit: z.coerce.number().int().min(0).max(100).default(12),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    sort: z.enum(["relevance", "popular", "newest", "price", "-price", "title"]).optional().meta({
      description: "By relevance when there are words, else what can be had first, then in the merchant's order.",
    }),
    available: flag.optional().meta({ description: "Only what can be had." }),
    on_sale: flag.optional().meta({ description: "Only what costs less than before, in the region." }),
    price_min: price.optional().meta({ description: "In major units of the region's currency." }),
    price_max: price.optional(),
    category: many(id).meta({ description: "Ids or handles. Any of several." }),
    collection: many(id),
    tag: many(id).meta({ description: "Ids or values." }),
    product_type: many(id),
    facet: many(text.regex(/^[^:]+:./s, "has the form Color:Petrol"))
      .refine((facets) => new Set(facets.map((each) => each.split(":", 1)[0])).size <= MOST_LABELS, `more than ${MOST_LABELS} labels`)
      .meta({ description: "`Color:Petrol`. Any of one label's, and every label." }),
    understand: flag.default(true).meta({ description: 'Whether words such as "under 50 dollars" are taken for what they mean.' }),
  })
  .refine((query) => query.region_id !== undefined || (query.price_min === undefined && query.price_max === undefined), {
    path: ["region_id"],
    message: "is needed for prices",
  })
  .refine((query) => query.region_id !== undefined || !query.sort?.endsWith("price"), {
    path: ["region_id"],
    message: "is needed to sort by price",
  })
  .refine((query) => query.region_id !== undefined || !query.on_sale, { path: ["region_id"], message: "is needed for what is on sale" })
  .refine(({ price_min, price_max }) => price_min === undefined || price_max === undefined || price_min <= price_max, {
    path: ["price_max"],
    message: "is less than price_min",
  })

const marked = z.string().meta({ description: "`<mark>` around what was looked for; all else is escaped for HTML." })

export const hit = z.object({
  type: z.string(),
  id: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  handle: z.string().nullable(),
  thumbnail: z.string().nullable(),
  available: z.boolean(),
  price: z
    .object({
      amount: z.number().meta({ description: "Of the cheapest variant, now." }),
      original_amount: z.number().meta({ description: "What that was before a sale." }),
      most: z.number().meta({ description: "Of the dearest variant." }),
      currency_code: z.string(),
    })
    .nullable(),
  highlights: z.object({ title: marked, subtitle: marked, body: marked }).partial(),
  data: z
    .record(z.string(), z.unknown())
    .meta({ description: "What this kind has besides; of a product its collection, categories, tags and date." }),
})

export const searchResponse = z.object({
  hits: z.array(hit),
  count: z.number().int(),
  limit: z.number().int(),
  offset: z.number().int(),
  facets: z
    .array(z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), count: z.number().int() })) }))
    .meta({ description: "Each counts as though no choice had been made in it." }),
  available_count: z.number().int().meta({ description: "How many can be had, as though `available` had not been asked." }),
  price_range: z.object({ min: z.number(), max: z.number() }).nullable().meta({ description: "As though no price had been asked." }),
  understood: understoodSchema.nullable().meta({ description: "What words were taken for; null when they are looked for as they are." }),
})

export const suggestion = hit.pick({ type: true, id: true, title: true, handle: true, thumbnail: true }).extend({ highlight: marked })

interface StoreRequest {
  locale?: string
  publishable_key_context?: { sales_channel_ids?: string[] }
}

/** Who asks: in which language, and in which sales channels. */
export function shopperOf(request: unknown): { locale: string | undefined; channels: string[] } {
  const { locale, publishable_key_context } = request as Request & StoreRequest
  return { locale, channels: publishable_key_context?.sales_channel_ids ?? [] }
}
