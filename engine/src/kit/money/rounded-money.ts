import type { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber } from "@medusajs/framework/utils"
import { Money } from "./money"

/** An amount of Medusa's, whose totals may carry more decimals than the currency has: it rounds what it shows, and so do we what we take. */
export function roundedMoney(amount: BigNumberInput, currency: string): Money {
  return Money.fromDecimalRounded(new BigNumber(amount).toJSON().toString(), currency)
}
