import type { Adjustment } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { AccountLink, UserName } from "./links"

interface AdjustmentDialogProps {
  adjustment: Adjustment
  move: "approve" | "reject"
  onClose: () => void
}

export function AdjustmentDialog({ adjustment, move, onClose }: AdjustmentDialogProps) {
  const { t, money } = useFormat()
  const { amount, currency_code } = adjustment
  const effect = move === "reject" ? "reject" : amount < 0 ? "approveTake" : "approveAdd"
  return (
    <ChangeDialog
      title={t(`adjustment.${move}.title`)}
      summary={() => [
        <>
          {t(`adjustment.effect.${effect}`, { amount: money(Math.abs(amount), currency_code) })} <AccountLink id={adjustment.account_id} />
        </>,
        <>
          {t("adjustment.askedBy")} <UserName id={adjustment.requested_by} />
        </>,
        t("confirm.reason", { reason: adjustment.reason }),
      ]}
      confirm={t(`adjustment.${move}.confirm`)}
      isDanger={move === "reject"}
      change={() => ({ path: `adjustments/${adjustment.id}/${move}` })}
      done={t(`adjustment.${move}.done`)}
      onClose={onClose}
    />
  )
}
