import "server-only"
import { cache } from "react"
import { FLOW_RANKS, listPaymentMethods, type PaymentMethod } from "@/lib/checkout"
import { call, EngineRefusal, orNothing, send } from "@/lib/engine"
import { paymentName } from "@/lib/labels"
import { listRegions } from "@/lib/regions"

/** Amounts in major units, as the engine gives them. */
export interface Wallet {
  readonly currency_code: string
  readonly status: "open" | "frozen" | "closed"
  readonly balance: number
  readonly held: number
  readonly available: number
}

export interface StatementLine {
  readonly sequence: number
  readonly kind: string
  readonly description: string | null
  readonly amount: number
  readonly balance_after: number
  readonly created_at: string
}

export interface Withdrawal {
  readonly id: string
  readonly currency_code: string
  readonly amount: number
  readonly status: "requested" | "approved" | "paid" | "failed" | "returned" | "rejected" | "cancelled"
  readonly note: string | null
  readonly created_at: string
}

export interface TopUp {
  readonly id: string
  readonly currency_code: string
  readonly amount: number
  readonly status: "pending" | "completed" | "cancelled"
  readonly payment_collection_id: string
  /** What was begun last to pay for it. */
  readonly payment: {
    readonly session_id: string
    readonly provider_id: string
    readonly status: string
    readonly data: Readonly<Record<string, unknown>>
  } | null
  readonly created_at: string
}

/** A currency that a wallet can be filled in, and by which payment providers: those first that have the money at once. */
export interface TopUpWay {
  readonly currency: string
  readonly providers: readonly TopUpProvider[]
}

export interface TopUpProvider {
  readonly id: string
  readonly name: string
  readonly flow: PaymentMethod["flow"]
  /** No money moves. */
  readonly test: boolean
}

/** A wallet cannot be filled from itself. */
export const OWN_PROVIDER = "pp_wallet_wallet"
export const LINES_PER_PAGE = 15
const LATEST = 10

export const listWallets = cache(async (): Promise<Wallet[]> => {
  const { wallets } = await call<{ wallets: Wallet[] }>("/store/wallet", { asCustomer: true })
  return wallets
})

/** What can be paid with in a currency; a wallet that is frozen pays nothing. */
export async function availableIn(currency: string): Promise<number> {
  const wallet = (await listWallets()).find(({ currency_code, status }) => currency_code === currency && status === "open")
  return Number(wallet?.available ?? 0)
}

export async function readStatement(currency: string, kind: string | undefined, page: number) {
  return call<{ lines: StatementLine[]; count: number }>("/store/wallet/statement", {
    query: { currency_code: currency, ...(kind && { kind }), limit: LINES_PER_PAGE, offset: (page - 1) * LINES_PER_PAGE },
    asCustomer: true,
  })
}

export async function listWithdrawals(): Promise<Withdrawal[]> {
  const { withdrawals } = await call<{ withdrawals: Withdrawal[] }>("/store/wallet/withdrawals", {
    query: { limit: LATEST, order: "-created_at" },
    asCustomer: true,
  })
  return withdrawals
}

export async function listPendingTopUps(): Promise<TopUp[]> {
  const { top_ups } = await call<{ top_ups: TopUp[] }>("/store/wallet/top-ups", {
    query: { status: "pending", limit: LATEST, order: "-created_at" },
    asCustomer: true,
  })
  return top_ups
}

/**
 * One of the customer's top-ups, brought as far as its payment is now.
 * @throws EngineAway when that is not known
 */
export async function settleTopUp(id: string): Promise<TopUp | undefined> {
  try {
    return (await call<{ top_up: TopUp }>(`/store/wallet/top-ups/${id}/complete`, { method: "POST", body: {}, asCustomer: true })).top_up
  } catch (error) {
    // Its payment was never begun.
    if (error instanceof EngineRefusal && error.status === 409) return readTopUp(id)
    if (error instanceof EngineRefusal && error.status === 404) return undefined
    throw error
  }
}

export const readTopUp = async (id: string): Promise<TopUp | undefined> =>
  (await orNothing(call<{ top_up: TopUp }>(`/store/wallet/top-ups/${id}`, { asCustomer: true })))?.top_up

/** Neither the wallet itself, nor who brings a parcel that there is not. */
const NO_TOP_UP: readonly string[] = [OWN_PROVIDER, "pp_cash_on_delivery"]

/** In which currencies somebody else than the wallet takes payments, with all that is known of each who does. */
export const listTopUpMethods = cache(async (): Promise<{ currency: string; methods: PaymentMethod[] }[]> => {
  const regions = await listRegions()
  const all = await Promise.all(
    regions.map(async ({ id, currency_code }) => ({
      currency: currency_code,
      methods: (await listPaymentMethods(id))
        .filter(({ provider_id }) => !NO_TOP_UP.includes(provider_id))
        .sort((one, other) => FLOW_RANKS[one.flow] - FLOW_RANKS[other.flow]),
    })),
  )
  return all.filter(({ currency, methods }, index) => methods.length > 0 && all.findIndex((one) => one.currency === currency) === index)
})

/** With names, and without what only the payment itself needs. */
export async function listTopUpWays(): Promise<TopUpWay[]> {
  return Promise.all(
    (await listTopUpMethods()).map(async ({ currency, methods }) => ({
      currency,
      providers: await Promise.all(
        methods.map(async ({ provider_id: id, flow, test = false }) => ({ id, name: await paymentName(id), flow, test })),
      ),
    })),
  )
}

const CURRENCY = /^[a-z]{3}$/

/** The whole statement in one currency as CSV, as the engine writes it. */
export async function readStatementFile(query: URLSearchParams): Promise<Response> {
  const currency = query.get("currency") ?? ""
  if (!CURRENCY.test(currency)) throw new EngineRefusal(404, "No such currency.")
  const answer = await send("/store/wallet/statement/csv", { query: { currency_code: currency }, accept: "text/csv", asCustomer: true })
  return new Response(answer.body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="wallet-${currency}.csv"`,
      "cache-control": "no-store",
    },
  })
}
