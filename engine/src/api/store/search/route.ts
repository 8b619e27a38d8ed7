import { defineRoute } from "../../../kit/http/route"
import { presentHit, searchShop } from "../../../search/read"
import { searchQuery, searchResponse, shopperOf } from "./schemas"

export const GET = defineRoute({
  summary: "Find things in the shop",
  description:
    "Forgives typos, knows the forms of words and the merchant's synonyms, and counts facets. Words that say a price, a colour, a category and the like are taken for that (`understood`) unless `understand=false`. Language as on other store routes; what has no text in it is found by the merchant's own.",
  tag: "Search",
  audience: "public",
  fast: true,
  query: searchQuery,
  response: searchResponse,
  errors: {
    search_type_not_found: "The shop finds no such kind of things.",
    region_not_found: "There is no such region.",
    search_unavailable: "The search engine cannot be reached at the moment (503).",
  },
  handle: async ({ query, request }) => {
    const { result, currency, understood } = await searchShop(query, shopperOf(request))
    return {
      hits: result.hits.map((hit) => presentHit(hit, query.region_id, currency)),
      count: result.count,
      limit: query.limit,
      offset: query.offset,
      facets: result.facets,
      available_count: result.available,
      price_range: result.range && { min: result.range[0], max: result.range[1] },
      understood,
    }
  },
})
