import { MathBN } from "@medusajs/framework/utils"

/** What a variant costs: the prices of its price set, as its product's document has them. */
export interface VariantPrices {
  readonly price_set_id: string
  readonly prices: readonly Price[]
}

export interface Price {
  readonly id: string
  /** A decimal. */
  readonly amount: string | null
  readonly raw_amount: unknown
  readonly currency_code: string
  readonly min_quantity: string | number | null
  readonly max_quantity: string | number | null
  readonly rules_count: number | null
  readonly rules: readonly { attribute: string; operator?: string; value: string }[]
  readonly price_list: PriceList | null
}

interface PriceList {
  readonly id: string
  readonly type: "sale" | "override"
  readonly rules_count: number | null
  readonly starts_at: string | null
  readonly ends_at: string | null
  /** A value is what Medusa keeps: one, or a list of which one must be met. */
  readonly rules: readonly { attribute: string; value: unknown }[]
}

/** Whether amounts of a region or a currency include tax. */
export interface PricePreference {
  readonly attribute: string | null
  readonly value: string | null
  readonly is_tax_inclusive: boolean
}

/** For whom a price is calculated, and when. */
export interface PriceContext {
  readonly region_id: string
  readonly currency_code: string
  /** Of the customer; none for a visitor. */
  readonly groups: readonly string[]
  /** By the database's clock. */
  readonly now: Date
  readonly preferences: readonly PricePreference[]
}

interface Chosen {
  readonly id: string | null
  readonly price_list_id: string | null
  readonly price_list_type: string | null
  readonly min_quantity: number | null
  readonly max_quantity: number | null
}

export interface CalculatedPrice {
  readonly id: string
  readonly is_calculated_price_price_list: boolean
  readonly is_calculated_price_tax_inclusive: boolean
  readonly calculated_amount: number | null
  readonly raw_calculated_amount: unknown
  readonly is_original_price_price_list: boolean
  readonly is_original_price_tax_inclusive: boolean
  readonly original_amount: number | null
  readonly raw_original_amount: unknown
  readonly currency_code: string | null
  readonly calculated_price: Chosen
  readonly original_price: Chosen
}

type Facts = ReadonlyMap<string, readonly string[]>

/**
 * What one of a variant costs now, as `calculatePrices` of Medusa's pricing module answers it: of the prices whose rules
 * hold, one of a price list goes before others, then the one with most rules, then the lowest. An override replaces the
 * price and what it was before; a sale only lowers it.
 *
 * @returns null when it has no price here
 */
export function calculatePrice({ price_set_id, prices }: VariantPrices, context: PriceContext): CalculatedPrice | null {
  const facts: Facts = new Map([
    ["region_id", [context.region_id]],
    ["customer.groups.id", context.groups],
  ])
  const currency = context.currency_code.toLowerCase()
  const held = prices.filter((price) => price.currency_code === currency && holds(price, facts, context.now)).sort(byPrecedence)
  const listed = held.find(({ price_list }) => price_list)
  const plain = held.find(({ price_list }) => !price_list)
  const calculated = lower(listed, plain)
  if (!calculated) return null
  const original =
    listed?.price_list?.type === "override"
      ? listed
      : (held.find(({ price_list }) => price_list && price_list.type !== "sale") ?? plain ?? undefined)
  return {
    id: price_set_id,
    is_calculated_price_price_list: Boolean(calculated.price_list),
    is_calculated_price_tax_inclusive: isTaxInclusive(calculated, context),
    calculated_amount: amountOf(calculated),
    raw_calculated_amount: calculated.raw_amount || null,
    is_original_price_price_list: Boolean(original?.price_list),
    is_original_price_tax_inclusive: original ? isTaxInclusive(original, context) : false,
    original_amount: original ? amountOf(original) : null,
    raw_original_amount: original?.raw_amount || null,
    currency_code: calculated.currency_code,
    calculated_price: chosen(calculated),
    original_price: chosen(original),
  }
}

function holds({ min_quantity, rules_count, rules, price_list }: Price, facts: Facts, now: Date): boolean {
  if (min_quantity !== null && Number(min_quantity) > 1) return false
  if (price_list && !isOn(price_list, facts, now)) return false
  // Medusa counts the rules that are met against the count that it keeps.
  return rules_count === 0 || rules.filter(({ attribute, value }) => facts.get(attribute)?.includes(value)).length === rules_count
}

function isOn({ starts_at, ends_at, rules_count, rules }: PriceList, facts: Facts, now: Date): boolean {
  if (starts_at !== null && new Date(starts_at) > now) return false
  if (ends_at !== null && new Date(ends_at) < now) return false
  if (rules_count === 0) return true
  const met = ({ attribute, value }: PriceList["rules"][number]) => {
    const wanted = Array.isArray(value) ? value : [value]
    return facts.get(attribute)?.some((fact) => wanted.includes(fact)) ?? false
  }
  return rules.filter(met).length === rules_count
}

function byPrecedence(a: Price, b: Price): number {
  if (Boolean(a.price_list) !== Boolean(b.price_list)) return a.price_list ? -1 : 1
  const rules = (price: Price) => (price.rules_count ?? 0) + (price.price_list?.rules_count ?? 0)
  return rules(b) - rules(a) || Number(a.amount) - Number(b.amount)
}

function lower(listed: Price | undefined, plain: Price | undefined): Price | undefined {
  if (!listed?.price_list) return plain
  if (listed.price_list.type === "override" || !plain?.amount || !listed.amount) return listed
  return MathBN.lte(listed.amount, plain.amount) ? listed : plain
}

/** A region's preference counts for prices of that region only, a currency's for all others. */
function isTaxInclusive({ rules, currency_code }: Price, { preferences, region_id }: PriceContext): boolean {
  const of = (attribute: string, value: string) => preferences.find((one) => one.attribute === attribute && one.value === value)
  const region = rules.some(({ attribute, value }) => attribute === "region_id" && value === region_id) && of("region_id", region_id)
  return (region || of("currency_code", currency_code))?.is_tax_inclusive ?? false
}

const amountOf = ({ amount }: Price) => (amount === null ? null : Number.parseFloat(amount))

const quantityOf = (quantity: string | number | null | undefined) => Number.parseFloat(String(quantity ?? "")) || null

function chosen(price: Price | undefined): Chosen {
  return {
    id: price?.id ?? null,
    price_list_id: price?.price_list?.id ?? null,
    price_list_type: price?.price_list?.type ?? null,
    min_quantity: quantityOf(price?.min_quantity),
    max_quantity: quantityOf(price?.max_quantity),
  }
}
