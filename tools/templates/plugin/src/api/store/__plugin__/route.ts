import { z } from "@medusajs/framework/zod"
import { defineRoute, listQuery, listResponse, toListArguments } from "@wekala/engine/kit"
import { __Entity__ } from "../../../modules/__plugin__/entities"
import { own__Entity__Schema, presentOwn__Entity__, presentPublic__Entity__, public__Entity__Schema } from "../../schemas"
import { requireProduct, __module__Of } from "../../shared"

export const GET = defineRoute({
  summary: "Approved __entitiesWords__ of a product",
  tag: "__PluginWords__",
  audience: "public",
  query: listQuery({ product_id: z.string().min(1).max(64) }, { order: ["created_at"] }),
  response: listResponse("__entities__", public__Entity__Schema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query)
    const [rows, count] = await __module__Of(container).listAndCount(__Entity__, { ...filters, status: "approved" }, config)
    return { __entities__: rows.map(presentPublic__Entity__), count, offset: query.offset, limit: query.limit }
  },
})

export const POST = defineRoute({
  summary: "Write one about a product",
  description: "One per customer and product. The shop shows it once a merchant has approved it.",
  tag: "__PluginWords__",
  audience: "customer",
  body: z.object({ product_id: z.string().min(1).max(64), text: z.string().max(10_000) }),
  response: z.object({ __entity__: own__Entity__Schema }),
  status: 201,
  errors: {
    text_length: "The text is too short or too long.",
    product_not_found: "There is no such product.",
    __entity___exists: "The customer has already written one for this product.",
  },
  handle: async ({ body, actor, container, reference }) => {
    await requireProduct(container, body.product_id)
    const made = await __module__Of(container).submit({ reference, customer_id: actor.id, ...body })
    return { __entity__: presentOwn__Entity__(made) }
  },
})
