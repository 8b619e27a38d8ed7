import { z } from "@medusajs/framework/zod"

/** What a shopper's words can be taken for: parameters of `GET /store/search`. */
export const UNDERSTOOD = ["facet", "category", "collection", "tag", "product_type", "price_min", "price_max", "available", "sort"] as const

/** Letters of what may be looked for. */
export const LONGEST_TEXT = 200

export const understoodSchema = z.strictObject({
  q: z.string().max(LONGEST_TEXT).meta({ description: "The words that are left to look for." }),
  filters: z
    .array(
      z.strictObject({
        name: z.enum(UNDERSTOOD).meta({ description: "A parameter of this route." }),
        value: z.string().min(1).max(300),
        text: z.string().max(LONGEST_TEXT).meta({ description: "The words that were taken for it." }),
      }),
    )
    .max(20),
})

export type Understood = z.output<typeof understoodSchema>
export type UnderstoodFilter = Understood["filters"][number]

/** A value that the index has, and what people call it. */
export interface NamedValue {
  readonly name: "facet" | "category" | "collection" | "tag" | "product_type"
  /** As the parameter has it; a facet's is `Color:Red`. */
  readonly value: string
  /** Names for it, in the shopper's language. */
  readonly names: readonly string[]
  /** Of a facet, its label: `Color`. */
  readonly label?: string
  /** How many things have it, where that is known. */
  readonly count?: number
}

/** What is known where a shopper asks. */
export interface Lexicon {
  readonly locale: string
  /** ISO 4217, in lower case; without it no price is understood. */
  readonly currency: string | undefined
  readonly values: readonly NamedValue[]
}
