import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../kit/database/query"
import { type Tx, transaction } from "../kit/database/transaction"
import { DomainError } from "../kit/http/errors"
import { newId } from "../kit/id"
import { defineJob } from "../kit/jobs/define-job"
import type { WebhookEvent } from "../modules/engine/entities"
import { noticingPayment } from "../payments/scope"
import { type InboundCall, type VerifiedEvent, webhookNamed } from "./define-webhook"

/** The last attempt is about four hours after the first; then the event waits for a merchant. */
const ATTEMPTS = 12
const LONGEST_ERROR = 2_000

const processWebhook = defineJob({
  name: "engine.process_webhook",
  // One that fails is no failed job: its row says so, and what is left of its attempts.
  payload: z.object({ id: z.string() }),
  handle: async ({ id }, context) => {
    const [event] = await queryRows<WebhookEvent>(
      "UPDATE wekala_webhook_event SET attempts = attempts + 1 WHERE id = $1 AND status = 'pending' RETURNING *",
      [id],
    )
    if (!event) return
    const { sessionId, error } = await noticingPayment(async () => {
      const webhook = webhookNamed(event.source)
      if (!webhook) throw new Error(`No webhook named "${event.source}" is loaded; is its plugin installed?`)
      const { event_id, type, subject, payload } = event
      await webhook.handle({ id: event_id, type, subject, payload }, { ...context, attempt: event.attempts })
    })
    if (sessionId) {
      await queryRows(
        `UPDATE wekala_webhook_event SET session_id = $2,
           payment_collection_id = (SELECT payment_collection_id FROM payment_session WHERE id = $2) WHERE id = $1`,
        [id, sessionId],
      )
    }
    if (error) return putOff(event, error, context.now)
    await queryRows("UPDATE wekala_webhook_event SET status = 'processed', processed_at = now(), last_error = NULL WHERE id = $1", [id])
  },
})

async function putOff({ id, source, subject, attempts }: WebhookEvent, error: unknown, now: Date): Promise<void> {
  const isDead = attempts >= ATTEMPTS
  const reason = error instanceof Error ? error.message : String(error)
  await transaction(async (tx) => {
    await tx.query("UPDATE wekala_webhook_event SET last_error = $2, status = $3 WHERE id = $1", [
      id,
      reason.slice(0, LONGEST_ERROR),
      isDead ? "dead" : "pending",
    ])
    // 2, 4, 8 seconds and so on.
    if (!isDead) await enqueue(tx, { id, source, subject }, new Date(now.getTime() + 1_000 * 2 ** attempts))
  })
}

type Named = Pick<WebhookEvent, "id" | "source" | "subject">

const enqueue = (tx: Tx, { id, source, subject }: Named, runAt?: Date) =>
  tx.enqueue(
    processWebhook,
    { id },
    { key: `${processWebhook.name}:${id}`, queue: `webhook:${source}:${subject}`, ...(runAt && { runAt }) },
  )

/**
 * Takes a call in: verified, stored with the job that will handle it, and only then acknowledged. The same event again is
 * counted and does nothing.
 *
 * @throws DomainError `webhook_not_found` (404); what the webhook's `verify` throws
 */
export async function receive(source: string, call: InboundCall, container: MedusaContainer): Promise<void> {
  const webhook = webhookNamed(source)
  if (!webhook) throw new DomainError({ status: 404, code: "webhook_not_found", message: `Nobody listens for ${source}.` })
  const event = await webhook.verify(call, container)
  if (event) await store(source, event)
}

async function store(source: string, { id, type, subject, payload }: VerifiedEvent): Promise<void> {
  await transaction(async (tx) => {
    const [row] = await tx.query<Named & { deliveries: number }>(
      `INSERT INTO wekala_webhook_event AS e (id, source, event_id, type, subject, payload)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (source, event_id) DO UPDATE SET deliveries = e.deliveries + 1
       RETURNING id, source, subject, deliveries`,
      [newId("whk"), source, id, type, subject, JSON.stringify(payload)],
    )
    if (row?.deliveries === 1) await enqueue(tx, row)
  })
}

/**
 * Has one event handled anew, whatever became of it.
 * @throws DomainError `webhook_event_not_found` (404)
 */
export async function replay(id: string): Promise<WebhookEvent> {
  const [event] = await replayWhere("id = $1", [id])
  if (!event) throw new DomainError({ status: 404, code: "webhook_event_not_found", message: `There is no webhook event ${id}.` })
  return event
}

/** Has some events handled anew, whatever became of them; an id that nobody knows is passed over. @returns how many */
export async function replayEach(ids: readonly string[]): Promise<number> {
  return (await replayWhere("id = ANY ($1::text[])", [ids])).length
}

/** Has all that nobody tries any more handled anew; of one source, or of all. @returns how many */
export async function replayDead(source: string | undefined): Promise<number> {
  return (await replayWhere("status = 'dead' AND ($1::text IS NULL OR source = $1)", [source ?? null])).length
}

function replayWhere(condition: string, values: unknown[]): Promise<WebhookEvent[]> {
  return transaction(async (tx) => {
    const events = await tx.query<WebhookEvent>(
      `UPDATE wekala_webhook_event SET status = 'pending', attempts = 0, processed_at = NULL WHERE ${condition} RETURNING *`,
      values,
    )
    for (const event of events) await enqueue(tx, event)
    return events
  })
}

/** What has been handled is of no use after ninety days; what has not is kept. */
defineJob({
  name: "engine.forget_webhooks",
  payload: z.object({}),
  cron: "41 3 * * *",
  handle: async () => {
    await queryRows("DELETE FROM wekala_webhook_event WHERE status = 'processed' AND received_at < now() - interval '90 days'")
  },
})
