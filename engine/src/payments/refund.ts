import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { queryRows } from "../kit/database/query"
import { type Tx, transaction } from "../kit/database/transaction"
import { DomainError } from "../kit/http/errors"
import { newId } from "../kit/id"
import { defineJob } from "../kit/jobs/define-job"
import { currencyExponent } from "../kit/money/currency"
import { Money } from "../kit/money/money"
import { roundedMoney } from "../kit/money/rounded-money"
import { withOrderMoney } from "./order-lock"

export interface RefundRequest {
  /** The caller's unique name for it: asked for again, it is the same refund. */
  readonly reference: string
  readonly order_id: string
  /** Decimal major units; all that is left unless told. */
  readonly amount?: number | string | undefined
  readonly note?: string | undefined
  /** Who has decided it. */
  readonly created_by?: string | undefined
}

/** A refund, and what of it goes back to each payment. */
export interface OrderRefund {
  id: string
  reference: string
  order_id: string
  currency_code: string
  /** Minor units. */
  amount: string
  note: string | null
  created_at: Date
  parts: RefundPart[]
}

export interface RefundPart {
  payment_id: string
  provider_id: string
  /** Minor units. */
  amount: string
  /** Medusa's refund; none while the money has not moved. */
  payment_refund_id: string | null
}

const finishJob = defineJob({
  name: "engine.finish_refund",
  payload: z.object({ refund_id: z.string() }),
  handle: ({ refund_id }, { container }) => finish(container, refund_id),
})

/**
 * Gives money back for an order: to where it came from, in the proportions in which what is left of it was paid. It is
 * decided first and moved then; what cannot be moved now is tried again until it is.
 *
 * @throws DomainError `order_not_found` (404), `refund_exceeds_paid` (422), `reference_conflict` (409)
 */
export async function refundOrder(container: MedusaContainer, request: RefundRequest): Promise<OrderRefund> {
  const id = await transaction((tx) => plan(tx, request))
  // The job goes on with what fails here.
  await finish(container, id).catch(() => undefined)
  return (await refundsWhere("r.id = $1", id))[0] as OrderRefund
}

/** The refunds of an order, the latest first. */
export const refundsOf = (orderId: string): Promise<OrderRefund[]> => refundsWhere("r.order_id = $1", orderId)

/**
 * What can still be given back for an order.
 * @throws DomainError `order_not_found` (404)
 */
export async function refundableOf(orderId: string): Promise<Money> {
  return transaction(async (tx) => {
    const [order] = await tx.query<{ currency_code: string }>(`SELECT currency_code FROM "order" WHERE id = $1 AND deleted_at IS NULL`, [
      orderId,
    ])
    if (!order) throw notFound(orderId)
    return sumOf(await refundable(tx, orderId, order.currency_code), order.currency_code)
  })
}

const notFound = (orderId: string) => new DomainError({ status: 404, code: "order_not_found", message: `There is no order ${orderId}.` })

const sumOf = (sources: readonly Refundable[], currency: string) =>
  sources.reduce((sum, { left, currency_code }) => sum.plus(roundedMoney(left, currency_code)), Money.zero(currency))

interface Refundable {
  payment_id: string
  provider_id: string
  currency_code: string
  /** Decimal major units: captured, less what went back and what is about to. */
  left: string
}

