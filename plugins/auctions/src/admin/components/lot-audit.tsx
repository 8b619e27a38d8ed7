import { useState } from "react"
import { useEvents } from "../lib/queries"
import type { AuditEvent, Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CsvButton } from "./csv-button"
import { ActorName } from "./links"
import { MaybeMoney, Moment } from "./money"
import { Pages } from "./pages"
import { Section } from "./section"
import { Empty, LoadFailed, Loading } from "./states"

const PAGE_SIZE = 20

/** What has happened to a lot, newest first, each step as it was recorded. */
export function LotAudit({ lot }: { lot: Lot }) {
  const { t } = useFormat()
  const [offset, setOffset] = useState(0)
  // The engine answers the oldest first: how many there are says where the newest page begins.
  const counted = useEvents(lot.id, { limit: 1 })
  const count = counted.data?.count
  const end = Math.max(0, (count ?? 0) - offset)
  const start = Math.max(0, end - PAGE_SIZE)
  const paged = useEvents(lot.id, { offset: start, limit: Math.max(1, end - start) }, { enabled: count !== undefined && end > 0 })
  const query = counted.isError ? counted : paged
  const events = count === 0 ? [] : paged.data && [...paged.data.events].reverse()
  return (
    <Section
      title={t("audit.title")}
      description={t("audit.description")}
      actions={<CsvButton path={`/admin/auctions/${lot.id}/audit/csv`} filename={`auction-${lot.id}.csv`} />}
    >
      {query.isError && !events ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !events ? (
        <Loading rows={3} />
      ) : events.length === 0 ? (
        <Empty title={t("audit.empty")} />
      ) : (
        <>
          <ol className="divide-y">
            {events.map((event) => (
              <li key={event.version}>
                <AuditRow event={event} currency={lot.currency_code} />
              </li>
            ))}
          </ol>
          <Pages count={count ?? 0} offset={offset} size={PAGE_SIZE} onChange={setOffset} />
        </>
      )}
    </Section>
  )
}

function AuditRow({ event: { version, type, at, actor_id, data, detail }, currency }: { event: AuditEvent; currency: string }) {
  const { t, event, number } = useFormat()
  const record = detail ? { ...(data as object), detail } : data
  return (
    <div className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="txt-compact-small-plus">{event(type)}</span>
        <span className="txt-compact-xsmall text-ui-fg-subtle">
          <Moment value={at} isExact /> · {t("audit.version", { number: number(version) })}
        </span>
      </div>
      <span className="txt-compact-small text-ui-fg-subtle">
        {type === "bid" ? (
          <MaybeMoney amount={priceOf(data)} currency={currency} />
        ) : (
          <>
            <ActorName id={actor_id} />
            {reasonOf(detail)}
          </>
        )}
      </span>
      {record ? (
        <details className="txt-compact-xsmall text-ui-fg-subtle">
          <summary className="focus-visible:shadow-borders-focus w-fit cursor-pointer rounded-sm outline-none">
            {t("audit.details")}
          </summary>
          <pre dir="ltr" className="bg-ui-bg-subtle mt-2 whitespace-pre-wrap break-all rounded-lg border p-3 font-mono">
            {JSON.stringify(record, null, 2)}
          </pre>
        </details>
      ) : null}
    </div>
  )
}

/** The price that a step has left behind. */
function priceOf(data: unknown): number | null {
  return (data as { state?: { current_price?: number | null } } | null)?.state?.current_price ?? null
}

function reasonOf(detail: unknown): string {
  const reason = (detail as { reason?: unknown } | null)?.reason
  return typeof reason === "string" ? ` · ${reason}` : ""
}
