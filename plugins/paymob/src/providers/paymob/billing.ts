import { z } from "@medusajs/framework/zod"
import { DomainError } from "@wekala/engine/kit"

/** Whoever pays, as Medusa knows them; each part may be missing. */
export interface Payer {
  first_name?: string | null | undefined
  last_name?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  address_1?: string | null | undefined
  city?: string | null | undefined
  province?: string | null | undefined
  postal_code?: string | null | undefined
  country_code?: string | null | undefined
}

/** What a storefront may send along as `data.billing_data` when it makes a payment session. */
const sent = z
  .object({
    first_name: z.string().max(50),
    last_name: z.string().max(50),
    email: z.string().max(254),
    phone_number: z.string().max(30),
    street: z.string().max(200),
    city: z.string().max(100),
    state: z.string().max(100),
    postal_code: z.string().max(20),
    country: z.string().max(3),
  })
  .partial()
  .catch({})

/** Paymob wants every field, and takes this where there is nothing to say. */
const NOTHING = "NA"

/**
 * `billing_data` of an intention: what the storefront sent, else the first payer that has it.
 *
 * @throws DomainError `paymob_needs_phone` (422): Paymob takes no payment of somebody without a phone number
 */
export function billingData(fromBrowser: unknown, payers: readonly Payer[], defaultPhone?: string): Record<string, string> {
  const given = sent.parse(fromBrowser ?? {})
  const first = (field: keyof Payer) => payers.map((payer) => payer[field]).find((value) => Boolean(value?.trim()))
  const phone = given.phone_number || first("phone") || defaultPhone
  if (!phone) {
    throw new DomainError({
      status: 422,
      code: "paymob_needs_phone",
      message: "Paymob needs a phone number: add one to the billing address.",
    })
  }
  return {
    first_name: given.first_name || first("first_name") || NOTHING,
    last_name: given.last_name || first("last_name") || NOTHING,
    email: given.email || first("email") || NOTHING,
    phone_number: phone,
    street: given.street || first("address_1") || NOTHING,
    building: NOTHING,
    floor: NOTHING,
    apartment: NOTHING,
    city: given.city || first("city") || NOTHING,
    state: given.state || first("province") || NOTHING,
    postal_code: given.postal_code || first("postal_code") || NOTHING,
    country: (given.country || first("country_code") || NOTHING).toUpperCase(),
  }
}
