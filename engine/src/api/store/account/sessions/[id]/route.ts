import { z } from "@medusajs/framework/zod"
import { endSession } from "../../../../../accounts/sessions"
import { defineRoute } from "../../../../../kit/http/route"

export const DELETE = defineRoute({
  summary: "Sign out one device",
  description: "`current` is the one that asks: that is how a token is given back.",
  tag: "Account",
  audience: "customer",
  params: z.object({ id: z.string().min(1).max(64) }),
  status: 204,
  errors: { session_not_found: "There is none with this id, or it is somebody else's." },
  handle: ({ params, actor, request }) => endSession(actor.id, params.id, request),
})
