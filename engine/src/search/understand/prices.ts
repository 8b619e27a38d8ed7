import { normalise } from "../words/normalise"
import { currenciesOf } from "./currencies"
import type { Token } from "./tokens"
import type { UnderstoodFilter } from "./types"

type Bound = "max" | "min" | "near"

/** Words before an amount. The weak ones say other things too, and count only where a currency is named. */
const BEFORE: readonly (readonly [Bound, "strong" | "weak", string])[] = [
  ["max", "strong", "under|below|less than|cheaper than|no more than|not more than|at most|up to"],
  ["max", "strong", "à moins de|moins de|en dessous de|au dessous de|pas plus de|au plus|jusqu à|inférieur à|inférieure à|moins cher que"],
  ["max", "strong", "أقل من|بأقل من|اقل عن|لا يزيد عن|لا تزيد عن|لا يتجاوز|لا تتجاوز|بحد أقصى|أرخص من|دون"],
  ["max", "weak", "max|maximum|within|for|sous|pour|à|حتى|تحت|بسعر|ب"],
  ["min", "strong", "over|above|more than|at least|no less than|not less than"],
  ["min", "strong", "plus de|à plus de|au dessus de|au moins|à partir de|supérieur à|supérieure à|plus cher que"],
  ["min", "strong", "أكثر من|بأكثر من|أعلى من|لا يقل عن|لا تقل عن|على الأقل|ابتداء من|أغلى من"],
  ["min", "weak", "from|starting at|min|minimum|dès|فوق|من"],
  ["near", "strong", "around|approximately|environ|autour de|aux alentours de|حوالي|تقريبا|بحدود|في حدود"],
  ["near", "weak", "about|near|vers|نحو"],
]

/** Words after an amount. */
const AFTER: readonly (readonly [Bound, string])[] = [
  ["max", "or less|or under|and under|or below|max|maximum|et moins|ou moins|au maximum|أو أقل|فأقل|وأقل|كحد أقصى|بحد أقصى|على الأكثر"],
  ["min", "or more|and up|and over|or above|min|minimum|et plus|ou plus|au minimum|أو أكثر|فأكثر|وأكثر|كحد أدنى|على الأقل"],
]

/** Words of a pair of amounts: before the first, and between the two. */
const BETWEEN: readonly (readonly ["strong" | "weak", string, string])[] = [
  ["strong", "between|priced between|entre|بين|ما بين", "and|et|to|à|و|الى"],
  ["weak", "from|de|من", "to|till|until|à|jusqu à|إلى|حتى|ل"],
  ["weak", "", "to|à|إلى|الى"],
]

const phrases = (text: string) =>
  text
    .split("|")
    .map((phrase) => phrase.split(" ").map(normalise).filter(Boolean))
    .sort((a, b) => b.length - a.length)

const before = BEFORE.flatMap(([bound, strength, text]) => phrases(text).map((words) => ({ bound, strength, words }))).sort(
  (a, b) => b.words.length - a.words.length,
)
const after = AFTER.flatMap(([bound, text]) => phrases(text).map((words) => ({ bound, words }))).sort(
  (a, b) => b.words.length - a.words.length,
)
const between = BETWEEN.map(([strength, first, second]) => ({ strength, first: phrases(first), second: phrases(second) }))

/** What is about the amount named, to each side. */
const NEAR = 0.2

export interface Found {
  readonly from: number
  /** The token after the last one. */
  readonly to: number
  readonly filters: readonly Omit<UnderstoodFilter, "text">[]
}

interface Amount {
  readonly number: number
  readonly from: number
  readonly to: number
  /** A currency stands at it: the shopper's own. */
  readonly isNamed: boolean
}

/**
 * What a text says of prices.
 *
 * @param currency that amounts are understood in; one in another currency says nothing
 */
export function pricesIn(tokens: readonly Token[], currency: string): Found[] {
  const found: Found[] = []
  for (let at = 0; at < tokens.length; ) {
    const price = pairAt(tokens, at, currency) ?? singleAt(tokens, at, currency)
    if (price) found.push(price)
    at = price?.to ?? at + 1
  }
  return found
}

function pairAt(tokens: readonly Token[], at: number, currency: string): Found | undefined {
  for (const { strength, first, second } of between) {
    const opening = first.find((words) => isAt(tokens, at, words))
    if (!opening) continue
    const low = amountAt(tokens, at + opening.length, currency)
    const link = low && second.find((words) => isAt(tokens, low.to, words))
    const high = low && link && amountAt(tokens, low.to + link.length, currency)
    if (!high || (strength === "weak" && !low.isNamed && !high.isNamed)) continue
    const [least, most] = [low.number, high.number].sort((a, b) => a - b) as [number, number]
    return { from: at, to: high.to, filters: [priceFilter("price_min", least), priceFilter("price_max", most)] }
  }
  return undefined
}

function singleAt(tokens: readonly Token[], at: number, currency: string): Found | undefined {
  for (const { bound, strength, words } of before) {
    if (!isAt(tokens, at, words)) continue
    const amount = amountAt(tokens, at + words.length, currency)
    if (!amount || (strength === "weak" && !amount.isNamed)) continue
    const said = amount.isNamed ? after.find(({ words }) => isAt(tokens, amount.to, words)) : undefined
    return {
      from: at,
      to: amount.to + (said?.words.length ?? 0),
      filters: filtersOf(strength === "weak" ? (said?.bound ?? bound) : bound, amount.number),
    }
  }
  const amount = amountAt(tokens, at, currency)
  if (!amount?.isNamed) return undefined
  const said = after.find(({ words }) => isAt(tokens, amount.to, words))
  return said && { from: at, to: amount.to + said.words.length, filters: filtersOf(said.bound, amount.number) }
}

function filtersOf(bound: Bound, number: number): Found["filters"] {
  if (bound === "max") return [priceFilter("price_max", number)]
  if (bound === "min") return [priceFilter("price_min", number)]
  return [priceFilter("price_min", number * (1 - NEAR)), priceFilter("price_max", number * (1 + NEAR))]
}

const priceFilter = (name: "price_min" | "price_max", number: number) => ({ name, value: String(Math.round(number * 1000) / 1000) })

/** A number, with or without a currency before or after it. */
function amountAt(tokens: readonly Token[], at: number, currency: string): Amount | undefined {
  const leading = currenciesOf(tokens[at]?.word ?? "")
  const place = leading.length > 0 && tokens[at]?.number === undefined ? at + 1 : at
  const number = tokens[place]?.number
  if (number === undefined || number > 1e9) return undefined
  const trailing = currenciesOf(tokens[place + 1]?.word ?? "")
  const named = place > at ? leading : trailing
  if (named.length > 0 && !named.includes(currency)) return undefined
  const hasTrailing = trailing.includes(currency)
  // "جنيه استرليني", "livres sterling": two words for one.
  const second = hasTrailing && currenciesOf(tokens[place + 2]?.word ?? "")
  if (second && second.length > 0 && !second.includes(currency)) return undefined
  return { number, from: at, to: place + 1 + (hasTrailing ? 1 : 0) + (second && second.length > 0 ? 1 : 0), isNamed: named.length > 0 }
}

function isAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => tokens[at + index]?.word === word)
}
