import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { DomainError } from "../kit/http/errors"
import { identityOf } from "./identity"

/** NIST SP 800-63B-4, 3.1.1.2: at least 8 characters, at least 64 allowed, and no rules about which. */
const SHORTEST = 8
const LONGEST = 200

/** @throws DomainError `password_too_short`, `password_too_long` or `password_is_email` (400) */
export function assertPassword(password: unknown, email?: unknown): asserts password is string {
  const refuse = (code: string, message: string) => {
    throw new DomainError({ status: 400, code, message, fields: [{ path: "body.password", message }] })
  }
  if (typeof password !== "string" || [...password].length < SHORTEST) {
    refuse("password_too_short", `A password has at least ${SHORTEST} characters.`)
  } else if (password.length > LONGEST) refuse("password_too_long", `A password has at most ${LONGEST} characters.`)
  else if (typeof email === "string" && password.toLowerCase() === email.toLowerCase()) {
    refuse("password_is_email", "The password must differ from the e-mail address.")
  }
}

/** Medusa takes a password of one letter. A middleware for registering and for setting a new one. */
export function requirePassword(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  const { password, email } = (request.body ?? {}) as { password?: unknown; email?: unknown }
  assertPassword(password, email)
  next()
}

/** A customer who writes the address in capitals is the same customer; to Medusa, another. A middleware for /auth/customer. */
export function normalizeEmail(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  const body = request.body as Record<string, unknown> | undefined
  for (const field of ["email", "identifier"]) {
    if (typeof body?.[field] === "string") body[field] = body[field].trim().toLowerCase()
  }
  next()
}

/**
 * Sets a new password for a customer who knows the old one. Every session ends with it (the database sees to
 * that): sign in again.
 * @throws DomainError `wrong_password` (422), or as `assertPassword`
 */
export async function changePassword(container: MedusaContainer, customerId: string, current: string, wanted: string): Promise<void> {
  const { email } = await checkPassword(container, customerId, current)
  assertPassword(wanted, email)
  const { success, error } = await container.resolve(Modules.AUTH).updateProvider("emailpass", { entity_id: email, password: wanted })
  if (!success) throw new Error(`The password could not be changed: ${error}`)
}

/** @throws DomainError `wrong_password` (422) */
export async function checkPassword(
  container: MedusaContainer,
  customerId: string,
  password: string,
): Promise<{ email: string; identityId: string }> {
  const identity = await identityOf(container, customerId)
  const { success } = await container
    .resolve(Modules.AUTH)
    .authenticate("emailpass", { body: { email: identity.email, password } } as never)
  if (!success) {
    throw new DomainError({
      status: 422,
      code: "wrong_password",
      message: "The password is wrong.",
      fields: [{ path: "body.current_password", message: "wrong" }],
    })
  }
  return identity
}
