import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { DomainError } from "../kit/http/errors"
import { queryRows } from "../kit/database/query"
import type { Tx } from "../kit/database/transaction"
import { languageOf } from "../mail/letter"
import { referenceTo, sendLetter } from "../mail/send"
import { identityOf } from "./identity"
import { verifyEmail } from "./letters"

const OF_EMAIL = { entity_type: "email", code_provider: "token" } as const

/** When the customer has shown that the address is theirs; null when not yet. */
export async function verifiedAt(container: MedusaContainer, identityId: string, email: string): Promise<Date | null> {
  const [found] = await container
    .resolve(Modules.AUTH)
    .listAuthVerifications({ auth_identity_id: identityId, entity_id: email, entity_type: OF_EMAIL.entity_type })
  return found?.verified_at ? new Date(found.verified_at) : null
}

/** Has a link sent to the customer's own address. Nothing happens when it is verified already. */
export async function askForVerification(container: MedusaContainer, customerId: string, locale?: string): Promise<void> {
  const { email, identityId } = await identityOf(container, customerId)
  if (await verifiedAt(container, identityId, email)) return
  const request = () =>
    container.resolve(Modules.AUTH).requestAuthVerification({ auth_identity_id: identityId, entity_id: email, ...OF_EMAIL })
  // Medusa's workflow would tell of it in the language of the first time, by an event that a crash loses.
  const { code } = await request().catch((error: unknown) => {
    // Of two who ask for the first time at once, the second finds what the first has made.
    if (MedusaError.isMedusaError(error) && /already exists/.test(error.message)) return request()
    throw error
  })
  if (code) await mailVerification(queryRows, email, code, locale)
}

/** @param code what the mailed link carries */
export function mailVerification(query: Tx["query"], email: string, code: string, locale: string | undefined): Promise<void> {
  return sendLetter(query, verifyEmail, {
    to: email,
    language: languageOf(locale),
    data: { code },
    reference: referenceTo(verifyEmail, code),
  })
}

/**
 * Takes the code of a mailed link.
 * @throws DomainError `link_used` (422) for one that is unknown, used or too old
 */
export async function confirmVerification(container: MedusaContainer, code: string): Promise<void> {
  try {
    await container.resolve(Modules.AUTH).confirmAuthVerification({ code, code_provider: OF_EMAIL.code_provider })
  } catch (error) {
    if (!(error instanceof MedusaError) || error.type !== MedusaError.Types.NOT_ALLOWED) throw error
    throw new DomainError({ status: 422, code: "link_used", message: "This link has been used or is too old." })
  }
}

/**
 * Medusa sends a verification to whatever address is asked for. Here only to the caller's own, so that nobody
 * has the shop write to strangers. A middleware for /auth/verification/request, after authentication.
 */
export async function requireOwnAddress(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { entity_id, entity_type } = (request.body ?? {}) as Record<string, unknown>
  const { auth_identity_id } = (request as AuthenticatedMedusaRequest).auth_context ?? {}
  const own = auth_identity_id ? await request.scope.resolve(Modules.AUTH).listProviderIdentities({ auth_identity_id }) : []
  if (entity_type !== OF_EMAIL.entity_type || !own.some((identity) => identity.entity_id === entity_id)) {
    throw new DomainError({ status: 403, code: "not_your_address", message: "Only your own address can be verified." })
  }
  next()
}
