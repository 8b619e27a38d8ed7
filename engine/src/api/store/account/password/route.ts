import { z } from "@medusajs/framework/zod"
import { changePassword } from "../../../../accounts/passwords"
import { defineRoute } from "../../../../kit/http/route"
import { passwordField } from "../schemas"

export const POST = defineRoute({
  summary: "Change my password",
  description: "Every session ends with it, this one too: sign in with the new password.",
  tag: "Account",
  audience: "customer",
  body: z.object({ current_password: passwordField, password: passwordField }),
  status: 204,
  errors: {
    wrong_password: "The current password is wrong.",
    password_too_short: "At least 8 characters.",
    no_password: "The account has no password of its own.",
  },
  handle: ({ body, actor, container }) => changePassword(container, actor.id, body.current_password, body.password),
})
