import { bandsAsTyped, defaultBands } from "./increments"
import { readAmount } from "./money"
import { editableParts } from "./moves"
import { endOf, fromLocalInput, toLocalInput } from "./time"
import type { Format, Lot, LotStatus } from "./types"

/** A lot as its form holds it: what a person has typed, not yet what it means. */
export interface LotForm {
  variant_id: string
  seller_id: string
  quantity: string
  format: Format
  currency_code: string
  starting_price: string
  reserve_price: string
  buy_now_price: string
  estimate_low: string
  estimate_high: string
  clock_decrement: string
  clock_step_seconds: string
  clock_floor: string
  has_increments: boolean
  increments: { from: string; increment: string }[]
  starts_at: string
  ends_at: string
  has_soft_close: boolean
  soft_close_window_seconds: string
  soft_close_extension_seconds: string
  soft_close_cap_minutes: string
  premium_percent: string
  commission_percent: string
  deposit: string
  pay_within_hours: string
  title: string
  subtitle: string
  description: string
  condition: string
  provenance: string
}

export type LotField = keyof LotForm

const DAY_MS = 86_400_000

/** A new lot: ascending, from the next full hour on, for a week. */
export function newForm(currency: string, now: Date, variantId = ""): LotForm {
  const start = new Date(now)
  start.setHours(start.getHours() + 1, 0, 0, 0)
  return {
    variant_id: variantId,
    seller_id: "",
    quantity: "1",
    format: "english",
    currency_code: currency,
    starting_price: "",
    reserve_price: "",
    buy_now_price: "",
    estimate_low: "",
    estimate_high: "",
    clock_decrement: "",
    clock_step_seconds: "60",
    clock_floor: "",
    has_increments: false,
    increments: bandsAsTyped(defaultBands(currency), currency),
    starts_at: toLocalInput(start),
    ends_at: toLocalInput(new Date(start.getTime() + 7 * DAY_MS)),
    has_soft_close: true,
    soft_close_window_seconds: "120",
    soft_close_extension_seconds: "120",
    soft_close_cap_minutes: "",
    premium_percent: "0",
    commission_percent: "",
    deposit: "",
    pay_within_hours: "48",
    title: "",
    subtitle: "",
    description: "",
    condition: "",
    provenance: "",
  }
}

export function formOf(lot: Lot): LotForm {
  const text = (value: number | string | null) => (value === null ? "" : String(value))
  const { soft_close: soft, clock, currency_code: currency } = lot
  return {
    ...newForm(currency, new Date(), lot.variant.id),
    seller_id: lot.seller_id ?? "",
    quantity: String(lot.quantity),
    format: lot.format,
    starting_price: text(lot.starting_price),
    reserve_price: text(lot.reserve_price),
    buy_now_price: text(lot.buy_now_set),
    estimate_low: text(lot.estimate_low),
    estimate_high: text(lot.estimate_high),
    ...(clock && {
      clock_decrement: text(clock.decrement),
      clock_step_seconds: text(clock.step_seconds),
      clock_floor: text(clock.floor_price),
    }),
    has_increments: lot.increments !== null,
    ...(lot.increments && {
      increments: lot.increments.map(({ from, increment }) => ({ from: String(from), increment: String(increment) })),
    }),
    starts_at: toLocalInput(lot.starts_at),
    ends_at: toLocalInput(endOf(lot)),
    has_soft_close: soft !== null,
    ...(soft && {
      soft_close_window_seconds: text(soft.window_seconds),
      soft_close_extension_seconds: text(soft.extension_seconds),
      soft_close_cap_minutes: text(lot.soft_close_cap_minutes),
    }),
    premium_percent: text(lot.premium_percent),
    commission_percent: text(lot.commission_percent),
    deposit: text(lot.deposit),
    pay_within_hours: text(lot.pay_within_hours),
    title: text(lot.own_title),
    subtitle: text(lot.own_subtitle),
    description: text(lot.own_description),
    condition: text(lot.condition),
    provenance: text(lot.provenance),
  }
}

/** Inputs that a format gives a meaning; the others are sent empty. */
export function fieldsOf(format: Format): { reserve: boolean; buyNow: boolean; clock: boolean; bidding: boolean; softClose: boolean } {
  return {
    reserve: format !== "dutch",
    buyNow: format === "english",
    clock: format === "dutch",
    bidding: format === "english",
    softClose: format === "english",
  }
}

/** The body of the request that stores a form without problems: only what may be changed in the lot's state. */
export function bodyOf(form: LotForm, status: LotStatus | undefined): Record<string, unknown> {
  const parts = editableParts(status)
  return { ...(parts.texts && textsOf(form)), ...(parts.terms && timesOf(form)), ...(parts.terms && termsOf(form)) }
}

/** The body of the request that changes a lot: what differs from what was loaded, so that nothing else is touched. */
export function changesOf(form: LotForm, loaded: LotForm, status: LotStatus): Record<string, unknown> {
  const before = bodyOf(loaded, status)
  return Object.fromEntries(
    Object.entries(bodyOf(form, status)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])),
  )
}

function textsOf(form: LotForm) {
  const text = (value: string) => value.trim() || null
  return {
    title: text(form.title),
    subtitle: text(form.subtitle),
    description: text(form.description),
    condition: text(form.condition),
    provenance: text(form.provenance),
    estimate_low: amountOf(form.estimate_low, form.currency_code),
    estimate_high: amountOf(form.estimate_high, form.currency_code),
  }
}

function amountOf(text: string, currency: string): string | null {
  const read = readAmount(text, currency)
  return "value" in read ? read.value : null
}

function timesOf({ starts_at, ends_at }: LotForm) {
  return { starts_at: fromLocalInput(starts_at)?.toISOString() ?? null, ends_at: fromLocalInput(ends_at)?.toISOString() ?? null }
}

function termsOf(form: LotForm) {
  const has = fieldsOf(form.format)
  const amount = (text: string) => amountOf(text, form.currency_code)
  const number = (text: string) => (text.trim() === "" ? null : Number(readDigits(text)))
  const soft = has.softClose && form.has_soft_close
  return {
    variant_id: form.variant_id,
    seller_id: form.seller_id || null,
    quantity: number(form.quantity),
    format: form.format,
    currency_code: form.currency_code,
    starting_price: amount(form.starting_price),
    reserve_price: has.reserve ? amount(form.reserve_price) : null,
    buy_now_price: has.buyNow ? amount(form.buy_now_price) : null,
    clock_decrement: has.clock ? amount(form.clock_decrement) : null,
    clock_step_seconds: has.clock ? number(form.clock_step_seconds) : null,
    clock_floor: has.clock ? amount(form.clock_floor) : null,
    increments:
      has.bidding && form.has_increments
        ? form.increments.map(({ from, increment }) => ({ from: readDigits(from), increment: readDigits(increment) }))
        : null,
    soft_close_window_seconds: soft ? number(form.soft_close_window_seconds) : null,
    soft_close_extension_seconds: soft ? number(form.soft_close_extension_seconds) : null,
    soft_close_cap_minutes: soft ? number(form.soft_close_cap_minutes) : null,
    premium_percent: number(form.premium_percent) ?? 0,
    // Left out, the shop's own holds.
    ...(form.commission_percent.trim() && { commission_percent: number(form.commission_percent) }),
    deposit: amount(form.deposit),
    pay_within_hours: number(form.pay_within_hours),
  }
}

/** A plain number as a person types it, in any script's digits, with a point or a comma: "12.5". */
export function readDigits(text: string): string {
  return text
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u066b,]/g, ".")
    .replace(/[\s\u00a0\u202f]/g, "")
}
