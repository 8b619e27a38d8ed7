import { z } from "@medusajs/framework/zod"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { anyOf, dateFilter, defineRoute, listQuery, listResponse, toListArguments } from "@wekala/engine/kit"
import { admin__Entity__Schema, presentAdmin__Entity__ } from "../../schemas"

export const GET = defineRoute({
  summary: "__EntitiesWords__",
  tag: "__PluginWords__",
  audience: "admin",
  query: listQuery(
    {
      status: anyOf(z.enum(["pending", "approved", "rejected"])).optional(),
      product_id: anyOf(z.string().max(64)).optional(),
      customer_id: anyOf(z.string().max(64)).optional(),
      created_at: dateFilter.optional(),
    },
    { order: ["created_at", "updated_at"] },
  ),
  response: listResponse("__entities__", admin__Entity__Schema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query)
    // Through Medusa's query layer, which also knows the product; see src/links.
    const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "__entity__",
      fields: ["*", "product.title"],
      filters,
      pagination: { take: query.limit, skip: query.offset, order: config.order as Record<string, "ASC" | "DESC"> },
    })
    const rows = data as unknown as Parameters<typeof presentAdmin__Entity__>[0][]
    return { __entities__: rows.map(presentAdmin__Entity__), count: metadata?.count ?? 0, offset: query.offset, limit: query.limit }
  },
})
