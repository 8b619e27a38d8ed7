import type { MedusaRequest } from "@medusajs/framework/http"

/** The customer who is signed in, if any: Medusa has read the token or session before any middleware of ours. */
export function customerOf(request: MedusaRequest): string | undefined {
  const { actor_id, actor_type } = (request as { auth_context?: { actor_id?: string; actor_type?: string } }).auth_context ?? {}
  return actor_type === "customer" && actor_id ? actor_id : undefined
}
