import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"
import type { AccountStatus, AdjustmentStatus, EscrowStatus, HoldStatus, WithdrawalStatus } from "../lib/types"
import { useFormat } from "../lib/use-format"

type State = AccountStatus | HoldStatus | EscrowStatus | WithdrawalStatus | AdjustmentStatus

/** Orange waits for somebody, blue is under way, green is done, red went wrong. */
const COLORS: Record<State, ComponentProps<typeof StatusBadge>["color"]> = {
  open: "green",
  frozen: "blue",
  closed: "grey",
  active: "orange",
  captured: "green",
  expired: "grey",
  funded: "blue",
  disputed: "red",
  released: "green",
  refunded: "grey",
  split: "purple",
  requested: "orange",
  approved: "blue",
  paid: "green",
  failed: "red",
  returned: "red",
  rejected: "red",
  cancelled: "grey",
  pending: "orange",
  posted: "green",
}

export function StateBadge({ state }: { state: State }) {
  const { state: words } = useFormat()
  return (
    <StatusBadge color={COLORS[state]} className="text-nowrap">
      {words(state)}
    </StatusBadge>
  )
}
