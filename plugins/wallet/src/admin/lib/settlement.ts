import { minorOfAmount } from "./money"
import type { Escrow } from "./types"

export interface Settlement {
  toPayee: bigint
  fee: bigint
  toPayer: bigint
  left: bigint
}

/**
 * What a settlement will do, in minor units, as the server reckons it (`settleEscrow` in
 * `src/modules/wallet/rules.ts`): the commission is taken from what is released, half to even, and
 * trued up to the commission of all that has been released.
 */
export function previewSettlement(escrow: Escrow, release: bigint, refund: bigint): Settlement {
  const minor = (amount: number) => minorOfAmount(amount, escrow.currency_code)
  const feeBefore = minor(escrow.fee)
  const gross = minor(escrow.released) + feeBefore + release
  const due = divideHalfEven(gross * BigInt(escrow.fee_basis_points), 10_000n) - feeBefore
  const fee = due < 0n ? 0n : due > release ? release : due
  return { toPayee: release - fee, fee, toPayer: refund, left: minor(escrow.remaining) - release - refund }
}

/** For a dividend that is not negative. */
function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  const twice = (dividend % divisor) * 2n
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient
}
