import type { useDataTable } from "@medusajs/ui"
import { useMemo } from "react"
import { useFormat } from "./use-format"

/** Columns of mixed values, typed as the kit types them. */
export type Columns<T> = Parameters<typeof useDataTable<T>>[0]["columns"]

/** Makes a column sortable, with the words for both directions. */
export function useSorting() {
  const { t } = useFormat()
  return useMemo(() => {
    const by = (ascending: string, descending: string) => ({
      enableSorting: true,
      sortAscLabel: t(`sorting.${ascending}`),
      sortDescLabel: t(`sorting.${descending}`),
    })
    return { byAmount: by("lowest", "highest"), byDate: by("earliest", "latest"), byCount: by("fewest", "most") }
  }, [t])
}
