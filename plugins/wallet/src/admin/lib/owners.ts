import { ApiError, get } from "./api"
import type { Account } from "./types"

export type Owner = Pick<Account, "kind" | "owner_type" | "owner_id" | "owner_name">

/** As many as one answer of the route holds. */
const BATCH = 100

interface Batch {
  ids: Set<string>
  answer: Promise<Map<string, Owner>>
}

let open: Batch | undefined

/**
 * Whose account it is. The answers that carry an account's id do not carry its owner, and a page of rows
 * asks for many in the same moment: they leave as one request.
 *
 * @throws ApiError when there is no such account
 */
export async function ownerOf(accountId: string): Promise<Owner> {
  if (!open || open.ids.size >= BATCH) open = newBatch()
  const { ids, answer } = open
  ids.add(accountId)
  const owner = (await answer).get(accountId)
  if (!owner) throw new ApiError(accountId, 404, "account_not_found")
  return owner
}

function newBatch(): Batch {
  const ids = new Set<string>()
  const answer = new Promise((resolve) => setTimeout(resolve)).then(async () => {
    if (open?.ids === ids) open = undefined
    const { accounts } = await get<{ accounts: Account[] }>("/admin/wallet/accounts", { id: [...ids], limit: BATCH })
    return new Map(accounts.map((account) => [account.id, account]))
  })
  return { ids, answer }
}
