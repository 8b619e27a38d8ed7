import { type Form, nested, text } from "./form"
import { invalid } from "./refusal"

/** Cards settle these in tens: https://docs.stripe.com/currencies#three-decimal */
const THREE_DECIMALS = new Set(["bhd", "jod", "kwd", "omr", "tnd"])

export function refuseUnknown(form: Form, known: readonly string[]): void {
  const unknown = Object.keys(form).find((name) => !known.includes(name))
  if (unknown) throw invalid(`Received unknown parameter: ${unknown}`, { code: "parameter_unknown", param: unknown })
}

export function readAmount(value: Form[string], param: string, currency: string): number {
  if (value === undefined) throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param })
  const amount = Number(text(value))
  if (!Number.isSafeInteger(amount)) throw invalid(`Invalid integer: ${text(value)}`, { code: "parameter_invalid_integer", param })
  if (amount < 1) throw invalid("This value must be greater than or equal to 1.", { code: "parameter_invalid_integer", param })
  if (amount > 99_999_999) throw invalid("Amount must be no more than 999,999.99", { code: "amount_too_large", param })
  if (THREE_DECIMALS.has(currency) && amount % 10 !== 0) {
    throw invalid(`Invalid ${currency.toUpperCase()} amount: the last digit must be 0.`, { code: "parameter_invalid_integer", param })
  }
  return amount
}

export function readCurrency(form: Form): string {
  const currency = text(form.currency)?.toLowerCase()
  if (!currency) throw invalid("Missing required param: currency.", { code: "parameter_missing", param: "currency" })
  if (!Intl.supportedValuesOf("currency").includes(currency.toUpperCase()))
    throw invalid(`Invalid currency: ${currency}`, { param: "currency" })
  return currency
}

export function readUsage(form: Form): string | null {
  const usage = text(form.setup_future_usage)
  if (!usage) return null
  if (usage === "on_session" || usage === "off_session") return usage
  throw invalid("Invalid setup_future_usage: must be one of on_session or off_session", { param: "setup_future_usage" })
}

export function readMetadata(form: Form): Record<string, string> {
  const given = nested(form.metadata) ?? {}
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
}
