import { type ReactNode, useState } from "react"
import type { Change } from "../lib/use-change"
import { useFormat } from "../lib/use-format"
import { ChangeDialog, type ChangeDialogProps } from "./change-dialog"
import { NoteField, useReasonCheck } from "./form-fields"

interface ReasonDialogProps<T> extends Pick<ChangeDialogProps<T>, "title" | "description" | "confirm" | "isDanger" | "done" | "onClose"> {
  reasonHint: string
  maxLength?: number
  /** What will happen; the reason is added to it. */
  effects: ReactNode[]
  path: Change["path"]
}

/** A change for which a reason is all that has to be given. */
export function ReasonDialog<T>({ reasonHint, maxLength, effects, path, ...dialog }: ReasonDialogProps<T>) {
  const { t } = useFormat()
  const reasonProblem = useReasonCheck()
  const [reason, setReason] = useState("")
  const problem = reasonProblem(reason)
  return (
    <ChangeDialog<T>
      {...dialog}
      isValid={!problem}
      fields={(isTried) => (
        <NoteField
          label={t("fields.reason")}
          value={reason}
          onChange={setReason}
          hint={reasonHint}
          problem={isTried ? problem : undefined}
          maxLength={maxLength}
        />
      )}
      summary={() => [...effects, t("confirm.reason", { reason: reason.trim() })]}
      change={() => ({ path, body: { reason: reason.trim() } })}
    />
  )
}
