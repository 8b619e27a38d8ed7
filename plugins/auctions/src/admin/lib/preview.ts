import { shareOf } from "./increments"
import type { LotForm } from "./lot-form"
import { readDigits } from "./lot-form"
import { fromLocalInput } from "./time"

/** What a winner pays before tax and shipping, minor units. @param premium percent of the goods */
export function winCost(unitPrice: bigint, quantity: number, premium: number): { goods: bigint; premium: bigint; total: bigint } {
  const goods = unitPrice * BigInt(quantity)
  const fee = shareOf(goods, premium)
  return { goods, premium: fee, total: goods + fee }
}

export interface SoftCloseTimes {
  /** From here on, a bid moves the end. */
  opens: Date
  end: Date
  /** The end after a bid in the very last moment. */
  extended: Date
  /** Past which it never moves; undefined for no limit. */
  latest: Date | undefined
}

/** When bids move the end; undefined as long as the form does not say. */
export function softCloseTimes(form: LotForm): SoftCloseTimes | undefined {
  const end = fromLocalInput(form.ends_at)
  const window = whole(form.soft_close_window_seconds)
  const extension = whole(form.soft_close_extension_seconds)
  if (!end || window === undefined || extension === undefined) return undefined
  const cap = whole(form.soft_close_cap_minutes)
  const latest = cap === undefined ? undefined : new Date(end.getTime() + cap * 60_000)
  const extended = new Date(end.getTime() + extension * 1000)
  return {
    opens: new Date(end.getTime() - window * 1000),
    end,
    extended: latest && latest < extended ? latest : extended,
    latest,
  }
}

/**
 * When a falling price reaches its floor, and in how many steps; amounts in minor units.
 * @returns `at` undefined for a fall that lasts longer than dates go
 */
export function fallOf(
  { start, floor, decrement, stepSeconds }: { start: bigint; floor: bigint; decrement: bigint; stepSeconds: number },
  startsAt: Date,
): { steps: number; at: Date | undefined } {
  const steps = Number((start - floor + decrement - 1n) / decrement)
  const at = new Date(startsAt.getTime() + steps * stepSeconds * 1000)
  return { steps, at: Number.isNaN(at.getTime()) ? undefined : at }
}

export function whole(text: string): number | undefined {
  const digits = readDigits(text)
  return /^\d{1,9}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined
}
