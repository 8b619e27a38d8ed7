import { useState } from "react"
import type { Posting, Transaction } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { NoteField, useReasonCheck } from "./form-fields"
import { AccountLink } from "./links"

/** Kinds that are undone through what they belong to (`transactions/[id]/reverse/route.ts`). */
const BELONGS_TO: Record<string, "escrow" | "payment" | "withdrawal" | "reversal"> = {
  "wallet.escrow_fund": "escrow",
  "wallet.escrow_settle": "escrow",
  "wallet.payment": "payment",
  "wallet.refund": "payment",
  "wallet.withdrawal": "withdrawal",
  "wallet.reversal": "reversal",
}

/** Why a transaction cannot be reversed here; undefined when it can. */
export function reversalObstacle(transaction: Transaction): string | undefined {
  if (transaction.reversed_by_id) return "reversed"
  return BELONGS_TO[transaction.kind]
}

export function ReverseDialog({ transaction, onClose }: { transaction: Transaction; onClose: () => void }) {
  const { t } = useFormat()
  const reasonProblem = useReasonCheck()
  const [reason, setReason] = useState("")
  const problem = reasonProblem(reason)
  return (
    <ChangeDialog
      title={t("reverse.title")}
      description={t("reverse.description")}
      isValid={!problem}
      fields={(isTried) => (
        <NoteField
          label={t("fields.reason")}
          value={reason}
          onChange={setReason}
          hint={t("reverse.reasonHint")}
          problem={isTried ? problem : undefined}
        />
      )}
      summary={() => [
        ...transaction.postings.map((posting) => <Opposite key={posting.account_id} posting={posting} />),
        t("confirm.reason", { reason: reason.trim() }),
      ]}
      confirm={t("reverse.confirm")}
      isDanger
      change={() => ({ path: `transactions/${transaction.id}/reverse`, body: { reason: reason.trim() } })}
      done={t("reverse.done")}
      onClose={onClose}
    />
  )
}

function Opposite({ posting }: { posting: Posting }) {
  const { t, money } = useFormat()
  const wasCredited = posting.credit > 0
  return (
    <>
      <AccountLink id={posting.account_id} />{" "}
      {t(wasCredited ? "reverse.debited" : "reverse.credited", {
        amount: money(wasCredited ? posting.credit : posting.debit, posting.currency_code),
      })}
    </>
  )
}
