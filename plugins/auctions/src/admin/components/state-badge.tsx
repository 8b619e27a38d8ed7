import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"
import type { Lot, LotStatus, SaleStatus } from "../lib/types"
import { useFormat } from "../lib/use-format"

/** The kit leaves room at the right end of the text, where a left-to-right text ends. */
export const BADGE = "text-nowrap rtl:pl-1 rtl:pr-0"

type Color = ComponentProps<typeof StatusBadge>["color"]

/** Orange waits for somebody, blue is under way, green is done, red went wrong. */
const LOT_COLORS: Record<LotStatus, Color> = {
  draft: "grey",
  scheduled: "blue",
  live: "green",
  ended: "orange",
  settled: "green",
  defaulted: "red",
  cancelled: "grey",
}

const SALE_COLORS: Record<SaleStatus, Color> = {
  offered: "blue",
  awaiting_payment: "orange",
  ordered: "blue",
  paid: "green",
  declined: "grey",
  lapsed: "grey",
  defaulted: "red",
  cancelled: "grey",
}

/** What state a lot is in; once it has ended, what came of it. */
export function LotBadge({ lot }: { lot: { status: LotStatus; outcome?: Lot["outcome"] } }) {
  const { status, outcome } = useFormat()
  const isUnsold = lot.status === "ended" && lot.outcome && lot.outcome !== "sold"
  return (
    <StatusBadge color={isUnsold ? "grey" : LOT_COLORS[lot.status]} className={BADGE}>
      {lot.status === "ended" && lot.outcome ? outcome(lot.outcome) : status(lot.status)}
    </StatusBadge>
  )
}

export function SaleBadge({ status }: { status: SaleStatus }) {
  const { saleStatus } = useFormat()
  return (
    <StatusBadge color={SALE_COLORS[status]} className={BADGE}>
      {saleStatus(status)}
    </StatusBadge>
  )
}
