import type { Wire } from "./books"

/** An error as Stripe words it: https://docs.stripe.com/api/errors */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; code?: string; decline_code?: string; message: string; param?: string; payment_intent?: Wire },
  ) {
    super(error.message)
  }
}

export const invalid = (message: string, details: { code?: string; param?: string; payment_intent?: Wire } = {}, status = 400) =>
  new Refusal(status, { type: "invalid_request_error", message, ...details })

export const missing = (what: string, id: string, param = "id") =>
  invalid(`No such ${what}: '${id}'`, { code: "resource_missing", param }, 404)
