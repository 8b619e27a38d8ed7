import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../kit/http/route"
import { addSynonyms, readSynonyms, type SynonymSet } from "../../../../search/synonyms"
import { synonymsSchema } from "../schemas"

const present = ({ created_at, ...set }: SynonymSet) => ({ ...set, created_at: created_at.toISOString() })

export const GET = defineRoute({
  summary: "Words that the search takes for the same",
  tag: "Search",
  audience: "admin",
  response: z.object({ synonyms: z.array(synonymsSchema) }),
  handle: async () => ({ synonyms: (await readSynonyms()).map(present) }),
})

export const POST = defineRoute({
  summary: "Have the search take words for the same",
  description: "Each finds what the others find. The same set is kept once.",
  tag: "Search",
  audience: "admin",
  body: z.object({
    locale: z
      .string()
      .max(35)
      .regex(/^([a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*)?$/)
      .default("")
      .meta({ description: "A language tag, such as `fr-FR`; empty for all languages." }),
    words: z.array(z.string().trim().min(1).max(60)).min(2).max(20),
  }),
  response: z.object({ synonyms: synonymsSchema }),
  status: 201,
  errors: { invalid_synonyms: "Fewer than two words that differ (400)." },
  handle: async ({ body }) => ({ synonyms: present(await addSynonyms(body.locale, body.words)) }),
})
