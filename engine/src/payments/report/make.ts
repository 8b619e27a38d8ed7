import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { setTimeout as pause } from "node:timers/promises"
import { queryRows } from "../../kit/database/query"
import { type Tx, transaction } from "../../kit/database/transaction"
import { DomainError } from "../../kit/http/errors"
import { newId } from "../../kit/id"
import { defineJob } from "../../kit/jobs/define-job"
import { Money } from "../../kit/money/money"
import { type PaymentBooks, readBooks, sessionsOf, type Silence } from "./read"
import { differencesOf, type Found } from "./rules"

/** Payments that are compared at a time: their books are kept in memory. */
const BATCH = 200
const LONGEST_DETAIL = 500
const MOMENT_MS = 2_000
/** A provider that was away is asked again for so many nights. */
const RETRY_DAYS = 7

type Line = Found &
  Partial<Pick<PaymentBooks, "session_id" | "payment_id" | "provider_id" | "order_id" | "currency_code">> & {
    webhook_event_id?: string
  }

const makeReport = defineJob({
  name: "engine.make_payment_report",
  payload: z.object({ day: z.iso.date() }),
  maxAttempts: 5,
  handle: async ({ day }, { container, attempt }) => {
    try {
      await make(day, container)
    } catch (error) {
      if (attempt >= makeReport.maxAttempts) {
        await queryRows("UPDATE wekala_payment_report SET state = 'failed' WHERE day = $1", [day])
      }
      throw error
    }
  },
})

defineJob({
  name: "engine.payment_report",
  payload: z.object({}),
  cron: "23 2 * * *",
  handle: async (_, { now }) => {
    const midnight = new Date(now.toISOString().slice(0, 10))
    const back = (days: number) => new Date(midnight.getTime() - days * 86_400_000).toISOString().slice(0, 10)
    const left = await queryRows<{ day: string }>(
      "SELECT day::text FROM wekala_payment_report WHERE day >= $1 AND day < $2 AND (not_reached > 0 OR state IN ('failed', 'running'))",
      [back(RETRY_DAYS), back(1)],
    )
    for (const day of [back(1), ...left.map((row) => row.day)]) await askForReport(day, now)
  },
})

/**
 * Has the report of a day of UTC made, or made anew.
 * @throws DomainError `day_not_begun` (422)
 */
export async function askForReport(day: string, now = new Date()): Promise<void> {
  if (day > now.toISOString().slice(0, 10)) {
    throw new DomainError({ status: 422, code: "day_not_begun", message: `${day} has not begun.` })
  }
  await transaction(async (tx) => {
    await tx.query(
      `INSERT INTO wekala_payment_report (day, state) VALUES ($1, 'running')
       ON CONFLICT (day) DO UPDATE SET state = 'running', asked_at = now()`,
      [day],
    )
    await tx.enqueue(makeReport, { day }, { key: `${makeReport.name}:${day}`, queue: "payment_reports" })
  })
}

async function make(day: string, container: MedusaContainer): Promise<void> {
  const sessions = await sessionsOf(day)
  const lines: Line[] = await deadEvents(day)
  const silence: Silence = new Map()
  for (let start = 0; start < sessions.length; start += BATCH) {
    lines.push(...(await compare(sessions.slice(start, start + BATCH), silence)))
  }
  const differences = lines.filter(({ kind }) => kind !== "not_reached").length
  await transaction(async (tx) => {
    await tx.query("DELETE FROM wekala_payment_difference WHERE day = $1", [day])
    await tx.query("DELETE FROM wekala_payment_report_total WHERE day = $1", [day])
    await tx.query(
      `INSERT INTO wekala_payment_report (day, state, payments, differences, not_reached, made_at) VALUES ($1, $2, $3, $4, $5, now())
       ON CONFLICT (day) DO UPDATE SET state = excluded.state, payments = excluded.payments, differences = excluded.differences,
         not_reached = excluded.not_reached, made_at = excluded.made_at`,
      [day, stateOf(differences, lines.length), sessions.length, differences, lines.length - differences],
    )
    await writeTotals(tx, day)
    for (const line of lines) await writeLine(tx, day, line)
  })
  if (differences > 0) await tell(container, day, differences)
}

