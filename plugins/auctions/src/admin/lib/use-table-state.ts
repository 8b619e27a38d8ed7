import type { DataTableFilteringState, DataTablePaginationState, DataTableSortingState } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useSearchParams } from "react-router-dom"

const PAGE_SIZE = 20

/**
 * A table's search, filters, order and page in the address, written as the dashboard's own tables
 * write them, so that a view can be linked to and the back button works.
 */
export function useTableState(filterIds: readonly string[]) {
  const [params, setParams] = useSearchParams()
  /** Filters that have been added and have no value yet: the table shows them to ask for one. */
  const [blank, setBlank] = useState<DataTableFilteringState>({})
  const ids = filterIds.join()
  const values = [...filterIds, "q", "order", "offset", "view"].map((id) => params.get(id) ?? "").join("\n")

  const change = (entries: Record<string, string | undefined>, options: { replace?: boolean } = {}) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous)
      // Another selection starts on its first page.
      for (const [id, value] of Object.entries({ offset: undefined, ...entries })) {
        if (value) next.set(id, value)
        else next.delete(id)
      }
      return next
    }, options)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `values` stands for what is read of the address
  const state = useMemo(() => {
    const read = (id: string) => params.get(id) ?? undefined
    const filters: DataTableFilteringState = { ...blank }
    for (const id of ids ? ids.split(",") : []) {
      const raw = read(id)
      if (raw !== undefined) filters[id] = parse(raw)
    }
    const order = read("order")
    const sorting: DataTableSortingState | null = order ? { id: order.replace(/^-/, ""), desc: order.startsWith("-") } : null
    const offset = Math.max(0, Number.parseInt(read("offset") ?? "0", 10) || 0)
    // Spread over a query; without an order it leaves the query's own.
    const page = { ...(order ? { order } : {}), limit: PAGE_SIZE, offset }
    return { filters, sorting, page, q: read("q") ?? "", view: read("view") }
  }, [ids, values, blank])

  return {
    ...state,
    change,
    reset: () => setParams({}),
    pagination: { pageIndex: Math.floor(state.page.offset / PAGE_SIZE), pageSize: PAGE_SIZE } satisfies DataTablePaginationState,
    /** After the last row of the last page has gone, or from an old address: to the last page that there is. */
    toLastPage: (count: number) => {
      const last = Math.floor((count - 1) / PAGE_SIZE) * PAGE_SIZE
      change({ offset: last ? String(last) : undefined }, { replace: true })
    },
    setPagination: ({ pageIndex }: DataTablePaginationState) => change({ offset: pageIndex ? String(pageIndex * PAGE_SIZE) : undefined }),
    setSorting: (sorting: DataTableSortingState | null) =>
      change({ order: sorting ? `${sorting.desc ? "-" : ""}${sorting.id}` : undefined }),
    setSearch: (q: string) => {
      // The table reports its search once when it is made; that must not undo the page.
      // The back button leaves the search, not letter by letter.
      if (q !== state.q) change({ q: q || undefined }, { replace: state.q !== "" })
    },
    setFilters: (filters: DataTableFilteringState) => {
      setBlank(Object.fromEntries(Object.entries(filters).filter(([, value]) => isBlank(value))))
      const next = Object.fromEntries(
        filterIds.map((id) => [id, id in filters && !isBlank(filters[id]) ? JSON.stringify(filters[id]) : undefined]),
      )
      // A filter without a value selects nothing yet: no new entry for the back button.
      if (filterIds.some((id) => next[id] !== (params.get(id) ?? undefined))) change(next)
    },
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
}

export type TableState = ReturnType<typeof useTableState>

/** What the table's filter holds as values for a query: a list, or undefined for all. */
export function chosen(value: unknown): string[] | undefined {
  const values = [value].flat().filter((entry): entry is string => typeof entry === "string" && entry !== "")
  return values.length ? values : undefined
}

/** A date filter as an operator map for a query. */
export function dateRange(value: unknown): Record<string, string> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "")
  return entries.length ? Object.fromEntries(entries) : undefined
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}
