import type { MedusaRequest } from "@medusajs/framework/http"

interface Caller {
  auth_context?: { actor_id?: string; actor_type?: string; auth_identity_id?: string }
}

/** The customer who is signed in, if any: Medusa has read the token or session before any middleware of ours. */
export function customerOf(request: MedusaRequest): string | undefined {
  const { actor_id, actor_type } = (request as Caller).auth_context ?? {}
  return actor_type === "customer" && actor_id ? actor_id : undefined
}

/** By what they have signed in; empty for nobody. */
export const identityOfCaller = (request: MedusaRequest): string => (request as Caller).auth_context?.auth_identity_id ?? ""
