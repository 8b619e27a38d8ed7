import { z } from "@medusajs/framework/zod"
import { savePreferences } from "../../../../accounts/preferences"
import { defineRoute } from "../../../../kit/http/route"
import { preferencesSchema } from "../schemas"

export const POST = defineRoute({
  summary: "Choose which mails I get",
  tag: "Account",
  audience: "customer",
  body: preferencesSchema.partial(),
  response: z.object({ preferences: preferencesSchema }),
  handle: async ({ body, actor }) => ({ preferences: await savePreferences(actor.id, body) }),
})
