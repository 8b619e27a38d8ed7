import { z } from "@medusajs/framework/zod"

/** Some of Paymob's samples write booleans as text. */
const flag = z
  .union([z.boolean(), z.enum(["true", "false"])])
  .nullish()
  .transform((value) => value === true || value === "true")

/** Minor units: a whole number, or the text of one. Nothing where Paymob says null. */
const minor = z.union([z.number().int(), z.string().regex(/^-?\d+$/)]).transform((value) => BigInt(value))
const minorOrZero = minor.nullish().transform((value) => value ?? 0n)

const id = z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)])
/** A reference is told as its id, or as an object that has one. */
const reference = z.union([id, z.looseObject({ id }).transform((row) => row.id)])

/** A transaction, as the inquiry answers it and as a callback brings it in `obj`. What is not read here is let through. */
export const transactionSchema = z.looseObject({
  id,
  pending: flag,
  success: flag,
  amount_cents: minor,
  currency: z.string(),
  created_at: z.string(),
  integration_id: id,
  is_auth: flag,
  is_capture: flag,
  is_void: flag,
  is_refund: flag,
  is_voided: flag,
  is_refunded: flag,
  is_captured: flag,
  is_standalone_payment: flag,
  has_parent_transaction: flag,
  parent_transaction: reference.nullish().transform((value) => value ?? undefined),
  /** Minor units that were captured of an authorisation. */
  captured_amount: minorOrZero,
  refunded_amount_cents: minorOrZero,
  order: z.looseObject({
    id,
    merchant_order_id: z.union([z.string(), z.number().transform(String)]).nullish(),
    paid_amount_cents: minorOrZero,
  }),
  source_data: z.looseObject({ type: z.string().nullish(), sub_type: z.string().nullish() }).nullish(),
  data: z.looseObject({ message: z.string().nullish() }).nullish().catch(undefined),
})
export type Transaction = z.infer<typeof transactionSchema>

/** Capture is documented both bare and as `{ type, obj }`. */
export const transactionAnswer = z.preprocess(
  (body) => (body && typeof body === "object" && "obj" in body ? (body as { obj: unknown }).obj : body),
  transactionSchema,
)

export const intentionSchema = z.looseObject({
  id: z.string().min(1),
  client_secret: z.string().min(1),
  intention_order_id: id,
  status: z.string().nullish(),
})
export type Intention = z.infer<typeof intentionSchema>

export const tokenSchema = z.looseObject({ token: z.string().min(1) })