function stateOf(differences: number, lines: number): string {
  if (differences > 0) return "differences"
  return lines > 0 ? "incomplete" : "ok"
}

/** What differs is looked at twice: a payment may be in the middle of something, which then gets a moment to end. */
async function compare(sessionIds: readonly string[], silence: Silence): Promise<Line[]> {
  const differing = (await readBooks(sessionIds, silence)).filter((books) => linesOf(books).length > 0)
  if (differing.some(({ is_recent }) => is_recent)) await pause(MOMENT_MS)
  const ids = differing.map(({ session_id }) => session_id)
  return (await readBooks(ids, silence)).flatMap(linesOf)
}

function linesOf(books: PaymentBooks): Line[] {
  const { session_id, payment_id, provider_id, order_id, currency_code, unreached } = books
  const found = differencesOf(books)
  if (unreached) found.push({ kind: "not_reached", expected: null, found: null, detail: unreached })
  return found.map((line) => ({ ...line, session_id, payment_id, provider_id, order_id, currency_code }))
}

/** What was told that day and nobody could work on: money may have come that nobody expects. */
async function deadEvents(day: string): Promise<Line[]> {
  const events = await queryRows<{ id: string; source: string; last_error: string | null; session_id: string | null }>(
    `SELECT id, source, last_error, session_id FROM wekala_webhook_event WHERE status = 'dead'
       AND received_at >= $1::timestamp AT TIME ZONE 'UTC' AND received_at < ($1::timestamp + interval '1 day') AT TIME ZONE 'UTC'
     ORDER BY received_at`,
    [day],
  )
  return events.map(({ id, source, last_error, session_id }) => ({
    kind: "dead_event",
    expected: null,
    found: null,
    detail: last_error,
    provider_id: source,
    webhook_event_id: id,
    ...(session_id && { session_id }),
  }))
}

/** What Medusa captured and refunded in the day, by provider and currency. */
async function writeTotals(tx: Tx, day: string): Promise<void> {
  const totals = await tx.query<{ provider_id: string; currency_code: string; captured: string; refunded: string }>(
    `SELECT p.provider_id, p.currency_code, sum(m.captured)::text AS captured, sum(m.refunded)::text AS refunded FROM (
       SELECT payment_id, amount AS captured, 0 AS refunded, created_at, deleted_at FROM capture
       UNION ALL SELECT payment_id, 0, amount, created_at, deleted_at FROM refund
     ) m JOIN payment p ON p.id = m.payment_id
     WHERE m.deleted_at IS NULL AND m.created_at >= $1::timestamp AT TIME ZONE 'UTC'
       AND m.created_at < ($1::timestamp + interval '1 day') AT TIME ZONE 'UTC'
     GROUP BY p.provider_id, p.currency_code`,
    [day],
  )
  for (const { provider_id, currency_code, captured, refunded } of totals) {
    const minor = (amount: string) => Money.fromDecimalRounded(amount, currency_code).minor
    await tx.query(
      "INSERT INTO wekala_payment_report_total (day, provider_id, currency_code, captured, refunded) VALUES ($1, $2, $3, $4, $5)",
      [day, provider_id, currency_code, minor(captured), minor(refunded)],
    )
  }
}

async function writeLine(tx: Tx, day: string, line: Line): Promise<void> {
  await tx.query(
    `INSERT INTO wekala_payment_difference (id, day, kind, provider_id, session_id, payment_id, order_id, webhook_event_id, currency_code,
       expected, found, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      newId("pdif"),
      day,
      line.kind,
      line.provider_id ?? null,
      line.session_id ?? null,
      line.payment_id ?? null,
      line.order_id ?? null,
      line.webhook_event_id ?? null,
      line.currency_code ?? null,
      line.expected,
      line.found,
      line.detail?.slice(0, LONGEST_DETAIL) ?? null,
    ],
  )
}

/** One word in the merchant's bell per day, however often its report is made. */
async function tell(container: MedusaContainer, day: string, differences: number): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: "",
    channel: "feed",
    template: "admin-ui",
    idempotency_key: `engine.payment_report:${day}`,
    data: {
      title: "Payments do not agree",
      description: `${day}: ${differences === 1 ? "one difference" : `${differences} differences`} between provider, payments and orders. See Payments.`,
    },
  })
}
