import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { DomainError } from "../kit/http/errors"

/**
 * By what a customer signs in with a password.
 * @throws DomainError `no_password` (409) for one who signs in by other means only
 */
export async function identityOf(container: MedusaContainer, customerId: string): Promise<{ email: string; identityId: string }> {
  const [identity] = await container
    .resolve(Modules.AUTH)
    .listAuthIdentities({ app_metadata: { customer_id: customerId } } as never, { relations: ["provider_identities"], take: 1 })
  const provider = identity?.provider_identities?.find(({ provider }) => provider === "emailpass")
  if (!identity || !provider) {
    throw new DomainError({ status: 409, code: "no_password", message: "This account has no password of its own." })
  }
  return { email: provider.entity_id, identityId: identity.id }
}
