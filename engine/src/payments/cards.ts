import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { queryRows } from "../kit/database/query"
import { DomainError } from "../kit/http/errors"
import { definePersonalData } from "../kit/personal-data"

/** A card that its owner has asked a payment provider to keep. The number is the provider's alone. */
export interface SavedCard {
  /** The provider's id, by which the browser pays with it. */
  id: string
  provider_id: string
  brand: string
  last4: string
  exp_month: number
  exp_year: number
}

interface Holder {
  id: string
  /** The provider's name for the customer: `cus_…`. */
  external_id: string
  provider_id: string
}

/** As whom the providers know a customer; those that are no longer installed are left out. */
async function holdersOf(container: MedusaContainer, customerId: string): Promise<Holder[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["account_holders.*"],
    filters: { id: customerId },
  })
  const holders = ((data[0] as { account_holders?: Holder[] } | undefined)?.account_holders ?? []).filter(Boolean)
  const installed = await container.resolve(Modules.PAYMENT).listPaymentProviders({ is_enabled: true })
  return holders.filter(({ provider_id }) => installed.some(({ id }) => id === provider_id))
}

/** The customer's cards at all providers, newest first at each. */
export async function listCards(container: MedusaContainer, customerId: string): Promise<SavedCard[]> {
  const holders = await holdersOf(container, customerId)
  const payments = container.resolve(Modules.PAYMENT)
  const lists = await Promise.all(
    holders.map(async (account_holder) => {
      const { provider_id } = account_holder
      const methods = await payments.listPaymentMethods({ provider_id, context: { account_holder } as never })
      return methods.map(({ id, data }) => ({ ...(data as Omit<SavedCard, "id" | "provider_id">), id, provider_id }))
    }),
  )
  return lists.flat()
}

/**
 * Has the provider forget a card. One that is gone already, or is somebody else's, looks the same.
 * @throws DomainError `card_not_found` (404)
 */
export async function forgetCard(container: MedusaContainer, customerId: string, cardId: string): Promise<void> {
  const missing = new DomainError({ status: 404, code: "card_not_found", message: "There is no such card." })
  const card = (await listCards(container, customerId)).find(({ id }) => id === cardId)
  const holder = card && (await holdersOf(container, customerId)).find(({ provider_id }) => provider_id === card.provider_id)
  if (!card || !holder) throw missing
  const method = { provider_id: card.provider_id, id: cardId, context: { account_holder: holder } }
  await container.resolve(Modules.PAYMENT).deletePaymentMethods([method as never])
}

/**
 * The wish to keep the card that pays, told before the payment is confirmed.
 *
 * @returns whether it will be kept: not where the payment was begun by a guest
 * @throws DomainError `payment_session_not_found` (404)
 */
export async function wishToKeep(container: MedusaContainer, customerId: string, sessionId: string, save_card: boolean): Promise<boolean> {
  const [session] = await queryRows<{ id: string; amount: string; currency_code: string; data: Record<string, unknown> }>(
    `SELECT s.id, s.amount, s.currency_code, s.data FROM payment_session s
     LEFT JOIN cart_payment_collection l ON l.payment_collection_id = s.payment_collection_id AND l.deleted_at IS NULL
     LEFT JOIN cart c ON c.id = l.cart_id
     WHERE s.id = $1 AND s.deleted_at IS NULL AND s.authorized_at IS NULL
       -- What is paid without a cart belongs to whoever began it.
       AND CASE WHEN c.id IS NULL THEN s.context->'customer'->>'id' ELSE c.customer_id END = $2`,
    [sessionId, customerId],
  )
  if (!session) {
    throw new DomainError({ status: 404, code: "payment_session_not_found", message: "There is no such payment, or it is made already." })
  }
  if (session.data.save_card === save_card) return save_card
  const { id, amount, currency_code, data } = session
  const { data: changed } = await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id,
    amount: Number(amount),
    currency_code,
    data: { ...data, save_card },
  })
  return changed?.save_card === true
}

/**
 * Each provider forgets who it was, and the cards with it. Medusa drops its own row first, so one that does not answer
 * cannot be asked again: then a merchant is told.
 */
export async function forgetHolders(container: MedusaContainer, customerId: string): Promise<void> {
  for (const { id, external_id, provider_id } of await holdersOf(container, customerId)) {
    try {
      await container.resolve(Modules.PAYMENT).deleteAccountHolder(id)
    } catch (error) {
      const name = `${external_id} of ${provider_id}`
      container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`${name} could not be deleted: ${(error as Error).message}`)
      await container.resolve(Modules.NOTIFICATION).createNotifications({
        to: "",
        channel: "feed",
        template: "admin-ui",
        idempotency_key: `engine.forget_holder:${id}`,
        data: { title: "Delete a customer at the payment provider", description: `The account was erased; ${name} did not answer.` },
      })
    }
  }
}

definePersonalData({
  name: "cards",
  export: async (customerId, container) => (await listCards(container, customerId)).map(({ id: _id, ...card }) => card),
})
