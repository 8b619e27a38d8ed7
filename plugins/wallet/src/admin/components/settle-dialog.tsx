import { useState } from "react"
import { decimalOf, minorOf, minorOfAmount, readAmount } from "../lib/money"
import { previewSettlement } from "../lib/settlement"
import type { Escrow } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { AmountField, ChoiceField, NoteField, useAmountCheck } from "./form-fields"
import { AccountLink } from "./links"

export type SettleMove = "release" | "refund" | "split"

/** Release, refund or split of an escrow, whole or in part. */
export function SettleDialog({ escrow, move, onClose }: { escrow: Escrow; move: SettleMove; onClose: () => void }) {
  const { t, money, percent } = useFormat()
  const currency = escrow.currency_code
  const check = useAmountCheck()
  const [extent, setExtent] = useState<"all" | "part">("all")
  const [amount, setAmount] = useState("")
  const [refund, setRefund] = useState("")
  const [reason, setReason] = useState("")
  const isSplit = move === "split"
  const isPart = isSplit || extent === "part"

  const remaining = minorOfAmount(escrow.remaining, currency)
  const minor = (text: string) => {
    const read = readAmount(text, currency)
    return "value" in read ? minorOf(read.value, currency) : 0n
  }
  const first = isPart ? minor(amount) : remaining
  const settlement =
    move === "refund" ? previewSettlement(escrow, 0n, first) : previewSettlement(escrow, first, isSplit ? minor(refund) : 0n)
  const problems = {
    amount: isPart ? check(amount, currency, remaining) : undefined,
    refund: isSplit ? check(refund, currency, remaining > first ? remaining - first : 0n) : undefined,
  }
  const shown = (value: bigint) => money(Number(decimalOf(value, currency)), currency)
  const decimal = (text: string) => decimalOf(minor(text), currency)

  const body = isSplit ? { release: decimal(amount), refund: decimal(refund) } : isPart ? { amount: decimal(amount) } : {}

  return (
    <ChangeDialog
      title={t(`settle.${move}.title`)}
      description={t("settle.remaining", { amount: money(escrow.remaining, currency) })}
      isValid={!problems.amount && !problems.refund}
      fields={(isTried) => (
        <>
          {isSplit ? null : (
            <ChoiceField
              label={t("settle.extent")}
              value={extent}
              onChange={setExtent}
              options={[
                { value: "all", label: t("settle.all"), description: money(escrow.remaining, currency) },
                { value: "part", label: t("settle.part"), description: t("settle.partHint") },
              ]}
            />
          )}
          {isPart ? (
            <AmountField
              label={t(isSplit ? "settle.toPayeeAmount" : "fields.amount")}
              currency={currency}
              value={amount}
              onChange={setAmount}
              hint={move === "refund" ? undefined : t("settle.feeHint", { percent: percent(escrow.fee_basis_points) })}
              problem={isTried ? problems.amount : undefined}
            />
          ) : null}
          {isSplit ? (
            <AmountField
              label={t("settle.toPayerAmount")}
              currency={currency}
              value={refund}
              onChange={setRefund}
              problem={isTried ? problems.refund : undefined}
            />
          ) : null}
          <NoteField label={t("fields.reason")} value={reason} onChange={setReason} isOptional />
        </>
      )}
      summary={() => [
        ...(settlement.toPayee > 0n
          ? [<Leg key="payee" text={t("settle.toPayee", { amount: shown(settlement.toPayee) })} account={escrow.payee_account_id} />]
          : []),
        ...(settlement.fee > 0n ? [t("settle.fee", { amount: shown(settlement.fee), percent: percent(escrow.fee_basis_points) })] : []),
        ...(settlement.toPayer > 0n
          ? [<Leg key="payer" text={t("settle.toPayer", { amount: shown(settlement.toPayer) })} account={escrow.payer_account_id} />]
          : []),
        settlement.left > 0n ? t("settle.left", { amount: shown(settlement.left) }) : t("settle.ends"),
        ...(reason.trim() ? [t("confirm.reason", { reason: reason.trim() })] : []),
      ]}
      confirm={t(`settle.${move}.confirm`, { amount: shown(first) })}
      isDanger={move === "refund"}
      change={() => ({ path: `escrows/${escrow.id}/${move}`, body: { ...body, ...(reason.trim() ? { reason: reason.trim() } : {}) } })}
      done={t(`settle.${move}.done`)}
      onClose={onClose}
    />
  )
}

function Leg({ text, account }: { text: string; account: string }) {
  return (
    <>
      {text} <AccountLink id={account} />
    </>
  )
}
