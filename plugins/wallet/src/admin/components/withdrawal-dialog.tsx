import { useState } from "react"
import type { Withdrawal, WithdrawalStatus } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { NoteField, TextField, useReasonCheck } from "./form-fields"
import { AccountLink } from "./links"

export type WithdrawalMove = "approve" | "reject" | "pay" | "fail" | "return"

/** What an admin may do next, the expected move first (`withdrawalStates` in `states.ts`). */
export const WITHDRAWAL_MOVES: Record<WithdrawalStatus, WithdrawalMove[]> = {
  requested: ["approve", "reject"],
  approved: ["pay", "fail"],
  paid: ["return"],
  failed: [],
  returned: [],
  rejected: [],
  cancelled: [],
}

const NEEDS_NOTE: WithdrawalMove[] = ["reject", "fail", "return"]

interface WithdrawalDialogProps {
  withdrawal: Withdrawal
  move: WithdrawalMove
  onClose: () => void
}

export function WithdrawalDialog({ withdrawal, move, onClose }: WithdrawalDialogProps) {
  const { t, money } = useFormat()
  const reasonProblem = useReasonCheck()
  const [note, setNote] = useState("")
  const [payout, setPayout] = useState("")
  const amount = money(withdrawal.amount, withdrawal.currency_code)
  const isNoteNeeded = NEEDS_NOTE.includes(move)
  const problems = {
    note: isNoteNeeded ? reasonProblem(note) : undefined,
    payout: move === "pay" && !payout.trim() ? t("problems.required") : undefined,
  }
  return (
    <ChangeDialog
      title={t(`withdrawal.${move}.title`)}
      description={t(`withdrawal.${move}.description`)}
      isValid={!problems.note && !problems.payout}
      fields={(isTried) => (
        <>
          {move === "pay" ? (
            <TextField
              label={t("fields.payoutReference")}
              value={payout}
              onChange={setPayout}
              hint={t("withdrawal.pay.referenceHint")}
              problem={isTried ? problems.payout : undefined}
            />
          ) : null}
          <NoteField
            label={t("fields.note")}
            value={note}
            onChange={setNote}
            isOptional={!isNoteNeeded}
            hint={t(isNoteNeeded ? "withdrawal.noteHint" : "withdrawal.noteHintOptional")}
            problem={isTried ? problems.note : undefined}
          />
        </>
      )}
      summary={() => [
        <>
          {t(`withdrawal.${move}.effect`, { amount })} <AccountLink id={withdrawal.account_id} />
        </>,
        ...(payout.trim() ? [t("withdrawal.pay.reference", { reference: payout.trim() })] : []),
        ...(note.trim() ? [t("confirm.note", { note: note.trim() })] : []),
      ]}
      confirm={t(`withdrawal.${move}.confirm`, { amount })}
      isDanger={isNoteNeeded}
      change={() => ({
        path: `withdrawals/${withdrawal.id}/${move}`,
        body: {
          ...(note.trim() ? { note: note.trim() } : {}),
          ...(move === "pay" ? { payout_reference: payout.trim() } : {}),
        },
      })}
      done={t(`withdrawal.${move}.done`)}
      onClose={onClose}
    />
  )
}
