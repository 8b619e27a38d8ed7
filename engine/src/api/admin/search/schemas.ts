import { z } from "@medusajs/framework/zod"

export const searchStateSchema = z.object({
  provider: z.string().meta({ description: "`postgres`, or the search engine that is configured." }),
  indexes: z.array(
    z.object({
      kind: z.string(),
      documents: z.number().int().nullable().meta({ description: "Things at the last full build; null before the first." }),
      locales: z.array(z.string()),
      built_at: z.iso.datetime().nullable(),
      took_ms: z.number().int().nullable(),
      building: z.boolean().meta({ description: "A full build waits or runs." }),
      waiting: z.number().int().meta({ description: "Changes that are not in it yet, in batches." }),
    }),
  ),
})

export const synonymsSchema = z.object({
  id: z.string(),
  locale: z.string().meta({ description: "A language tag, or empty for all languages." }),
  words: z.array(z.string()),
  created_at: z.iso.datetime(),
})
