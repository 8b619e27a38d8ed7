import type { DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import { useCurrencies } from "./queries"
import { useFormat } from "./use-format"

/** The chart of accounts (`src/modules/wallet/chart.ts`). */
const ACCOUNT_KINDS = [
  "customer",
  "payee",
  "escrow",
  "gateway_clearing",
  "bank",
  "revenue",
  "commission",
  "fees",
  "promotion_expense",
  "adjustments",
  "gift_card_liability",
  "tax_payable",
  "suspense",
]

/** Kinds that the wallet itself posts; other plugins add theirs, which `useKindOptions` takes from what is on the page. */
const TRANSACTION_KINDS = ["top_up", "payment", "refund", "escrow_fund", "escrow_settle", "withdrawal", "adjustment", "reversal"].map(
  (kind) => `wallet.${kind}`,
)

type Id = "kind" | "account_kind" | "currency_code" | "status" | "created_at"

/** The filters of a table, with words in the dashboard's language. */
export function useFilters(
  ids: readonly Id[],
  options: { statuses?: readonly string[]; kinds?: readonly string[] } = {},
): DataTableFilter[] {
  const { t, accountKind, transactionKind, state, date } = useFormat()
  const currencies = useCurrencies()
  const key = [...ids, ...(options.statuses ?? []), "|", ...(options.kinds ?? []), "|", ...currencies].join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the lists, which are made anew at each render
  return useMemo(() => {
    const made: Record<Id, () => DataTableFilter> = {
      account_kind: () => ({
        id: "kind",
        type: "multiselect",
        label: t("fields.kind"),
        searchable: false,
        options: ACCOUNT_KINDS.map((value) => ({ value, label: accountKind(value) })),
      }),
      kind: () => ({
        id: "kind",
        type: "multiselect",
        label: t("fields.kind"),
        searchable: false,
        options: [...new Set([...TRANSACTION_KINDS, ...(options.kinds ?? [])])].map((value) => ({ value, label: transactionKind(value) })),
      }),
      currency_code: () => ({
        id: "currency_code",
        type: "multiselect",
        label: t("fields.currency"),
        searchable: false,
        options: currencies.map((value) => ({ value, label: value.toUpperCase() })),
      }),
      status: () => ({
        id: "status",
        type: "multiselect",
        label: t("fields.status"),
        searchable: false,
        options: (options.statuses ?? []).map((value) => ({ value, label: state(value) })),
      }),
      created_at: () => ({
        id: "created_at",
        type: "date",
        label: t("fields.date"),
        rangeOptionLabel: t("dates.custom"),
        rangeOptionStartLabel: t("dates.from"),
        rangeOptionEndLabel: t("dates.to"),
        formatDateValue: date,
        options: [
          { label: t("dates.today"), value: { $gte: daysAgo(0) } },
          { label: t("dates.last7"), value: { $gte: daysAgo(7) } },
          { label: t("dates.last30"), value: { $gte: daysAgo(30) } },
          { label: t("dates.last90"), value: { $gte: daysAgo(90) } },
        ],
      }),
    }
    return ids.map((id) => made[id]())
  }, [key, t, accountKind, transactionKind, state, date])
}

/** Midnight, so that the value stays the same all day and the chosen option stays marked. */
function daysAgo(days: number): string {
  const date = new Date()
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() - days)
  return date.toISOString()
}
