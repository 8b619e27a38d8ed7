import type { Escrow } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { ReasonDialog } from "./reason-dialog"

export function DisputeDialog({ escrow, onClose }: { escrow: Escrow; onClose: () => void }) {
  const { t, money } = useFormat()
  return (
    <ReasonDialog
      title={t("dispute.title")}
      description={t("dispute.description")}
      reasonHint={t("dispute.reasonHint")}
      maxLength={1000}
      effects={[t("dispute.effect", { amount: money(escrow.remaining, escrow.currency_code) })]}
      confirm={t("dispute.confirm")}
      path={`escrows/${escrow.id}/dispute`}
      done={t("dispute.done")}
      onClose={onClose}
    />
  )
}

export function WithdrawDisputeDialog({ escrow, onClose }: { escrow: Escrow; onClose: () => void }) {
  const { t, dateTime } = useFormat()
  const isDue = escrow.release_at !== null && new Date(escrow.release_at) <= new Date()
  return (
    <ChangeDialog
      title={t("withdrawDispute.title")}
      summary={() => [
        escrow.release_at === null
          ? t("withdrawDispute.noTimer")
          : isDue
            ? t("withdrawDispute.due")
            : t("withdrawDispute.timer", { date: dateTime(escrow.release_at) }),
      ]}
      confirm={t("withdrawDispute.confirm")}
      isDanger={isDue}
      change={() => ({ path: `escrows/${escrow.id}/withdraw-dispute` })}
      done={t("withdrawDispute.done")}
      onClose={onClose}
    />
  )
}
