import { statusOf } from "../lib/api"
import { type Lot, useDraftLots, useLiveLots } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { TaskList } from "./task-list"

/** What is being auctioned, and what waits to be; nothing at all in a shop without auctions, or for a user who may not see them. */
export function AuctionTasks() {
  const { t, money, dateTime, number } = useFormat()
  const live = useLiveLots()
  const drafts = useDraftLots()
  if ([live, drafts].some(({ error }) => [403, 404].includes(statusOf(error) ?? 0))) return null
  const taskOf = (lot: Lot, detail: string) => ({
    id: lot.id,
    to: `/auctions/${lot.id}`,
    title: <bdi>{lot.title}</bdi>,
    detail,
    value: money(lot.current_price ?? lot.starting_price, lot.currency_code),
  })
  return (
    <>
      <TaskList
        title={t("liveLots.title")}
        to="/auctions/live"
        empty={t("liveLots.empty")}
        error={live.error}
        onRetry={() => void live.refetch()}
        count={live.data?.count}
        tasks={live.data?.auctions.map((lot) =>
          taskOf(lot, t("liveLots.detail", { bids: number(lot.bid_count), end: dateTime(lot.ends_at) })),
        )}
      />
      <TaskList
        title={t("draftLots.title")}
        to="/auctions?view=draft"
        empty={t("draftLots.empty")}
        error={drafts.error}
        onRetry={() => void drafts.refetch()}
        count={drafts.data?.count}
        tasks={drafts.data?.auctions.map((lot) => taskOf(lot, lot.seller?.email ?? t("draftLots.shop")))}
      />
    </>
  )
}
