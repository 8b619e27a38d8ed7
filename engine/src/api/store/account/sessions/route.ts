import { z } from "@medusajs/framework/zod"
import { endOtherSessions, listSessions } from "../../../../accounts/sessions"
import { defineRoute } from "../../../../kit/http/route"

export const GET = defineRoute({
  summary: "Where I am signed in",
  tag: "Account",
  audience: "customer",
  response: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        current: z.boolean().describe("The one that asks"),
        user_agent: z.string().nullable(),
        ip: z.string().nullable(),
        created_at: z.date(),
        last_seen_at: z.date(),
      }),
    ),
  }),
  handle: async ({ actor, request }) => ({
    sessions: (await listSessions(actor.id, request)).map(({ id, current, user_agent, ip, created_at, last_seen_at }) => ({
      id,
      current,
      user_agent,
      ip,
      created_at,
      last_seen_at,
    })),
  }),
})

export const DELETE = defineRoute({
  summary: "Sign out everywhere else",
  tag: "Account",
  audience: "customer",
  status: 204,
  handle: ({ actor, request }) => endOtherSessions(actor.id, request),
})
