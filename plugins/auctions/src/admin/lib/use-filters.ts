import type { DataTableFilter } from "@medusajs/ui"
import { useMemo } from "react"
import type { Person } from "./types"
import { useFormat } from "./use-format"

export const FORMATS = ["english", "dutch", "sealed_first", "sealed_second"] as const

/** The filters of the table of lots, with words in the dashboard's language. */
export function useFilters(sellers: readonly Person[]): DataTableFilter[] {
  const { t, format, date } = useFormat()
  const key = sellers.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the sellers, who are listed anew at each render
  return useMemo(() => {
    const dates = (id: "starts_at" | "ends_at"): DataTableFilter => ({
      id,
      type: "date",
      label: t(`fields.${id}`),
      rangeOptionLabel: t("dates.custom"),
      rangeOptionStartLabel: t("dates.from"),
      rangeOptionEndLabel: t("dates.to"),
      formatDateValue: date,
      options: [
        { label: t("dates.today"), value: { $gte: midnight(0), $lt: midnight(1) } },
        { label: t("dates.next7"), value: { $gte: midnight(0), $lt: midnight(7) } },
        { label: t("dates.last7"), value: { $gte: midnight(-7), $lt: midnight(1) } },
        { label: t("dates.last30"), value: { $gte: midnight(-30), $lt: midnight(1) } },
      ],
    })
    return [
      {
        id: "format",
        type: "multiselect",
        label: t("fields.format"),
        searchable: false,
        options: FORMATS.map((value) => ({ value, label: format(value) })),
      },
      ...(sellers.length
        ? [
            {
              id: "seller_id",
              type: "multiselect" as const,
              label: t("fields.seller"),
              searchable: true,
              options: sellers.map(({ id, email }) => ({ value: id, label: email ?? id })),
            },
          ]
        : []),
      dates("starts_at"),
      dates("ends_at"),
    ]
  }, [key, t, format, date])
}

/** Midnights, so that a value stays the same all day and the chosen option stays marked. */
function midnight(daysAhead: number): string {
  const date = new Date()
  date.setHours(0, 0, 0, 0)
  date.setDate(date.getDate() + daysAhead)
  return date.toISOString()
}
