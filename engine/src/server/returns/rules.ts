/** What an order knows of one of its lines. */
export interface LineDetail {
  readonly shipped_quantity?: unknown
  readonly delivered_quantity?: unknown
  readonly return_requested_quantity?: unknown
  readonly return_received_quantity?: unknown
  readonly return_dismissed_quantity?: unknown
  readonly written_off_quantity?: unknown
}

export interface AskedItem {
  readonly id: string
  readonly quantity: number
}

/** How many of a line can be sent back: those that have left the house and are not on their way back. */
export function returnableQuantity(detail: LineDetail | null | undefined): number {
  const count = (value: unknown) => Number(value ?? 0)
  // What was handed over in the shop was delivered without having been shipped.
  const gone = Math.max(count(detail?.shipped_quantity), count(detail?.delivered_quantity))
  const back =
    count(detail?.return_requested_quantity) +
    count(detail?.return_received_quantity) +
    count(detail?.return_dismissed_quantity) +
    count(detail?.written_off_quantity)
  return Math.max(0, gone - back)
}

export type ItemFault = { readonly index: number; readonly id: string } & (
  | { readonly code: "unknown" }
  | { readonly code: "too_many"; readonly most: number }
)

/** The first asked item that the order does not have, or not so many of; an item named twice counts together. */
export function findItemFault(
  asked: readonly AskedItem[],
  lines: readonly { id: string; detail?: LineDetail | null }[],
): ItemFault | undefined {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const sums = new Map<string, number>()
  for (const [index, { id, quantity }] of asked.entries()) {
    const line = byId.get(id)
    if (!line) return { index, id, code: "unknown" }
    const sum = (sums.get(id) ?? 0) + quantity
    sums.set(id, sum)
    const most = returnableQuantity(line.detail)
    if (sum > most) return { index, id, code: "too_many", most }
  }
  return undefined
}
