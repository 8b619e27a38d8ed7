import "server-only"
import { cache } from "react"
import { listPaymentMethods } from "@/lib/checkout"
import { call, EngineRefusal, send } from "@/lib/engine"
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
  readonly status: "pending" | "completed"
  readonly payment_collection_id: string
  readonly created_at: string
}

/** A currency that a wallet can be filled in, and by which payment providers. */
export interface TopUpWay {
  readonly currency: string
  readonly providers: readonly string[]
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

/** Neither the wallet itself, nor who brings a parcel that there is not. */
const NO_TOP_UP: readonly string[] = [OWN_PROVIDER, "pp_cash_on_delivery"]

/** The shop's currencies in which somebody else than the wallet takes payments. */
export async function listTopUpWays(): Promise<TopUpWay[]> {
  const regions = await listRegions()
  const ways = await Promise.all(
    regions.map(async ({ id, currency_code }) => {
      const methods = await listPaymentMethods(id)
      const providers = methods.flatMap(({ provider_id, flow }) =>
        flow === "place" && !NO_TOP_UP.includes(provider_id) ? [provider_id] : [],
      )
      return { currency: currency_code, providers }
    }),
  )
  return ways.filter(
    ({ currency, providers }, index) => providers.length > 0 && ways.findIndex((way) => way.currency === currency) === index,
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
