import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { admin__Entity__Schema, idParams, presentAdmin__Entity__ } from "../../../../schemas"
import { __module__Of } from "../../../../shared"

export const POST = defineRoute({
  summary: "Reject one",
  description: "The shop does not show it, or no longer.",
  tag: "__PluginWords__",
  audience: "admin",
  params: idParams,
  response: z.object({ __entity__: admin__Entity__Schema }),
  errors: { __entity___reject_not_allowed: "Its state does not allow it." },
  handle: async ({ params, actor, container }) => {
    const decided = await __module__Of(container).decide(params.id, "reject", actor.id)
    return { __entity__: presentAdmin__Entity__(decided) }
  },
})
