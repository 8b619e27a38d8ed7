import { type LotField, type LotForm, fieldsOf, readDigits } from "./lot-form"
import { minorOf, readAmount } from "./money"
import { fromLocalInput } from "./time"

/** Key of the sentence that says what is wrong, below `problems`. */
export type Problem = string
export type Problems = Partial<Record<LotField, Problem>>

/**
 * What is wrong with a form, as the engine would say (`rules/terms.ts`), before it is asked.
 *
 * @param now a lot that is over before it begins can be stored as a draft, but nobody means it
 */
export function checkLot(form: LotForm, now: Date): Problems {
  return { ...checkTerms(form), ...checkEstimate(form), ...checkTimes(form, now) }
}

/** The same of what may still be changed once a lot is announced. */
export function checkEstimate(form: LotForm): Problems {
  const found: Problems = {}
  const [low, high] = (["estimate_low", "estimate_high"] as const).map((field) => {
    const read = readAmount(form[field], form.currency_code)
    if ("value" in read) return minorOf(read.value, form.currency_code)
    if (read.problem !== "required") found[field] = read.problem
    return undefined
  })
  if (below(high, low)) found.estimate_high = "below_low"
  return found
}

function checkTerms(form: LotForm): Problems {
  const has = fieldsOf(form.format)
  const found: Problems = {}
  const { currency_code: currency } = form
  const say = (field: LotField, problem: Problem | undefined) => {
    if (problem && !found[field]) found[field] = problem
  }
  /** Minor units; undefined where there is nothing or nothing legible. */
  const amount = (field: LotField, isNeeded = false): bigint | undefined => {
    const read = readAmount(form[field] as string, currency)
    if ("value" in read) return minorOf(read.value, currency)
    if (read.problem !== "required" || isNeeded) say(field, read.problem)
    return undefined
  }
  if (!form.variant_id) say("variant_id", "variant")
  say("quantity", wholeNumber(form.quantity, 1, 100_000))

  const start = amount("starting_price", true)
  if (has.reserve) {
    const reserve = amount("reserve_price")
    if (below(reserve, start)) say("reserve_price", "below_start")
    if (has.buyNow && below(amount("buy_now_price"), reserve ?? start)) say("buy_now_price", "below_reserve")
  }
  if (has.clock) {
    amount("clock_decrement", true)
    const floor = amount("clock_floor", true)
    if (floor !== undefined && start !== undefined && floor >= start) say("clock_floor", "not_below_start")
    say("clock_step_seconds", wholeNumber(form.clock_step_seconds, 1, 86_400))
  }
  if (has.bidding && form.has_increments) say("increments", checkBands(form))
  if (has.softClose && form.has_soft_close) {
    say("soft_close_window_seconds", wholeNumber(form.soft_close_window_seconds, 1, 86_400))
    say("soft_close_extension_seconds", wholeNumber(form.soft_close_extension_seconds, 1, 86_400))
    if (form.soft_close_cap_minutes.trim()) say("soft_close_cap_minutes", wholeNumber(form.soft_close_cap_minutes, 0, 10_080))
  }
  say("premium_percent", percent(form.premium_percent))
  say("commission_percent", percent(form.commission_percent))
  amount("deposit")
  say("pay_within_hours", wholeNumber(form.pay_within_hours, 1, 2_160))
  return found
}

/** As the engine has it (`life.ts`). */
const LONGEST_MS = 90 * 86_400_000

function checkTimes({ starts_at, ends_at }: LotForm, now: Date): Problems {
  const start = fromLocalInput(starts_at)
  const end = fromLocalInput(ends_at)
  if (starts_at && !start) return { starts_at: "not_a_time" }
  if (ends_at && !end) return { ends_at: "not_a_time" }
  if (start && end && end <= start) return { ends_at: "not_after_start" }
  if (end && end <= now) return { ends_at: "past" }
  if (start && end && end.getTime() - start.getTime() > LONGEST_MS) return { ends_at: "too_long" }
  return {}
}

function checkBands({ increments, currency_code: currency }: LotForm): Problem | undefined {
  if (increments.length === 0) return "bands_empty"
  let before = -1n
  for (const { from, increment } of increments) {
    const start = /^0(\.0*)?$/.test(readDigits(from)) ? { value: "0" } : readAmount(from, currency)
    const step = readAmount(increment, currency)
    if (!("value" in start) || !("value" in step)) return "bands_amounts"
    const minor = minorOf(start.value, currency)
    if (minor <= before) return "bands_order"
    before = minor
  }
  return undefined
}

function below(amount: bigint | undefined, least: bigint | undefined): boolean {
  return amount !== undefined && least !== undefined && amount < least
}

function wholeNumber(text: string, least: number, most: number): Problem | undefined {
  const digits = readDigits(text)
  if (!digits) return "required"
  if (!/^\d{1,9}$/.test(digits)) return "not_whole"
  return Number(digits) < least || Number(digits) > most ? "out_of_range" : undefined
}

function percent(text: string): Problem | undefined {
  const digits = readDigits(text)
  if (!digits) return undefined
  return /^\d{1,3}(\.\d{1,2})?$/.test(digits) && Number(digits) <= 100 ? undefined : "not_percent"
}
