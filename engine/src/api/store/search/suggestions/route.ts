import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../kit/http/route"
import { suggestInShop } from "../../../../search/read"
import { kindNames, shopperOf, suggestion, text } from "../schemas"

export const GET = defineRoute({
  summary: "Complete what is being typed",
  description: "Names that hold the words, the last of which may be unfinished; first those that begin with them.",
  tag: "Search",
  audience: "public",
  fast: true,
  query: z.strictObject({
    q: text.default(""),
    limit: z.coerce.number().int().min(1).max(20).default(6),
    type: kindNames.meta({ description: "Kinds of things; products unless told." }),
  }),
  response: z.object({ suggestions: z.array(suggestion) }),
  errors: { search_type_not_found: "The shop finds no such kind of things." },
  handle: async ({ query, request }) => {
    const found = await suggestInShop(query, shopperOf(request))
    return {
      suggestions: found.map(({ document, highlight }) => ({
        type: document.kind,
        id: document.id,
        title: document.title,
        handle: (document.card.handle ?? null) as string | null,
        thumbnail: (document.card.thumbnail ?? null) as string | null,
        highlight,
      })),
    }
  },
})
