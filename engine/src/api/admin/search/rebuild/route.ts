import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../../../kit/database/query"
import { defineRoute } from "../../../../kit/http/route"
import { searchKinds } from "../../../../search/source"
import { searchState } from "../../../../search/state"
import { rebuildSearch } from "../../../../search/write"
import { searchStateSchema } from "../schemas"

export const POST = defineRoute({
  summary: "Build the search index anew",
  description: "In the background; shoppers search the old one until then.",
  tag: "Search",
  audience: "admin",
  body: z.object({ kind: z.string().max(41).optional().meta({ description: "All kinds unless told." }) }),
  response: z.object({ search: searchStateSchema }),
  status: 202,
  errors: { search_kind_not_found: "Nothing of that kind can be found in this shop." },
  handle: async ({ body }) => {
    for (const kind of body.kind === undefined ? searchKinds() : [body.kind]) await rebuildSearch(queryRows, kind)
    return { search: await searchState() }
  },
})
