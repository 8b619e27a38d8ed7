import {
  type Book,
  disagreements,
  stopTestEngine,
  type TestClient,
  type TestEngine,
  type TestShop,
  testEngine,
  testShop,
} from "@wekala/engine/testing"
import { PaymobStandIn } from "../../src/testing"

export interface PaymobTest {
  engine: TestEngine
  shop: TestShop
  standIn: PaymobStandIn
  /** A cart with all but its payment, and a session of Paymob's for it. */
  checkout(client?: TestClient, cart?: { email?: string }): Promise<Checkout>
  stop(): Promise<void>
}

export interface Checkout {
  cartId: string
  collectionId: string
  /** Decimal major units. */
  total: number
  session: { id: string; data: { checkout_url: string; client_secret: string; intention_order_id: number } }
  /** The shopper presses a button on Paymob's page; answers where the browser is sent. */
  press(integration: number, outcome: string): Promise<URL | undefined>
  complete(): Promise<{ status: number; body: { type: string; order: { id: string }; error?: { message: string } } }>
}

/**
 * A shop with Paymob, on an engine of this process's own: what the configuration reads of the environment
 * must be there before it starts.
 */
export async function paymobTest(): Promise<PaymobTest> {
  const standIn = await PaymobStandIn.start({ strict_inquiries: true })
  Object.assign(process.env, {
    PAYMOB_SECRET_KEY: standIn.options.secret_key,
    PAYMOB_PUBLIC_KEY: standIn.options.public_key,
    PAYMOB_HMAC_SECRET: standIn.options.hmac_secret,
    PAYMOB_API_KEY: standIn.options.api_key,
    PAYMOB_INTEGRATION_IDS: "1001,1002,3001",
    PAYMOB_URL: standIn.url,
  })
  const engine = await testEngine()
  const shop = await testShop(engine)
  standIn.deliveries.behaviour.origin = engine.url
  return {
    engine,
    shop,
    standIn,
    disagreements: (checkout) => disagreements(checkout.cartId, bookOf(standIn, checkout.session.data.intention_order_id)),
    checkout: async (client = engine.store, options = {}) => {
      const { variantId } = await shop.product()
      const cart = await shop.cart(client, { variantId, ...options })
      const { body: made } = await client.post("/store/payment-collections", { cart_id: cart.id })
      const collectionId = made.payment_collection.id
      const { body } = await client.post(`/store/payment-collections/${collectionId}/payment-sessions`, { provider_id: "pp_paymob_paymob" })
      if (!body.payment_collection) throw new Error(`No session: ${JSON.stringify(body)}`)
      const session = body.payment_collection.payment_sessions[0]
      const { client_secret } = session.data
      return {
        cartId: cart.id,
        collectionId,
        total: cart.total,
        session,
        press: async (integration, outcome) => {
          const { status, headers } = await fetch(`${standIn.url}/unifiedcheckout/pay`, {
            method: "POST",
            body: new URLSearchParams({ client_secret, integration: String(integration), outcome }),
            redirect: "manual",
          })
          return status === 302 ? new URL(headers.get("location") as string) : undefined
        },
        complete: () => client.post(`/store/carts/${cart.id}/complete`),
      }
    },
    stop: async () => {
      await stopTestEngine()
      await standIn.stop()
    },
  }
}

/** What Paymob has taken of an order and given back: a void gives all of a transaction back. */
function bookOf({ ledger }: PaymobStandIn, orderId: number): Book {
  const all = [...ledger.transactions.values()].filter(({ intention }) => intention.order_id === orderId)
  const taken = all.filter(
    ({ kind, method, success, pending }) => success && !pending && (kind === "capture" || (kind === "payment" && method !== "auth")),
  )
  const sum = (transactions: typeof all) => BigInt(transactions.reduce((total, { amount_cents }) => total + amount_cents, 0))
  const returned = [...all.filter(({ kind }) => kind === "refund"), ...taken.filter(({ is_voided }) => is_voided)]
  return { captured: sum(taken), refunded: sum(returned) }
}
