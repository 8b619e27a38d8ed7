import { z } from "@medusajs/framework/zod"
import { askForVerification } from "../../../../accounts/verification"
import { defineRoute } from "../../../../kit/http/route"

export const POST = defineRoute({
  summary: "Send me a link that verifies my e-mail address",
  description: "A link of before stops working. Nothing is sent when the address is verified already.",
  tag: "Account",
  audience: "customer",
  body: z.object({ locale: z.string().max(16).optional().describe("Language of the mail, as a BCP 47 tag") }),
  status: 202,
  errors: { no_password: "The account has no e-mail address to sign in with." },
  handle: async ({ body, actor, container }) => {
    await askForVerification(container, actor.id, body.locale)
    return {}
  },
})
