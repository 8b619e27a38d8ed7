import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Plus, Tag } from "@medusajs/icons"
import { Button, type DataTableRowSelectionState } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { BulkSchedule } from "../../components/bulk-schedule"
import { Crumb } from "../../components/crumb"
import { isSchedulable, useLotColumns } from "../../components/lot-columns"
import { LotTable } from "../../components/lot-table"
import { Page } from "../../components/section"
import { statusOfView, StatusTabs } from "../../components/status-tabs"
import { SummaryFigures } from "../../components/summary-figures"
import { useLots } from "../../lib/queries"
import type { Lot, Person } from "../../lib/types"
import { useFilters } from "../../lib/use-filters"
import { useFormat } from "../../lib/use-format"
import { chosen, dateRange, useTableState } from "../../lib/use-table-state"

/** How often the page asks for prices and ends while lots on it are live, in milliseconds. */
const LIVE_EVERY = 5_000

export default function LotsPage() {
  const { t, number } = useFormat()
  const state = useTableState(["format", "seller_id", "starts_at", "ends_at"])
  const [selected, setSelected] = useState<DataTableRowSelectionState>({})
  const [bulk, setBulk] = useState<Lot[]>()
  const status = statusOfView(state)
  const [hasLive, setHasLive] = useState(false)
  const query = useLots(
    {
      q: state.q.trim() || undefined,
      status: status && [status],
      format: chosen(state.filters.format),
      seller_id: chosen(state.filters.seller_id),
      starts_at: dateRange(state.filters.starts_at),
      ends_at: dateRange(state.filters.ends_at),
      ...(status === "live" || status === "scheduled" ? { order: status === "live" ? "ends_at" : "starts_at" } : { order: "-created_at" }),
      ...state.page,
    },
    { every: hasLive ? LIVE_EVERY : false },
  )
  const rows = query.data?.auctions ?? []
  const isLive = rows.some((lot) => lot.status === "live")
  if (isLive !== hasLive) setHasLive(isLive)
  const chosenLots = rows.filter((lot) => selected[lot.id] && isSchedulable(lot))
  return (
    <Page>
      <SummaryFigures />
      <LotTable
        heading={t("lots.title")}
        description={t("lots.description")}
        state={state}
        query={query}
        rows={rows}
        columns={useLotColumns()}
        filters={useFilters(sellersOf(rows))}
        searchLabel={t("lots.search")}
        getRowId={(row) => row.id}
        rowHref={(row) => `/auctions/${row.id}`}
        above={<StatusTabs state={state} />}
        selection={{ state: selected, onChange: setSelected, isSelectable: isSchedulable }}
        empty={{ heading: t("lots.empty"), description: t("lots.emptyHint") }}
        actions={
          <>
            {chosenLots.length ? (
              <Button size="small" variant="secondary" onClick={() => setBulk(chosenLots)}>
                {t("bulk.confirm", { number: number(chosenLots.length) })}
              </Button>
            ) : null}
            <Button size="small" asChild>
              <Link to="/auctions/create">
                <Plus />
                {t("actions.newLot")}
              </Link>
            </Button>
          </>
        }
      />
      {bulk ? <BulkSchedule lots={bulk} onDone={() => setSelected({})} onClose={() => setBulk(undefined)} /> : null}
    </Page>
  )
}

/** The customers whose lots are on the page; those of other pages are found by opening theirs. */
function sellersOf(lots: Lot[]): Person[] {
  const sellers = lots.flatMap(({ seller }) => (seller ? [seller] : []))
  return [...new Map(sellers.map((seller) => [seller.id, seller])).values()]
}

export const config = defineRouteConfig({ label: "menu.auctions", icon: Tag, rank: 11, translationNs: "auctions" })

export const handle = { breadcrumb: () => <Crumb name="menu.auctions" /> }
