import { Money } from "@wekala/engine/kit"
import type { Payer } from "../../src/providers/paymob/billing"
import { PaymobPaymentProvider } from "../../src/providers/paymob/service"
import type { SessionData } from "../../src/providers/paymob/session"
import type { FoundSession, Shop } from "../../src/providers/paymob/shop"
import type { PaymobStandIn } from "../../src/testing"

/** A shop that keeps its captures and refunds in memory, as Medusa keeps them in rows. */
export class MemoryShop implements Shop {
  readonly rows: { kind: "capture" | "refund"; id: string; payment: string; amount: Money }[] = []
  readonly sessions: FoundSession[] = []
  payerList: Payer[] = [{ first_name: "Ada", last_name: "Byron", email: "ada@example.com", phone: "+201000000000", country_code: "eg" }]
  private readonly queues = new Map<string, Promise<unknown>>()

  async totals(kind: "capture" | "refund", id: string) {
    const row = this.rows.find((one) => one.kind === kind && one.id === id)
    if (!row) return undefined
    const all = this.rows.filter((one) => one.kind === kind && one.payment === row.payment)
    return { own: row.amount, wanted: all.reduce((sum, { amount }) => sum.plus(amount), Money.zero(row.amount.currency)) }
  }

  payers = async () => this.payerList

  sessionOf = async (orderId: number) => this.sessions.find(({ data }) => data.intention_order_id === orderId)

  exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.queues.get(name) ?? Promise.resolve()
    const mine = before.catch(() => undefined).then(work)
    this.queues.set(name, mine)
    return mine
  }
}

export class TestProvider extends PaymobPaymentProvider {
  readonly memory = new MemoryShop()
  protected override readonly shop = this.memory
}

export interface Bench {
  provider: TestProvider
  shop: MemoryShop
  logged: string[]
  /** A new session, as Medusa starts it. */
  start(amount?: number, currency_code?: string, sent?: Record<string, unknown>): Promise<SessionData>
  status(data: SessionData): Promise<{ status: string; data: SessionData }>
  capture(data: SessionData, amount: string, id?: string): Promise<SessionData>
  /** As Medusa does it: a row, the provider's call, and the row away again when that fails. */
  refund(data: SessionData, amount: string, id?: string): Promise<SessionData>
}

let counter = 0

/** The provider as Medusa would drive it, on a stand-in of Paymob. */
export function bench(standIn: PaymobStandIn, changes: Record<string, unknown> = {}): Bench {
  const logged: string[] = []
  const logger = { warn: (text: string) => logged.push(text), error: (text: string) => logged.push(text) }
  const { secret_key, public_key, hmac_secret } = standIn.options
  const options = { secret_key, public_key, hmac_secret, integration_ids: [1001], base_url: standIn.url, timeout_ms: 1_500, ...changes }
  const provider = new TestProvider({ logger }, options)
  const shop = provider.memory
  const operate = async (
    kind: "capture" | "refund",
    data: SessionData,
    decimal: string,
    id = `${kind}_${++counter}`,
  ): Promise<SessionData> => {
    const amount = Money.fromDecimal(decimal, data.currency_code)
    const row = { kind, id, payment: data.session_id, amount }
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
    shop,
    logged,
    start: async (amount = 12.5, currency_code = "egp", sent = {}) => {
      const session_id = `payses_${++counter}`
      const { data } = await provider.initiatePayment({ amount, currency_code, data: { ...sent, session_id } })
      shop.sessions.push({ id: session_id, data: data as SessionData })
      return data as SessionData
    },
    status: async (data) => (await provider.authorizePayment({ data })) as { status: string; data: SessionData },
    capture: (data, amount, id) => operate("capture", data, amount, id),
    refund: (data, amount, id) => operate("refund", data, amount, id),
  }
}
