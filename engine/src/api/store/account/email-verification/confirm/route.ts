import { z } from "@medusajs/framework/zod"
import { confirmVerification } from "../../../../../accounts/verification"
import { defineRoute } from "../../../../../kit/http/route"

export const POST = defineRoute({
  summary: "Verify an e-mail address by the code of a mailed link",
  description: "Needs no session: the mail may be opened on another device.",
  tag: "Account",
  audience: "public",
  body: z.object({ code: z.string().min(1).max(200) }),
  status: 204,
  errors: { link_used: "The code is unknown, used or too old." },
  handle: ({ body, container }) => confirmVerification(container, body.code),
})
