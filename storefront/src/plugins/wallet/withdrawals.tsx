"use client"

import { useTranslations } from "next-intl"
import { Badge, type BadgeLook } from "@/components/account/badge"
import { Day } from "@/components/account/day"
import { FormNotice } from "@/components/account/form-notice"
import { useForm } from "@/components/account/use-form"
import { Money } from "@/components/product/price"
import { SubmitButton } from "@/components/ui/submit-button"
import { cancelWithdrawal } from "./actions"
import type { Withdrawal } from "./engine"

const TEXTS = "plugins.wallet"
const STATES: Readonly<Record<Withdrawal["status"], { key: string; look: BadgeLook }>> = {
  requested: { key: "stateRequested", look: "warning" },
  approved: { key: "stateApproved", look: "warning" },
  paid: { key: "statePaid", look: "good" },
  failed: { key: "stateFailed", look: "bad" },
  returned: { key: "stateReturned", look: "bad" },
  rejected: { key: "stateRejected", look: "bad" },
  cancelled: { key: "stateCancelled", look: "calm" },
}

/** The latest requests for a payout; one that nobody has decided on can be taken back. */
export function Withdrawals({ withdrawals }: { withdrawals: readonly Withdrawal[] }) {
  const t = useTranslations(TEXTS)
  if (withdrawals.length === 0) return null
  return (
    <div className="mt-6 border-t border-line pt-4">
      <h3 className="font-sans text-sm font-medium tracking-normal">{t("withdrawals")}</h3>
      <ul className="divide-y divide-line">
        {withdrawals.map((withdrawal) => (
          <li key={withdrawal.id} className="py-3 text-sm">
            <Line withdrawal={withdrawal} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Line({ withdrawal: { id, amount, currency_code, status, note, created_at } }: { withdrawal: Withdrawal }) {
  const t = useTranslations(TEXTS)
  const { form, notice } = useForm(cancelWithdrawal, TEXTS)
  const { key, look } = STATES[status]
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <span className="font-medium">
          <Money amount={amount} currency={currency_code} />
        </span>
        <Badge look={look}>{t(key)}</Badge>
        <span className="me-auto text-soft">
          <Day at={created_at} />
        </span>
        {status === "requested" && (
          <form {...form}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton look="quiet" size="small">
              {t("cancel")}
            </SubmitButton>
          </form>
        )}
      </div>
      {note && <p className="mt-1 text-soft">{note}</p>}
      <FormNotice notice={notice} />
    </>
  )
}
