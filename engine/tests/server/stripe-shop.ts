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
import { StripeStandIn } from "@wekala/engine/testing/stripe"

export interface Checkout {
  cartId: string
  collectionId: string
  /** Decimal major units. */
  total: number
  session: { id: string; data: { id: string; client_secret: string; customer: string | null; failure: unknown } }
  /** As the page does that a shopper comes back to. */
  settle(): Promise<{ status: string; order_id?: string; reason?: string }>
  /** As Medusa's own storefronts do. */
  complete(): Promise<{ status: number; body: { type: string; order: { id: string }; error?: { message: string } } }>
}

export interface StripeTest {
  engine: TestEngine
  shop: TestShop
  standIn: StripeStandIn
  /** A cart with all but its payment, and a session of Stripe's for it. */
  checkout(client?: TestClient, options?: { price?: number; data?: Record<string, unknown> }): Promise<Checkout>
  /** What Stripe has taken and given back for an intent. */
  stripeBook(checkout: Checkout): Book
  /** Where Stripe, Medusa and the order differ. */
  disagreements(checkout: Checkout): Promise<string[]>
  stop(): Promise<void>
}

/**
 * A shop with Stripe, on an engine of this process's own: what the configuration reads of the environment
 * must be there before it starts.
 */
export async function stripeTest(environment: Record<string, string> = {}): Promise<StripeTest> {
  const standIn = await StripeStandIn.start()
  const { secret_key, publishable_key, webhook_secret } = standIn.options
  Object.assign(process.env, {
    STRIPE_API_KEY: secret_key,
    STRIPE_PUBLISHABLE_KEY: publishable_key,
    STRIPE_WEBHOOK_SECRET: webhook_secret,
    STRIPE_URL: standIn.url,
    ...environment,
  })
  const engine = await testEngine()
  const shop = await testShop(engine)
  standIn.deliveries.url = `${engine.url}/webhooks/stripe`
  const stripeBook = ({ session }: Checkout): Book => {
    const charges = [...standIn.books.charges.values()].filter(({ payment_intent }) => payment_intent === session.data.id)
    const refunds = [...standIn.books.refunds.values()].filter(
      ({ payment_intent, status }) => payment_intent === session.data.id && status !== "failed",
    )
    return {
      captured: BigInt(charges.reduce((sum, { amount_captured }) => sum + amount_captured, 0)),
      refunded: BigInt(refunds.reduce((sum, { amount }) => sum + amount, 0)),
    }
  }
  return {
    engine,
    shop,
    standIn,
    stripeBook,
    disagreements: (checkout) => disagreements(checkout.cartId, stripeBook(checkout)),
    checkout: async (client = engine.store, { price, data } = {}) => {
      const { variantId } = await shop.product(price === undefined ? {} : { price })
      const cart = await shop.cart(client, { variantId })
      const { body: made } = await client.post("/store/payment-collections", { cart_id: cart.id })
      const collectionId = made.payment_collection.id
      const path = `/store/payment-collections/${collectionId}/payment-sessions`
      const { body } = await client.post(path, { provider_id: "pp_stripe_stripe", ...(data && { data }) })
      if (!body.payment_collection) throw new Error(`No session: ${JSON.stringify(body)}`)
      return {
        cartId: cart.id,
        collectionId,
        total: cart.total,
        session: body.payment_collection.payment_sessions[0],
        settle: async () => (await client.post(`/store/carts/${cart.id}/settle`, {})).body,
        complete: () => client.post(`/store/carts/${cart.id}/complete`),
      }
    },
    stop: async () => {
      await stopTestEngine()
      await standIn.stop()
    },
  }
}
