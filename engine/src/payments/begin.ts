import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  deletePaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { DomainError } from "../kit/http/errors"
import { Money } from "../kit/money/money"
import { roundedMoney } from "../kit/money/rounded-money"
import { paymentMethodOf } from "./define-method"

export interface Part {
  readonly provider_id: string
  /** Decimal major units; the one part without it pays the rest. */
  readonly amount?: number | string | undefined
}

interface Cart {
  id: string
  total: number
  currency_code: string
  region_id: string
  completed_at: Date | null
  payment_collection?: { id: string } | null
}

/** Longer than a gateway may take to answer. */
const LOCK_SECONDS = 60

/**
 * Begins the payment of a cart, in place of any that was begun before: by one provider, or in parts, where all but one
 * are of providers that set money aside (a wallet), and the one left pays the rest.
 *
 * @param customerId who is signed in, if anybody
 * @throws DomainError `cart_not_found` (404), `cart_completed` (409), `payment_provider_unavailable`, `payment_parts_wrong`,
 *   `payment_part_too_large` (422)
 */
export async function beginPayment(
  container: MedusaContainer,
  cartId: string,
  parts: readonly Part[],
  customerId: string | undefined,
): Promise<void> {
  await container.resolve(Modules.LOCKING).execute(
    [`wekala.begin_payment:${cartId}`],
    async () => {
      const cart = await findCart(container, cartId)
      const { reserved, rest } = shares(parts, roundedMoney(cart.total, cart.currency_code))
      await requireProviders(container, cart, parts)
      const collectionId = cart.payment_collection?.id ?? (await createCollection(container, cartId))
      await begin(container, { collectionId, customerId, reserved, rest, isSplit: parts.length > 1 })
    },
    { timeout: LOCK_SECONDS },
  )
}

async function findCart(container: MedusaContainer, id: string): Promise<Cart> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["id", "total", "currency_code", "region_id", "completed_at", "payment_collection.id"],
    filters: { id },
  })
  const [cart] = data as unknown as Cart[]
  if (!cart) throw new DomainError({ status: 404, code: "cart_not_found", message: `There is no cart ${id}.` })
  if (cart.completed_at) throw new DomainError({ status: 409, code: "cart_completed", message: "This cart is an order already." })
  return cart
}

interface Share {
  readonly provider_id: string
  readonly amount: Money
}

/** What each provider pays: the parts that are set aside, and the rest. */
function shares(parts: readonly Part[], total: Money): { reserved: Share[]; rest: Share } {
  const wrong = (message: string) => new DomainError({ status: 422, code: "payment_parts_wrong", message })
  const [last, ...others] = parts.filter(({ amount }) => amount === undefined)
  if (!last || others.length > 0) throw wrong("Exactly one part has no amount: it pays the rest.")
  if (new Set(parts.map(({ provider_id }) => provider_id)).size < parts.length) throw wrong("Each provider pays one part.")
  const reserved = parts.flatMap(({ provider_id, amount }) => {
    if (amount === undefined) return []
    if (!paymentMethodOf(provider_id)?.reserves) throw wrong(`${provider_id} cannot set a part aside; it can pay the rest.`)
    return [{ provider_id, amount: Money.fromDecimal(amount, total.currency) }]
  })
  const rest = reserved.reduce((left, { amount }) => left.minus(amount), total)
  if (reserved.length > 0 && !rest.isPositive()) {
    throw new DomainError({
      status: 422,
      code: "payment_part_too_large",
      message: `The parts come to ${total.minus(rest).toDecimal()}, and the cart costs ${total.toDecimal()}: nothing is left for ${last.provider_id}.`,
    })
  }
  return { reserved, rest: { provider_id: last.provider_id, amount: rest } }
}

async function requireProviders(container: MedusaContainer, { region_id }: Cart, parts: readonly Part[]): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "region_payment_provider",
    fields: ["payment_provider_id", "payment_provider.is_enabled"],
    filters: { region_id },
  })
  const enabled = data as unknown as { payment_provider_id: string; payment_provider?: { is_enabled: boolean } }[]
  for (const { provider_id } of parts) {
    if (enabled.some(({ payment_provider_id, payment_provider }) => payment_provider_id === provider_id && payment_provider?.is_enabled))
      continue
    throw new DomainError({
      status: 422,
      code: "payment_provider_unavailable",
      message: `${provider_id} cannot be paid with in this region.`,
    })
  }
}

async function createCollection(container: MedusaContainer, cartId: string): Promise<string> {
  const { result } = await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cartId } })
  return (result as { id: string }).id
}

interface Plan {
  collectionId: string
  customerId: string | undefined
  reserved: readonly Share[]
  rest: Share
  isSplit: boolean
}

async function begin(container: MedusaContainer, { collectionId, customerId, reserved, rest, isSplit }: Plan): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  // It ends what was begun before, and knows the customer's account with the provider. It takes the whole for the amount.
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: {
      payment_collection_id: collectionId,
      provider_id: rest.provider_id,
      ...(customerId && { customer_id: customerId }),
    },
  })
  if (!isSplit) return
  const session = result as { id: string; data: Record<string, unknown> }
  const begun = [session.id]
  try {
    const currency_code = rest.amount.currency
    await payments.updatePaymentSession({ id: session.id, data: session.data, amount: Number(rest.amount.toDecimal()), currency_code })
    for (const { provider_id, amount } of reserved) {
      const { id } = await payments.createPaymentSession(collectionId, {
        provider_id,
        amount: Number(amount.toDecimal()),
        currency_code,
        data: { reserve: true },
        context: { ...(customerId && { customer: { id: customerId, email: "" } }) },
      })
      begun.push(id)
    }
  } catch (error) {
    // Half of a payment is none.
    await deletePaymentSessionsWorkflow(container).run({ input: { ids: begun }, throwOnError: false })
    throw error
  }
}
