import type { GatewayBook } from "../define-method"
import type { Totals } from "../define-use"

/** One payment in all books. Amounts are minor units of `currency_code`. */
export interface Compared {
  readonly currency_code: string
  /** What Medusa's payment rows say. */
  readonly medusa: Totals & { readonly authorized: bigint; readonly is_canceled: boolean }
  /** Undefined where there is nobody to ask. */
  readonly provider?: GatewayBook | undefined
  /** What was booked for it: by the order's transactions, or by a plugin. Undefined when nothing was bought with it. */
  readonly booked?: Totals | undefined
  /** Whether it was begun to pay for a cart. */
  readonly is_for_cart: boolean
}

interface Check {
  readonly kind: string
  readonly expected: (payment: Compared) => bigint
  /** Undefined where there is nothing to compare with. */
  readonly found: (payment: Compared) => bigint | undefined
}

/** What is compared, each a line of the report where it differs. A currency that differs makes amounts incomparable. */
const CHECKS = [
  { kind: "provider_captured", expected: ({ medusa }) => medusa.captured, found: (payment) => comparable(payment)?.captured },
  { kind: "provider_refunded", expected: ({ medusa }) => medusa.refunded, found: (payment) => comparable(payment)?.refunded },
  { kind: "capture_not_booked", expected: ({ medusa }) => medusa.captured, found: ({ booked }) => booked?.captured },
  { kind: "refund_not_booked", expected: ({ medusa }) => medusa.refunded, found: ({ booked }) => booked?.refunded },
  {
    kind: "authorized_without_order",
    expected: () => 0n,
    found: ({ medusa, ...payment }) => (isForNothing(payment) && !medusa.is_canceled && medusa.captured === 0n ? medusa.authorized : 0n),
  },
  {
    kind: "paid_without_order",
    expected: () => 0n,
    found: ({ medusa, ...payment }) => (isForNothing(payment) ? medusa.captured - medusa.refunded : 0n),
  },
] as const satisfies readonly Check[]

/** Every kind of line that a report may have; those of `CHECKS`, and those that are found otherwise. */
export const DIFFERENCE_KINDS = [...CHECKS.map(({ kind }) => kind), "provider_currency", "dead_event", "not_reached"] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

export interface Found {
  kind: DifferenceKind
  /** Minor units; null where it is not an amount that differs. */
  expected: bigint | null
  found: bigint | null
  detail: string | null
}

/** Where the books of one payment differ; empty when they agree. */
export function differencesOf(payment: Compared): Found[] {
  const { provider, currency_code } = payment
  const others: Found[] = CHECKS.flatMap((check: Check & { kind: DifferenceKind }) => {
    const [expected, found] = [check.expected(payment), check.found(payment)]
    return found === undefined || found === expected ? [] : [{ kind: check.kind, expected, found, detail: null }]
  })
  if (!provider || provider.currency_code === currency_code) return others
  return [{ kind: "provider_currency", expected: null, found: null, detail: provider.currency_code.toUpperCase() }, ...others]
}

function comparable({ provider, currency_code }: Compared): GatewayBook | undefined {
  return provider?.currency_code === currency_code ? provider : undefined
}

/** Paid for a cart that has not become an order. */
function isForNothing({ booked, is_for_cart }: Pick<Compared, "booked" | "is_for_cart">): boolean {
  return is_for_cart && !booked
}
