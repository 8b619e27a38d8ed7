import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../kit/http/route"
import { searchState } from "../../../search/state"
import { searchStateSchema } from "./schemas"

export const GET = defineRoute({
  summary: "How the search index is",
  tag: "Search",
  audience: "admin",
  response: z.object({ search: searchStateSchema }),
  handle: async () => ({ search: await searchState() }),
})
