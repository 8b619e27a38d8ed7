import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../kit/database/query"
import { transaction } from "../kit/database/transaction"
import { DomainError } from "../kit/http/errors"
import { newId } from "../kit/id"
import { defineJob } from "../kit/jobs/define-job"
import { definedPersonalData } from "../kit/personal-data"
import type { Language } from "../mail/letter"
import { sendLetter } from "../mail/send"
import { forgetHolders } from "../payments/cards"
import { accountErased } from "./letters"

/** Until then the farewell has been sent, and its address is not needed any more. */
const FAREWELL_MS = 3_600_000

const forgetMails = defineJob({
  name: "engine.forget_mails",
  payload: z.object({ email: z.string(), customer_id: z.string() }),
  handle: async ({ email, customer_id }) => {
    await queryRows(`DELETE FROM notification WHERE receiver_id = $2 OR lower("to") = lower($1)`, [email, customer_id])
  },
})

/** Each step may run again: a job that dies half-way begins anew. */
const eraseAccount = defineJob({
  name: "engine.erase_account",
  payload: z.object({ customer_id: z.string() }),
  handle: async ({ customer_id }, { container }) => {
    const auth = container.resolve(Modules.AUTH)
    const identities = await auth.listAuthIdentities({ app_metadata: { customer_id } } as never)
    if (identities.length > 0) await auth.deleteAuthIdentities(identities.map(({ id }) => id))
    await forgetHolders(container, customer_id)
    await eraseCustomer(container, customer_id)
    await transaction(async (tx) => {
      for (const { erase } of definedPersonalData()) await erase?.(tx, customer_id)
      // Baskets that never became orders. Orders stay as they were written: they are the shop's books.
      const carts = await tx.query<{ id: string; addresses: string[] }>(
        `UPDATE cart SET email = NULL, customer_id = NULL, metadata = NULL, deleted_at = coalesce(deleted_at, now())
         WHERE customer_id = $1 AND completed_at IS NULL
         RETURNING id, array_remove(ARRAY[shipping_address_id, billing_address_id], NULL) AS addresses`,
        [customer_id],
      )
      await tx.query("UPDATE cart SET shipping_address_id = NULL, billing_address_id = NULL WHERE id = ANY ($1)", [
        carts.map(({ id }) => id),
      ])
      await tx.query("DELETE FROM cart_address WHERE id = ANY ($1)", [carts.flatMap(({ addresses }) => addresses)])
      await tx.query("DELETE FROM wekala_cart_owner WHERE customer_id = $1", [customer_id])
      await tx.query("DELETE FROM account_session WHERE customer_id = $1", [customer_id])
      await tx.query("DELETE FROM account_preference WHERE customer_id = $1", [customer_id])
      await tx.query("UPDATE account_erasure SET finished_at = coalesce(finished_at, now()) WHERE customer_id = $1", [customer_id])
    })
  },
})

async function eraseCustomer(container: MedusaContainer, id: string): Promise<void> {
  const customers = container.resolve(Modules.CUSTOMER)
  const [customer] = await customers.listCustomers({ id }, { relations: ["addresses"] })
  if (!customer) return
  const addresses = customer.addresses?.map(({ id }) => id) ?? []
  if (addresses.length > 0) await customers.deleteCustomerAddresses(addresses)
  await customers.updateCustomers(id, {
    // Unique beside `has_account`, so it must differ from everybody's.
    email: `${id}@erased.invalid`,
    first_name: null,
    last_name: null,
    company_name: null,
    phone: null,
    metadata: null,
  } as never)
  await customers.softDeleteCustomers([id])
}

/**
 * Forgets a customer: the account is closed at once, and soon nothing says any more who it was. Orders
 * stay, as the law has the shop keep its books.
 *
 * @throws DomainError 409 with the code of what stands against it (`wallet_not_empty`), or `erasure_requested`
 */
export async function requestErasure(customerId: string, email: string, language: Language): Promise<void> {
  for (const { blocksErasure } of definedPersonalData()) {
    const reason = await blocksErasure?.(customerId)
    if (reason) throw new DomainError({ status: 409, ...reason })
  }
  await transaction(async (tx) => {
    const [first] = await tx.query(
      "INSERT INTO account_erasure (id, customer_id) VALUES ($1, $2) ON CONFLICT (customer_id) DO NOTHING RETURNING id",
      [newId("aera"), customerId],
    )
    if (!first) return
    await tx.query("SELECT wekala_end_sessions(auth_identity_id) FROM account_session WHERE customer_id = $1 GROUP BY auth_identity_id", [
      customerId,
    ])
    await tx.enqueue(eraseAccount, { customer_id: customerId })
    await sendLetter(tx.query, accountErased, { to: email, language, data: {}, reference: `engine.account_erased:${customerId}` })
    const now = await tx.now()
    await tx.enqueue(forgetMails, { email, customer_id: customerId }, { runAt: new Date(now.getTime() + FAREWELL_MS) })
  })
}

/** What the shop knows of a customer, by plugin. */
export async function exportPersonalData(container: MedusaContainer, customerId: string): Promise<Record<string, unknown>> {
  const parts = await Promise.all(definedPersonalData().map(async (data) => [data.name, await data.export(customerId, container)] as const))
  return Object.fromEntries(parts)
}