async function plan(tx: Tx, { reference, order_id, amount, note, created_by }: RefundRequest): Promise<string> {
  const [order] = await tx.query<{ currency_code: string }>(
    `SELECT currency_code FROM "order" WHERE id = $1 AND deleted_at IS NULL FOR UPDATE`,
    [order_id],
  )
  if (!order) throw notFound(order_id)
  const [known] = await tx.query<{ id: string; order_id: string; amount: string }>(
    "SELECT id, order_id, amount FROM wekala_order_refund WHERE reference = $1",
    [reference],
  )
  const asked = amount === undefined ? undefined : Money.fromDecimal(amount, order.currency_code)
  if (known) {
    if (known.order_id === order_id && (!asked || asked.minor === BigInt(known.amount))) return known.id
    throw new DomainError({ status: 409, code: "reference_conflict", message: "This reference was used for a different refund." })
  }
  const sources = await refundable(tx, order_id, order.currency_code)
  const left = sources.map(({ left, currency_code }) => roundedMoney(left, currency_code).minor)
  const most = sumOf(sources, order.currency_code)
  const whole = asked ?? most
  if (!whole.isPositive() || whole.compare(most) > 0) {
    throw new DomainError({
      status: 422,
      code: "refund_exceeds_paid",
      message: `${most.toDecimal()} ${most.currency.toUpperCase()} of this order can still be given back.`,
    })
  }
  const id = newId("oref")
  await tx.query(
    `INSERT INTO wekala_order_refund (id, reference, order_id, currency_code, amount, note, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, reference, order_id, whole.currency, whole.minor, note ?? null, created_by ?? null],
  )
  for (const [index, part] of whole.split(left).entries()) {
    const source = sources[index]
    if (!source || part.isZero()) continue
    await tx.query("INSERT INTO wekala_order_refund_part (refund_id, payment_id, provider_id, amount) VALUES ($1, $2, $3, $4)", [
      id,
      source.payment_id,
      source.provider_id,
      part.minor,
    ])
  }
  await tx.enqueue(finishJob, { refund_id: id }, { key: `${finishJob.name}:${id}` })
  return id
}

/** Payments of an order that hold money of it. Under the order's lock, so that two refunds do not promise the same. */
function refundable(tx: Tx, orderId: string, currency: string): Promise<Refundable[]> {
  return tx.query<Refundable>(
    `SELECT * FROM (
       SELECT p.id AS payment_id, p.provider_id, p.currency_code, p.created_at,
         coalesce((SELECT sum(amount) FROM capture c WHERE c.payment_id = p.id AND c.deleted_at IS NULL), 0)
         - coalesce((SELECT sum(amount) FROM refund r WHERE r.payment_id = p.id AND r.deleted_at IS NULL), 0)
         - coalesce((SELECT sum(w.amount) FROM wekala_order_refund_part w WHERE w.payment_id = p.id AND w.payment_refund_id IS NULL
             -- One that Medusa has a row of already is among its refunds.
             AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.payment_id = p.id AND r.metadata ->> 'order_refund' = w.refund_id AND r.deleted_at IS NULL)), 0)
           / power(10::numeric, $2) AS left
       FROM order_payment_collection o
       JOIN payment p ON p.payment_collection_id = o.payment_collection_id AND p.deleted_at IS NULL
       WHERE o.order_id = $1 AND o.deleted_at IS NULL
     ) s WHERE "left" > 0 ORDER BY created_at, payment_id`,
    [orderId, currencyExponent(currency)],
  )
}

/** Moves what has not been moved. Twice is as good as once. */
async function finish(container: MedusaContainer, refundId: string): Promise<void> {
  const [refund] = await refundsWhere("r.id = $1", refundId)
  if (refund) await withOrderMoney(container, refund.order_id, () => moveParts(container, refundId))
}

async function moveParts(container: MedusaContainer, refundId: string): Promise<void> {
  const [refund] = await refundsWhere("r.id = $1", refundId)
  const failures: unknown[] = []
  for (const part of refund?.parts ?? []) {
    if (!refund || part.payment_refund_id) continue
    try {
      const made = (await refundNamed(part.payment_id, refundId)) ?? (await move(container, refund, part))
      await queryRows("UPDATE wekala_order_refund_part SET payment_refund_id = $3 WHERE refund_id = $1 AND payment_id = $2", [
        refundId,
        part.payment_id,
        made,
      ])
    } catch (error) {
      // One gateway that is away does not keep the others from giving back.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** Medusa's refund that was made for ours, by the name that it was given. */
async function refundNamed(paymentId: string, refundId: string): Promise<string | undefined> {
  const [made] = await queryRows<{ id: string }>(
    "SELECT id FROM refund WHERE payment_id = $1 AND metadata ->> 'order_refund' = $2 AND deleted_at IS NULL",
    [paymentId, refundId],
  )
  return made?.id
}

async function move(container: MedusaContainer, refund: OrderRefund, part: RefundPart): Promise<string | undefined> {
  const input = {
    payment_id: part.payment_id,
    amount: Number(Money.ofMinor(part.amount, refund.currency_code).toDecimal()),
    ...(refund.note && { note: refund.note }),
    metadata: { order_refund: refund.id },
  }
  await refundPaymentWorkflow(container).run({ input })
  return refundNamed(part.payment_id, refund.id)
}

function refundsWhere(condition: string, value: string): Promise<OrderRefund[]> {
  return queryRows<OrderRefund>(
    `SELECT r.id, r.reference, r.order_id, r.currency_code, r.amount, r.note, r.created_at,
       json_agg(json_build_object('payment_id', p.payment_id, 'provider_id', p.provider_id, 'amount', p.amount::text,
         'payment_refund_id', p.payment_refund_id) ORDER BY p.payment_id) AS parts
     FROM wekala_order_refund r JOIN wekala_order_refund_part p ON p.refund_id = r.id
     WHERE ${condition} GROUP BY r.id ORDER BY r.created_at DESC, r.id`,
    [value],
  )
}
