import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { auctionsOf, idParams } from "../../../../shared"

const response = z.object({ watching: z.boolean() })

export const POST = defineRoute({
  summary: "Put a lot on your watch list",
  tag: "Auctions",
  audience: "customer",
  params: idParams,
  response,
  handle: async ({ params, actor, container }) => {
    await auctionsOf(container).setWatching(params.id, actor.id, true)
    return { watching: true }
  },
})

export const DELETE = defineRoute({
  summary: "Take a lot off your watch list",
  tag: "Auctions",
  audience: "customer",
  params: idParams,
  response,
  handle: async ({ params, actor, container }) => {
    await auctionsOf(container).setWatching(params.id, actor.id, false)
    return { watching: false }
  },
})
