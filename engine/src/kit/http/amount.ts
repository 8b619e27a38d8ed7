import { z } from "@medusajs/framework/zod"

/** A currency code in a request: three letters, any case; answered in lower case. */
export const currencyCode = z
  .string()
  .regex(/^[A-Za-z]{3}$/, "must be a three-letter ISO 4217 code")
  .transform((code) => code.toLowerCase())
  .meta({ description: "ISO 4217 currency code, lower case", example: "usd" })

/** A positive amount in major units in a request; `Money.fromDecimal` then checks its decimal places. */
export const positiveAmount = z
  .union([z.number().positive().max(999_999_999_999), z.string().regex(/^\d{1,15}(\.\d{1,20})?$/, "must be a decimal amount")])
  .meta({ description: "Decimal amount in major units (10.5 is ten and a half dollars)", example: 10.5 })

/** An amount in major units in an answer. */
export const amount = z.number().meta({ description: "Decimal amount in major units", example: 10.5 })
