import { useState } from "react"
import type { Escrow } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { NoteField, useReasonCheck } from "./form-fields"

export function DisputeDialog({ escrow, onClose }: { escrow: Escrow; onClose: () => void }) {
  const { t, money } = useFormat()
  const reasonProblem = useReasonCheck()
  const [reason, setReason] = useState("")
  const problem = reasonProblem(reason)
  return (
    <ChangeDialog
      title={t("dispute.title")}
      description={t("dispute.description")}
      isValid={!problem}
      fields={(isTried) => (
        <NoteField
          label={t("fields.reason")}
          value={reason}
          onChange={setReason}
          hint={t("dispute.reasonHint")}
          problem={isTried ? problem : undefined}
          maxLength={1000}
        />
      )}
      summary={() => [
        t("dispute.effect", { amount: money(escrow.remaining, escrow.currency_code) }),
        t("confirm.reason", { reason: reason.trim() }),
      ]}
      confirm={t("dispute.confirm")}
      change={() => ({ path: `escrows/${escrow.id}/dispute`, body: { reason: reason.trim() } })}
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
