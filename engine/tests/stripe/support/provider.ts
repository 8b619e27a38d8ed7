import { StripePaymentProvider } from "../../../src/providers/stripe/service"
import { Money } from "../../../src/kit"
import type { Goal } from "../../../src/providers/stripe/rules"
import type { SessionData } from "../../../src/providers/stripe/session"
import type { Shop } from "../../../src/providers/stripe/shop"
import type { StripeStandIn } from "../../../src/testing/stripe"

/** A shop that keeps its captures and refunds in memory, as Medusa keeps them in rows. */
class MemoryShop implements Shop {
  readonly rows: { kind: "capture" | "refund"; id: string; payment: string; amount: Money }[] = []
  private readonly queues = new Map<string, Promise<unknown>>()

  async totals(kind: "capture" | "refund", id: string): Promise<Goal | undefined> {
    const row = this.rows.find((one) => one.kind === kind && one.id === id)
    if (!row) return undefined
    const all = this.rows.filter((one) => one.kind === kind && one.payment === row.payment)
    return { own: row.amount, wanted: all.reduce((sum, { amount }) => sum.plus(amount), Money.zero(row.amount.currency)) }
  }

  exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.queues.get(name) ?? Promise.resolve()
    const mine = before.catch(() => undefined).then(work)
    this.queues.set(name, mine)
    return mine
  }
}

class TestProvider extends StripePaymentProvider {
  readonly memory = new MemoryShop()
  protected override readonly shop = this.memory
}

export interface Bench {
  provider: TestProvider
  logged: string[]
  /** A new session, as Medusa starts it. */
  start(amount?: number | string, currency_code?: string, more?: { customer?: string; save_card?: boolean }): Promise<SessionData>
  status(data: SessionData): Promise<{ status: string; data: SessionData }>
  /** As Medusa does it: a row, the provider's call, and the row away again when that fails. */
  capture(data: SessionData, amount: string, id?: string): Promise<SessionData>
  refund(data: SessionData, amount: string, id?: string): Promise<SessionData>
}

let counter = 0

/** The provider as Medusa would drive it, on a stand-in of Stripe. */
export function bench(standIn: StripeStandIn, changes: Record<string, unknown> = {}): Bench {
  const logged: string[] = []
  const logger = { warn: (text: string) => logged.push(text), error: (text: string) => logged.push(text) }
  const { secret_key: api_key, publishable_key, webhook_secret } = standIn.options
  const options = { api_key, publishable_key, webhook_secret, base_url: standIn.url, timeout_ms: 1_500, retries: 0, ...changes }
  // As Medusa does at the start.
  TestProvider.validateOptions(options)
  const provider = new TestProvider({ logger }, options)
  const shop = provider.memory
  const operate = async (
    kind: "capture" | "refund",
    data: SessionData,
    decimal: string,
    id = `${kind}_${++counter}`,
  ): Promise<SessionData> => {
    const row = { kind, id, payment: data.session_id, amount: Money.fromDecimal(decimal, data.currency) }
    if (!shop.rows.some((one) => one.id === id)) shop.rows.push(row)
    const input = { data, amount: decimal, context: { idempotency_key: id } }
    try {
      return (await (kind === "capture" ? provider.capturePayment(input) : provider.refundPayment(input))).data as SessionData
    } catch (error) {
      shop.rows.splice(shop.rows.indexOf(row), 1)
      throw error
    }
  }
  return {
    provider,
    logged,
    start: async (amount = 12.5, currency_code = "usd", { customer, save_card } = {}) => {
      const session_id = `payses_${++counter}`
      const context = customer ? { account_holder: { data: { id: customer } } } : {}
      const { data } = await provider.initiatePayment({
        amount,
        currency_code,
        data: { session_id, ...(save_card === undefined ? {} : { save_card }) },
        context: { idempotency_key: session_id, ...context } as never,
      })
      return data as SessionData
    },
    status: async (data) => (await provider.authorizePayment({ data })) as { status: string; data: SessionData },
    capture: (data, amount, id) => operate("capture", data, amount, id),
    refund: (data, amount, id) => operate("refund", data, amount, id),
  }
}
