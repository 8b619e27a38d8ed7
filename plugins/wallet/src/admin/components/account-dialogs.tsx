import { useState } from "react"
import { minorOfAmount, readAmount } from "../lib/money"
import type { Account, Adjustment, Hold } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { AmountField, ChoiceField, NoteField, useAmountCheck, useReasonCheck } from "./form-fields"
import { useOwnerName } from "./links"

export function FreezeDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useFormat()
  const owner = useOwnerName()(account)
  const move = account.status === "frozen" ? "unfreeze" : "freeze"
  return (
    <ChangeDialog
      title={t(`accountMoves.${move}.title`)}
      summary={() => [t(`accountMoves.${move}.effect`, { owner }), t(`accountMoves.${move}.note`)]}
      confirm={t(`accountMoves.${move}.confirm`)}
      isDanger={move === "freeze"}
      change={() => ({ path: `accounts/${account.id}/${move}` })}
      done={t(`accountMoves.${move}.done`)}
      onClose={onClose}
    />
  )
}

export function AdjustDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t, money } = useFormat()
  const owner = useOwnerName()(account)
  const amountProblem = useAmountCheck()
  const reasonProblem = useReasonCheck()
  const [direction, setDirection] = useState<"add" | "take">("add")
  const [amount, setAmount] = useState("")
  const [reason, setReason] = useState("")
  const currency = account.currency_code
  const spendable = minorOfAmount(account.available - (account.floor ?? 0), currency)
  // An account without a floor may go below zero; for the others the server would refuse.
  const max = direction === "take" && account.floor !== null ? spendable : undefined
  const problems = { amount: amountProblem(amount, currency, max), reason: reasonProblem(reason) }
  const read = readAmount(amount, currency)
  const value = "value" in read ? read.value : "0"
  const signed = direction === "take" ? `-${value}` : value
  const shown = money(Number(value), currency)

  return (
    <ChangeDialog<{ adjustment: Adjustment }>
      title={t("adjust.title")}
      description={t("adjust.description", { owner })}
      isValid={!problems.amount && !problems.reason}
      fields={(isTried) => (
        <>
          <ChoiceField
            label={t("adjust.direction")}
            value={direction}
            onChange={setDirection}
            options={[
              { value: "add", label: t("adjust.add"), description: t("adjust.addHint") },
              { value: "take", label: t("adjust.take"), description: t("adjust.takeHint") },
            ]}
          />
          <AmountField
            label={t("fields.amount")}
            currency={currency}
            value={amount}
            onChange={setAmount}
            hint={t("adjust.available", { amount: money(account.available, currency) })}
            problem={isTried ? problems.amount : undefined}
          />
          <NoteField
            label={t("fields.reason")}
            value={reason}
            onChange={setReason}
            hint={t("adjust.reasonHint")}
            problem={isTried ? problems.reason : undefined}
          />
        </>
      )}
      summary={() => [
        t(`adjust.effect_${direction}`, { amount: shown, owner }),
        t("adjust.after", {
          amount: money(Number(account.balance) + Number(signed), currency),
          before: money(account.balance, currency),
        }),
        t("adjust.limit"),
        t("confirm.reason", { reason: reason.trim() }),
      ]}
      confirm={t(`adjust.confirm_${direction}`, { amount: shown })}
      isDanger={direction === "take"}
      change={() => ({
        path: "adjustments",
        body: { account_id: account.id, amount: signed, currency_code: currency, reason: reason.trim() },
      })}
      done={({ adjustment }) => t(adjustment.status === "pending" ? "adjust.waits" : "adjust.done")}
      onClose={onClose}
    />
  )
}

export function ReleaseHoldDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t, money } = useFormat()
  const amount = money(hold.remaining, hold.currency_code)
  return (
    <ChangeDialog
      title={t("releaseHold.title")}
      summary={() => [t("releaseHold.effect", { amount }), t(hold.reason === "withdrawal" ? "releaseHold.withdrawal" : "releaseHold.note")]}
      confirm={t("releaseHold.confirm", { amount })}
      isDanger
      change={() => ({ path: `holds/${hold.id}/release` })}
      done={t("releaseHold.done")}
      onClose={onClose}
    />
  )
}
