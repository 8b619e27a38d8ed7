import { type ReactNode, useState } from "react"
import type { Change } from "../lib/use-change"
import { useFormat } from "../lib/use-format"
import { ChangeDialog, type ChangeDialogProps } from "./change-dialog"
import { NoteField, useReasonCheck } from "./form-fields"

interface ReasonDialogProps<T> extends Pick<ChangeDialogProps<T>, "title" | "description" | "confirm" | "isDanger" | "done" | "onClose"> {
  reasonHint: string
  /** What the engine calls it. */
  name?: "reason" | "note"
  /** What will happen; the reason is added to it. */
  effects: ReactNode[]
  path: Change["path"]
}

const MAX_LENGTH = 1000

/** A change for which a reason is all that has to be given. */
export function ReasonDialog<T>({ reasonHint, name = "reason", effects, path, ...dialog }: ReasonDialogProps<T>) {
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
          label={t(`fields.${name}`)}
          value={reason}
          onChange={setReason}
          hint={reasonHint}
          problem={isTried ? problem : undefined}
          maxLength={MAX_LENGTH}
        />
      )}
      summary={() => [...effects, t(`confirm.${name}`, { text: reason.trim() })]}
      change={() => ({ path, body: { [name]: reason.trim() } })}
    />
  )
}
