import { queryRows } from "../../kit/database/query"
import { csvText } from "../../kit/http/csv"
import { Money } from "../../kit/money/money"
import type { DifferenceKind } from "./rules"

export const REPORT_STATES = ["running", "ok", "incomplete", "differences", "failed"] as const

export interface Report {
  day: string
  state: (typeof REPORT_STATES)[number]
  payments: number
  differences: number
  not_reached: number
  asked_at: Date
  made_at: Date | null
  totals: Total[]
}

/** Minor units. */
interface Total {
  provider_id: string
  currency_code: string
  captured: string
  refunded: string
  net: string
}

export interface Difference {
  id: string
  kind: DifferenceKind
  provider_id: string | null
  session_id: string | null
  payment_id: string | null
  order_id: string | null
  display_id: number | null
  webhook_event_id: string | null
  currency_code: string | null
  /** Minor units. */
  expected: string | null
  found: string | null
  detail: string | null
}

const REPORT = `SELECT r.day::text, r.state, r.payments, r.differences, r.not_reached, r.asked_at, r.made_at,
    coalesce((SELECT jsonb_agg(jsonb_build_object('provider_id', t.provider_id, 'currency_code', t.currency_code,
        'captured', t.captured::text, 'refunded', t.refunded::text, 'net', t.net::text) ORDER BY t.provider_id, t.currency_code)
      FROM wekala_payment_report_total t WHERE t.day = r.day), '[]') AS totals
  FROM wekala_payment_report r`

/** The reports, the latest day first. */
export async function listReports({ limit, offset }: { limit: number; offset: number }): Promise<{ reports: Report[]; count: number }> {
  const [reports, [all]] = await Promise.all([
    queryRows<Report>(`${REPORT} ORDER BY r.day DESC LIMIT $1 OFFSET $2`, [limit, offset]),
    queryRows<{ count: number }>("SELECT count(*)::int AS count FROM wekala_payment_report"),
  ])
  return { reports, count: all?.count ?? 0 }
}

export async function findReport(day: string): Promise<Report | undefined> {
  return (await queryRows<Report>(`${REPORT} WHERE r.day = $1`, [day]))[0]
}

/** What a day's report has found, the kind that weighs most first; at most so many. */
export function listDifferences(day: string, limit: number): Promise<Difference[]> {
  return queryRows<Difference>(
    `SELECT d.id, d.kind, d.provider_id, d.session_id, d.payment_id, d.order_id, o.display_id, d.webhook_event_id, d.currency_code,
       d.expected::text, d.found::text, d.detail
     FROM wekala_payment_difference d LEFT JOIN "order" o ON o.id = d.order_id
     WHERE d.day = $1 ORDER BY d.kind = 'not_reached', d.kind, d.id LIMIT $2`,
    [day, limit],
  )
}

export function toAmount(minor: string, currency: string): number {
  return Money.ofMinor(minor, currency).toNumber()
}

const HEADER = ["day", "kind", "provider", "order", "payment", "webhook_event", "currency", "expected", "found", "difference", "detail"]

/** A day's differences as CSV (RFC 4180), amounts in major units. */
export function differencesCsv(day: string, differences: readonly Difference[]): string {
  return csvText(
    HEADER,
    differences.map(({ currency_code, expected, found, ...line }) => {
      const decimal = (minor: bigint | string | null) =>
        minor === null || !currency_code ? "" : Money.ofMinor(minor, currency_code).toDecimal()
      return [
        day,
        line.kind,
        line.provider_id ?? "",
        line.order_id ?? "",
        line.payment_id ?? line.session_id ?? "",
        line.webhook_event_id ?? "",
        currency_code?.toUpperCase() ?? "",
        decimal(expected),
        decimal(found),
        decimal(expected === null || found === null ? null : BigInt(found) - BigInt(expected)),
        line.detail ?? "",
      ]
    }),
  )
}
