import { Container, clx, DataTable, type DataTableFilter, type DataTableRowSelectionState, Heading, Text, useDataTable } from "@medusajs/ui"
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { useHref, useNavigate } from "react-router-dom"
import type { Columns } from "../lib/columns"
import { useFormat } from "../lib/use-format"
import type { TableState } from "../lib/use-table-state"
import { LoadFailed } from "./states"
import { RTL_TABLE } from "./wide-table"

interface LotTableProps<T extends { id?: string }> {
  heading: string
  level?: "h1" | "h2"
  description?: string
  state: TableState
  query: { data: { count: number } | undefined; isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown }
  rows: T[]
  columns: Columns<T>
  getRowId: (row: T) => string
  filters?: DataTableFilter[]
  searchLabel?: string
  rowHref?: (row: T) => string
  onRowClick?: (row: T) => void
  empty: { heading: string; description?: string }
  actions?: ReactNode
  above?: ReactNode
  selection?: {
    state: DataTableRowSelectionState
    onChange: (state: DataTableRowSelectionState) => void
    isSelectable: (row: T) => boolean
  }
}

/** The dashboard's list page: title, filters, order, search, table, paging, with the state in the address. */
export function LotTable<T extends { id?: string }>({
  heading,
  level = "h1",
  description,
  state,
  query,
  rows,
  columns,
  getRowId,
  filters,
  searchLabel,
  rowHref,
  onRowClick,
  empty,
  actions,
  above,
  selection,
}: LotTableProps<T>) {
  const { t } = useFormat()
  const { t: core } = useTranslation()
  const navigate = useNavigate()
  const base = useHref("/").replace(/\/$/, "")
  const hasSorting = columns.some((column) => column.enableSorting)
  const open = rowHref
    ? (event: MouseEvent, row: T) => {
        const href = rowHref(row)
        if (event.metaKey || event.ctrlKey) window.open(`${base}${href}`, "_blank", "noreferrer")
        else navigate(href)
      }
    : onRowClick && ((_: MouseEvent, row: T) => onRowClick(row))

  const instance = useDataTable<T>({
    data: rows,
    columns,
    filters,
    getRowId,
    rowCount: query.data?.count ?? 0,
    isLoading: query.isPending,
    autoResetPageIndex: false,
    onRowClick: open,
    rowSelection: selection && {
      state: selection.state,
      onRowSelectionChange: selection.onChange,
      enableRowSelection: (row) => selection.isSelectable(row.original as T),
    },
    pagination: { state: state.pagination, onPaginationChange: state.setPagination },
    filtering: filters?.length ? { state: state.filters, onFilteringChange: state.setFilters } : undefined,
    sorting: hasSorting ? { state: state.sorting, onSortingChange: state.setSorting } : undefined,
    search: searchLabel ? { state: state.q, onSearchChange: state.setSearch } : undefined,
  })

  const isBeyondEnd = rows.length === 0 && state.page.offset > 0 && (query.data?.count ?? 0) > 0
  const { toLastPage } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each such answer, not for each new function
  useEffect(() => {
    if (isBeyondEnd) toLastPage(query.data?.count ?? 0)
  }, [isBeyondEnd, query.data?.count])

  const title = (
    <div className="min-w-0">
      <Heading level={level}>{heading}</Heading>
      {description ? (
        <Text size="small" className="text-ui-fg-subtle">
          {description}
        </Text>
      ) : null}
    </div>
  )

  if (query.isError && !query.data) {
    return (
      <Container className="divide-y p-0">
        <div className="px-6 py-4">{title}</div>
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} onReset={state.reset} />
      </Container>
    )
  }
  return (
    <Container className={clx("divide-y overflow-hidden p-0", RTL_TABLE)}>
      <DataTable instance={instance}>
        <DataTable.Toolbar
          className="flex flex-col items-start justify-between gap-3 md:flex-row md:items-center"
          translations={{ clearAll: core("actions.clearAll"), sort: core("filters.sortLabel") }}
        >
          {title}
          <div className="flex w-full flex-wrap items-center gap-2 md:w-auto md:justify-end">
            {searchLabel ? (
              <PlainIcons className="grow md:grow-0">
                <DataTable.Search placeholder={searchLabel} aria-label={searchLabel} autoFocus={false} className="md:w-56" />
              </PlainIcons>
            ) : null}
            {filters?.length ? (
              <Named name={core("filters.filterLabel")}>
                <DataTable.FilterMenu tooltip={core("filters.filterLabel")} />
              </Named>
            ) : null}
            {hasSorting ? (
              <Named name={core("filters.sortLabel")}>
                <DataTable.SortingMenu tooltip={core("filters.sortLabel")} />
              </Named>
            ) : null}
            {actions}
          </div>
        </DataTable.Toolbar>
        {above}
        <DataTable.Table
          emptyState={{
            empty,
            filtered: { heading: t("general.noResults"), description: t("general.noResultsHint") },
          }}
        />
        {query.data?.count === 0 ? null : (
          <DataTable.Pagination
            translations={{
              of: core("general.of"),
              results: core("general.results"),
              pages: core("general.pages"),
              prev: core("general.prev"),
              next: core("general.next"),
            }}
          />
        )}
      </DataTable>
    </Container>
  )
}

/** The kit calls the glass in its search an image and gives it no name; the input beside it has one. */
function PlainIcons({ className, children }: { className: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector("[role=img]")?.setAttribute("aria-hidden", "true"))
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  )
}

/** The kit's menu buttons are icons without a name, and take none. */
function Named({ name, children }: { name: string; children: ReactNode }) {
  const box = useRef<HTMLSpanElement>(null)
  // After every render: the button appears when the table has loaded.
  useEffect(() => box.current?.querySelector("button")?.setAttribute("aria-label", name))
  return (
    <span ref={box} className="contents">
      {children}
    </span>
  )
}
