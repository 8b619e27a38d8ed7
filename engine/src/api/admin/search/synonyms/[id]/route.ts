import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../../kit/http/route"
import { removeSynonyms } from "../../../../../search/synonyms"

export const DELETE = defineRoute({
  summary: "Have the search tell words apart again",
  tag: "Search",
  audience: "admin",
  params: z.object({ id: z.string().max(64) }),
  response: z.object({ id: z.string(), deleted: z.literal(true) }),
  errors: { synonyms_not_found: "There are no such synonyms." },
  handle: async ({ params }) => {
    await removeSynonyms(params.id)
    return { id: params.id, deleted: true as const }
  },
})
