import { z } from "@medusajs/framework/zod"
import { identityOf } from "../../../accounts/identity"
import { preferencesOf } from "../../../accounts/preferences"
import { verifiedAt } from "../../../accounts/verification"
import { DomainError } from "../../../kit/http/errors"
import { defineRoute } from "../../../kit/http/route"
import { preferencesSchema } from "./schemas"

export const GET = defineRoute({
  summary: "My account",
  description: "How I sign in and which mails I get. Name and addresses are in `/store/customers/me`.",
  tag: "Account",
  audience: "customer",
  response: z.object({
    account: z.object({
      sign_in_email: z.string().nullable().describe("Null for an account without a password of its own"),
      email_verified_at: z.date().nullable(),
      preferences: preferencesSchema,
    }),
  }),
  handle: async ({ actor, container }) => {
    const [identity, preferences] = await Promise.all([identityOf(container, actor.id).catch(withoutPassword), preferencesOf(actor.id)])
    return {
      account: {
        sign_in_email: identity?.email ?? null,
        email_verified_at: identity ? await verifiedAt(container, identity.identityId, identity.email) : null,
        preferences,
      },
    }
  },
})

function withoutPassword(error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error
}
