import { Badge, Button, Table } from "@medusajs/ui"
import { useState } from "react"
import { useBids } from "../lib/queries"
import type { Bid, Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CustomerLink } from "./links"
import { MaybeMoney, Money } from "./money"
import { Pages } from "./pages"
import { RetractDialog } from "./sale-dialogs"
import { Section } from "./section"
import { Empty, LoadFailed, Loading } from "./states"
import { WideTable } from "./wide-table"

const PAGE_SIZE = 20

/** Every bid, newest first, with what shoppers never see: whose it is, and at the end up to what. */
export function LotBids({ lot }: { lot: Lot }) {
  const { t } = useFormat()
  const [offset, setOffset] = useState(0)
  const query = useBids(lot.id, { limit: PAGE_SIZE, offset })
  const [retracting, setRetracting] = useState<Bid>()
  return (
    <Section title={t("bids.title")} description={t("bids.description")}>
      {query.isError && !query.data ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading rows={3} />
      ) : query.data.count === 0 ? (
        <Empty title={t("bids.empty")} />
      ) : (
        <>
          <WideTable name={t("bids.title")}>
            <Table className="min-w-[700px]">
              <Table.Header>
                <Table.Row>
                  <Table.HeaderCell>{t("fields.placed")}</Table.HeaderCell>
                  <Table.HeaderCell>{t("fields.bidder")}</Table.HeaderCell>
                  <Table.HeaderCell className="!text-end">{t("fields.maximum")}</Table.HeaderCell>
                  <Table.HeaderCell className="!text-end">{t("fields.priceAfter")}</Table.HeaderCell>
                  <Table.HeaderCell>{t("fields.traces")}</Table.HeaderCell>
                  <Table.HeaderCell>
                    <span className="sr-only">{t("fields.actions")}</span>
                  </Table.HeaderCell>
                </Table.Row>
              </Table.Header>
              <Table.Body className="border-b-0">
                {query.data.bids.map((bid) => (
                  <BidRow key={bid.id} lot={lot} bid={bid} onRetract={() => setRetracting(bid)} />
                ))}
              </Table.Body>
            </Table>
          </WideTable>
          <Pages count={query.data.count} offset={offset} size={PAGE_SIZE} onChange={setOffset} />
        </>
      )}
      {retracting ? <RetractDialog lot={lot} bid={retracting} onClose={() => setRetracting(undefined)} /> : null}
    </Section>
  )
}

function BidRow({ lot, bid, onRetract }: { lot: Lot; bid: Bid; onRetract: () => void }) {
  const { t, number, bidKind, dateTime, exactTime, clockTime, date } = useFormat()
  const isRetracted = bid.retraction !== null
  const { currency_code: currency } = lot
  return (
    <Table.Row className={isRetracted ? "text-ui-fg-subtle last:border-b-0" : "last:border-b-0"}>
      <Table.Cell>
        <span className="flex flex-col">
          <time dateTime={bid.placed_at} title={exactTime(bid.placed_at)} className="whitespace-nowrap tabular-nums">
            {clockTime(bid.placed_at)}
          </time>
          <span className="txt-compact-xsmall text-ui-fg-subtle whitespace-nowrap">{date(bid.placed_at)}</span>
        </span>
      </Table.Cell>
      <Table.Cell>
        <span className="flex flex-col py-2">
          <CustomerLink customer={bid.customer} />
          <span className="txt-compact-xsmall text-ui-fg-subtle">
            {t("lot.bidder", { number: number(bid.number) })}
            {lot.leader?.bid_id === bid.id ? ` · ${t("bids.leads")}` : ""}
          </span>
        </span>
      </Table.Cell>
      <Table.Cell className={isRetracted ? "text-end line-through" : "text-end"}>
        {bid.maximum === null ? (
          <span className="text-ui-fg-subtle">{t("bids.secret")}</span>
        ) : (
          <Money amount={bid.maximum} currency={currency} />
        )}
        {bid.quantity > 1 ? ` × ${number(bid.quantity)}` : ""}
      </Table.Cell>
      <Table.Cell className="text-end">
        <span className="flex flex-col items-end">
          <MaybeMoney amount={bid.amount} currency={currency} />
          {bid.kind === "bid" ? null : <span className="txt-compact-xsmall text-ui-fg-subtle">{bidKind(bid.kind)}</span>}
        </span>
      </Table.Cell>
      <Table.Cell>
        <Trace label={t("bids.address")} value={bid.ip_hash} />
        <Trace label={t("bids.device")} value={bid.device_hash} />
      </Table.Cell>
      <Table.Cell className="text-end">
        {bid.retraction ? (
          <span className="flex flex-col items-end gap-y-1 py-2">
            <Badge size="2xsmall" color="red">
              {t("bids.retracted")}
            </Badge>
            <span className="txt-compact-xsmall max-w-[160px] truncate" title={`${dateTime(bid.retraction.at)} · ${bid.retraction.reason}`}>
              <bdi>{bid.retraction.reason}</bdi>
            </span>
          </span>
        ) : lot.status === "live" ? (
          <Button size="small" variant="transparent" onClick={onRetract}>
            {t("moves.retract.action")}
          </Button>
        ) : null}
      </Table.Cell>
    </Table.Row>
  )
}

/** The beginning of a hash tells two apart; the whole is in the title and in the CSV. */
function Trace({ label, value }: { label: string; value: string | null }) {
  if (!value) return null
  return (
    <span className="txt-compact-xsmall text-ui-fg-subtle block" title={value}>
      {label} <bdi className="font-mono">{value.slice(0, 8)}</bdi>
    </span>
  )
}
