import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { sdk } from "./api"

/** The engine's answers under `/admin/payment-…` and `/admin/webhooks`; amounts in major units. */
export interface TimelineEntry {
  id: string
  kind: "session_created" | "authorized" | "captured" | "refund_pending" | "refunded" | "canceled" | "call" | "webhook"
  at: string
  provider: string
  amount: number | null
  currency_code: string | null
  is_booked: boolean | null
  note: string | null
  what: string | null
  status: string | null
  milliseconds: number | null
  is_comparison: boolean | null
  error: string | null
  call_id: string | null
  webhook_event_id: string | null
}

export interface PaymentCall {
  id: string
  provider: string
  session_id: string | null
  what: string
  status: number | null
  milliseconds: number
  request: unknown
  answer: unknown
  error: string | null
  at: string
}

export const WEBHOOK_STATUSES = ["dead", "pending", "processed"] as const
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number]

export interface WebhookEvent {
  id: string
  source: string
  event_id: string
  type: string
  subject: string
  status: WebhookStatus
  attempts: number
  deliveries: number
  last_error: string | null
  received_at: string
  processed_at: string | null
  session_id: string | null
  payload?: unknown
}

export type WebhookCounts = { source: string } & Record<WebhookStatus, number>

export type ReportState = "running" | "ok" | "incomplete" | "differences" | "failed"

export interface ReportTotal {
  provider_id: string
  currency_code: string
  captured: number
  refunded: number
  net: number
}

export interface Report {
  day: string
  state: ReportState
  payments: number
  differences: number
  not_reached: number
  made_at: string | null
  totals: ReportTotal[]
}

export interface Difference {
  id: string
  kind: string
  provider_id: string | null
  session_id: string | null
  payment_id: string | null
  order_id: string | null
  display_id: number | null
  webhook_event_id: string | null
  currency_code: string | null
  expected: number | null
  found: number | null
  detail: string | null
}

interface Page {
  count: number
  offset: number
  limit: number
}

export const PAGE_SIZE = 20
/** Milliseconds after which a report that is being made is looked at again. */
const RUNNING_MS = 1_500
/** Every query of these pages starts with this key. */
const PAYMENTS = "payments"

type Query = Record<string, string | number | string[] | undefined>

function get<T>(path: string, query: Query, signal: AbortSignal): Promise<T> {
  return sdk.client.fetch<T>(path, { query, signal })
}

/** Money is looked at to act on it: never from a cache without asking again. */
const FRESH = { staleTime: 0, placeholderData: keepPreviousData } as const

export const useTimeline = (orderId: string) =>
  useQuery({
    queryKey: [PAYMENTS, "timeline", orderId],
    queryFn: ({ signal }) => get<{ payment_timeline: TimelineEntry[] }>(`/admin/orders/${orderId}/payment-timeline`, {}, signal),
    staleTime: 0,
  })

export const useRefundable = (orderId: string) =>
  useQuery({
    queryKey: [PAYMENTS, "refundable", orderId],
    queryFn: ({ signal }) => get<{ refundable: number; currency_code: string }>(`/admin/orders/${orderId}/refunds`, {}, signal),
    staleTime: 0,
  })

export interface OrderRefund {
  status: "pending" | "completed"
  parts: { payment_id: string; provider_id: string; amount: number }[]
}

/** @param key by which a second press is the same refund */
export function useRefund(orderId: string, key: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: { amount: string; note?: string }) =>
      sdk.client.fetch<{ refund: OrderRefund }>(`/admin/orders/${orderId}/refunds`, {
        method: "POST",
        body,
        headers: { "idempotency-key": key },
      }),
    // The order's own totals, in the dashboard's sections, too.
    onSettled: () => queryClient.invalidateQueries(),
  })
}

export const usePaymentCall = (id: string) =>
  useQuery({
    queryKey: [PAYMENTS, "call", id],
    queryFn: ({ signal }) => get<{ payment_call: PaymentCall }>(`/admin/payment-calls/${id}`, {}, signal),
  })

export const useWebhooks = (query: Query) =>
  useQuery({
    queryKey: [PAYMENTS, "webhooks", query],
    queryFn: ({ signal }) => get<{ webhook_events: WebhookEvent[] } & Page>("/admin/webhooks", query, signal),
    ...FRESH,
  })

export const useWebhookCounts = () =>
  useQuery({
    queryKey: [PAYMENTS, "webhook-counts"],
    queryFn: ({ signal }) => get<{ sources: WebhookCounts[] }>("/admin/webhooks/summary", {}, signal),
    ...FRESH,
  })

export const useWebhook = (id: string) =>
  useQuery({
    queryKey: [PAYMENTS, "webhook", id],
    queryFn: ({ signal }) => get<{ webhook_event: WebhookEvent }>(`/admin/webhooks/${id}`, {}, signal),
    staleTime: 0,
  })

export const useReports = (offset: number) =>
  useQuery({
    queryKey: [PAYMENTS, "reports", offset],
    queryFn: ({ signal }) => get<{ payment_reports: Report[] } & Page>("/admin/payment-reports", { limit: PAGE_SIZE, offset }, signal),
    refetchInterval: ({ state }) => (state.data?.payment_reports.some((report) => report.state === "running") ? RUNNING_MS : false),
    ...FRESH,
  })

export const useReport = (day: string) =>
  useQuery({
    queryKey: [PAYMENTS, "report", day],
    queryFn: ({ signal }) => get<{ payment_report: Report & { lines: Difference[] } }>(`/admin/payment-reports/${day}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.payment_report.state === "running" ? RUNNING_MS : false),
    staleTime: 0,
  })

/** A change under these pages; all that they show is asked for again. */
function usePost<T>() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => sdk.client.fetch<T>(path, { method: "POST", body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [PAYMENTS] }),
  })
}

export function useReplay() {
  const { mutateAsync, ...state } = usePost<{ replayed: number }>()
  return {
    ...state,
    replay: (which: { ids: string[] } | { source?: string }) => mutateAsync({ path: "/admin/webhooks/replay", body: which }),
  }
}

export function useRunReport() {
  const { mutateAsync, ...state } = usePost<{ payment_report: Report }>()
  return { ...state, runReport: (day: string) => mutateAsync({ path: "/admin/payment-reports", body: { day } }) }
}

/** `pp_stripe-card_eu` → "Stripe card (eu)", as the dashboard names payment providers elsewhere. */
export function providerName(id: string): string {
  const [name = id, account] = id.replace(/^pp_/, "").split("_")
  const words = name.replace(/-/g, " ")
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  return account && account !== name ? `${title} (${account})` : title
}

/** The day before this one, in UTC: the last that is over. */
export function yesterday(): string {
  return new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
}
