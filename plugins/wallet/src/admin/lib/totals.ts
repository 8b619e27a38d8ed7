import { decimalOf, minorOfAmount } from "./money"
import type { Transaction } from "./types"

export interface CurrencyTotal {
  currency: string
  debit: number
  credit: number
}

/** A transaction's debits and credits per currency, added up in minor units. */
export function amountsOf(transaction: Pick<Transaction, "postings">): CurrencyTotal[] {
  const sums = new Map<string, { debit: bigint; credit: bigint }>()
  for (const { currency_code: currency, debit, credit } of transaction.postings) {
    const sum = sums.get(currency) ?? { debit: 0n, credit: 0n }
    sum.debit += minorOfAmount(debit, currency)
    sum.credit += minorOfAmount(credit, currency)
    sums.set(currency, sum)
  }
  return [...sums].map(([currency, { debit, credit }]) => ({
    currency,
    debit: Number(decimalOf(debit, currency)),
    credit: Number(decimalOf(credit, currency)),
  }))
}
