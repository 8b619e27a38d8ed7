import type { Posting, Transaction } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { AccountLink } from "./links"
import { ReasonDialog } from "./reason-dialog"

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
  return (
    <ReasonDialog
      title={t("reverse.title")}
      description={t("reverse.description")}
      reasonHint={t("reverse.reasonHint")}
      effects={transaction.postings.map((posting) => <Opposite key={posting.account_id} posting={posting} />)}
      confirm={t("reverse.confirm")}
      isDanger
      path={`transactions/${transaction.id}/reverse`}
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
