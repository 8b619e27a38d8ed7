import { z } from "@medusajs/framework/zod"
import { requestErasure } from "../../../../accounts/erasure"
import { checkPassword } from "../../../../accounts/passwords"
import { defineRoute } from "../../../../kit/http/route"
import { languageOf } from "../../../../mail/letter"
import { passwordField } from "../schemas"

export const POST = defineRoute({
  summary: "Delete my account",
  description:
    "Closes the account at once; all sessions end, and what names me is deleted soon after. Orders stay in the shop's books. " +
    "Refused while a part of the shop has a reason against it, such as money in the wallet.",
  tag: "Account",
  audience: "customer",
  body: z.object({ current_password: passwordField, locale: z.string().max(16).optional() }),
  status: 202,
  errors: { wrong_password: "The password is wrong.", wallet_not_empty: "There is money in the wallet (409)." },
  handle: async ({ body, actor, container }) => {
    const { email } = await checkPassword(container, actor.id, body.current_password)
    await requestErasure(actor.id, email, languageOf(body.locale))
    return {}
  },
})
