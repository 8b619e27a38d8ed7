import type { useDataTable } from "@medusajs/ui"

/** Columns of mixed values, typed as the kit types them. */
export type Columns<T> = Parameters<typeof useDataTable<T>>[0]["columns"]
