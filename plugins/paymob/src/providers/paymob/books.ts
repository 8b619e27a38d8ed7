import type { GatewayBook } from "@wekala/engine/kit"
import { type SessionData, sessionData } from "./session"

type Reader = (data: SessionData) => Promise<GatewayBook>

/** How each account that this shop has is asked, by the integrations that are its own. */
const readers = new Map<number, Reader>()

/** Called by the provider, which alone is told the options. */
export function rememberBook(integrationIds: readonly number[], read: Reader): void {
  for (const id of integrationIds) readers.set(id, read)
}

/**
 * What Paymob says of a payment, by the account that took it.
 * @throws Error for a payment of an account that this shop no longer has
 */
export async function readBook(payment: Readonly<Record<string, unknown>>): Promise<GatewayBook> {
  const data = sessionData({ data: payment })
  const read = data.integration_ids.map((id) => readers.get(id)).find(Boolean)
  if (!read) throw new Error(`This shop has no account of Paymob with the integrations ${data.integration_ids.join(", ")}.`)
  return read(data)
}
