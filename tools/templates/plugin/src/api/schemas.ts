import { z } from "@medusajs/framework/zod"
import type { __Entity__ } from "../modules/__plugin__/entities"

const id = z.string()
const date = z.date()
const status = z.enum(["pending", "approved", "rejected"])

export const idParams = z.object({ id: z.string().min(1).max(64) })

/** What everybody may see. */
export const public__Entity__Schema = z.object({ id, product_id: id, text: z.string(), created_at: date })

export function presentPublic__Entity__(__entityVar__: __Entity__): z.input<typeof public__Entity__Schema> {
  const { id, product_id, text, created_at } = __entityVar__
  return { id, product_id, text, created_at }
}

/** What its author may see. */
export const own__Entity__Schema = public__Entity__Schema.extend({ status })

export function presentOwn__Entity__(__entityVar__: __Entity__): z.input<typeof own__Entity__Schema> {
  return { ...presentPublic__Entity__(__entityVar__), status: __entityVar__.status }
}

export const admin__Entity__Schema = own__Entity__Schema.extend({
  customer_id: id,
  product_title: z.string().nullable(),
  decided_by: z.string().nullable(),
  updated_at: date,
})

export function presentAdmin__Entity__(
  __entityVar__: __Entity__ & { product?: { title: string } | null },
): z.input<typeof admin__Entity__Schema> {
  const { customer_id, product, decided_by, updated_at } = __entityVar__
  return { ...presentOwn__Entity__(__entityVar__), customer_id, product_title: product?.title ?? null, decided_by, updated_at }
}
