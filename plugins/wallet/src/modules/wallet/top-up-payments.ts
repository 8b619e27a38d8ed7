import type { MedusaContainer, PaymentCollectionDTO, PaymentDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { DomainError, definePaymentUse, Money, queryRows, roundedMoney, settlePayment } from "@wekala/engine/kit"
import type { WalletTopUp } from "./entities/top-up"
import type { WalletService } from "./service"

/** The wallet cannot fill itself. */
const OWN_PROVIDER = "pp_wallet_wallet"

async function loadCollection(container: MedusaContainer, topUp: WalletTopUp): Promise<PaymentCollectionDTO> {
  return container
    .resolve(Modules.PAYMENT)
    .retrievePaymentCollection(topUp.payment_collection_id, { relations: ["payment_sessions", "payments", "payments.captures"] })
}

export interface TopUpSession {
  session_id: string
  provider_id: string
  status: string
  data: Record<string, unknown>
}

/** How top-ups are being paid for: the session of each that was begun last, by payment collection. */
export async function topUpSessions(collectionIds: readonly string[]): Promise<Map<string, TopUpSession>> {
  const sessions = await queryRows<TopUpSession & { collection_id: string }>(
    `SELECT DISTINCT ON (payment_collection_id) payment_collection_id AS collection_id, id AS session_id, provider_id, status, data
     FROM payment_session WHERE payment_collection_id = ANY ($1::text[]) AND deleted_at IS NULL AND status <> 'canceled'
     ORDER BY payment_collection_id, created_at DESC`,
    [collectionIds],
  )
  return new Map(sessions.map(({ collection_id, ...session }) => [collection_id, session]))
}

/**
 * Brings a top-up as far as its payment allows: asks the provider, and credits what has been captured.
 * @throws DomainError `payment_not_started` (409), `wallet_cannot_fill_itself` (422)
 */
export async function settleTopUp(container: MedusaContainer, topUp: WalletTopUp): Promise<void> {
  if (topUp.status === "completed") return
  const session = (await topUpSessions([topUp.payment_collection_id])).get(topUp.payment_collection_id)
  if (!session) {
    if (topUp.status === "cancelled") return
    throw new DomainError({ status: 409, code: "payment_not_started", message: "Choose how to pay for the top-up first." })
  }
  if (session.provider_id === OWN_PROVIDER) {
    throw new DomainError({ status: 422, code: "wallet_cannot_fill_itself", message: "A wallet cannot be topped up from a wallet." })
  }
  // One at a time with the provider's webhook and with the clock.
  await settlePayment(container, session.session_id)
}

/**
 * Credits a top-up once all of it has been captured. What its provider only promises is captured first, unless the shop
 * receives that money by itself and says so (`manual_providers`).
 */
export async function creditTopUp(container: MedusaContainer, topUp: WalletTopUp): Promise<void> {
  const wallet = container.resolve<WalletService>("wallet")
  const { manual_providers } = wallet.options
  const paid = (collection: PaymentCollectionDTO) =>
    (collection.payments ?? []).filter(({ provider_id, canceled_at }) => provider_id !== OWN_PROVIDER && !canceled_at)
  let payments = paid(await loadCollection(container, topUp))
  const promised = payments.filter(({ captured_at, provider_id }) => !captured_at && !manual_providers.includes(provider_id))
  for (const { id } of promised) await container.resolve(Modules.PAYMENT).capturePayment({ payment_id: id })
  if (promised.length > 0) payments = paid(await loadCollection(container, topUp))
  const [first] = payments
  if (first && capturedOf(payments, topUp.currency_code).minor >= BigInt(topUp.amount)) {
    await wallet.topUps.complete(topUp.id, first.provider_id)
  }
}

function capturedOf(payments: readonly PaymentDTO[], currency: string): Money {
  return payments
    .flatMap(({ captures }) => captures ?? [])
    .reduce((sum, { amount }) => sum.plus(roundedMoney(amount, currency)), Money.zero(currency))
}

/**
 * Gives up a top-up that nobody has paid for, so that nobody can pay for it any more.
 * @throws DomainError `top_up_paid` (409): its payment has been made, or the shop has been told to wait for it
 */
export async function cancelTopUp(container: MedusaContainer, topUp: WalletTopUp): Promise<WalletTopUp> {
  const wallet = container.resolve<WalletService>("wallet")
  if (topUp.status !== "pending") return wallet.topUps.cancel(topUp.id)
  const payments = container.resolve(Modules.PAYMENT)
  const { payment_sessions = [] } = await loadCollection(container, topUp)
  const elsewhere = payment_sessions.filter(({ provider_id }) => !wallet.options.manual_providers.includes(provider_id))
  for (const { id } of elsewhere) await settlePayment(container, id)
  const collection = await loadCollection(container, topUp)
  if (collection.payments?.some(({ canceled_at }) => !canceled_at)) {
    throw new DomainError({ status: 409, code: "top_up_paid", message: "This top-up has been paid for, or its money is on the way." })
  }
  // A provider that was paid in this moment refuses.
  for (const { id } of collection.payment_sessions ?? []) await payments.deletePaymentSession(id)
  return wallet.topUps.cancel(topUp.id)
}

/** What a payment collection is for, if it is for a top-up. */
export async function topUpOf(collectionId: string): Promise<WalletTopUp | undefined> {
  const [topUp] = await queryRows<WalletTopUp>("SELECT * FROM wallet_top_up WHERE payment_collection_id = $1", [collectionId])
  return topUp
}

/** Whoever pays and closes the browser has the money in the wallet. Top-ups are payments without an order; they cannot be refunded. */
definePaymentUse({
  name: "wallet.top_up",
  paid: async (container, collectionId) => {
    const topUp = await topUpOf(collectionId)
    if (topUp && topUp.status !== "completed") await creditTopUp(container, topUp)
  },
  read: async (collectionIds) => {
    const topUps = await queryRows<{ payment_collection_id: string; credited: string }>(
      `SELECT u.payment_collection_id, coalesce(sum(p.amount), 0)::text AS credited FROM wallet_top_up u
       LEFT JOIN wallet_posting p ON p.transaction_id = u.transaction_id AND p.account_id = u.account_id
       WHERE u.payment_collection_id = ANY ($1::text[]) GROUP BY u.id`,
      [collectionIds],
    )
    return new Map(topUps.map((topUp) => [topUp.payment_collection_id, { captured: BigInt(topUp.credited), refunded: 0n }]))
  },
})
