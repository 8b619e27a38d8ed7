import { useState } from "react"
import { useEvents } from "../lib/queries"
import type { AuditEvent, Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CsvButton } from "./csv-button"
import { ActorName } from "./links"
import { Moment } from "./money"
import { Pages } from "./pages"
import { Section } from "./section"
import { Empty, LoadFailed, Loading } from "./states"

const PAGE_SIZE = 20

/** What has happened to a lot, newest first, each step as it was recorded. */
export function LotAudit({ lot }: { lot: Lot }) {
  const { t } = useFormat()
  const query = useEvents(lot.id)
  const [offset, setOffset] = useState(0)
  const events = query.data && [...query.data.events].reverse()
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
            {events.slice(offset, offset + PAGE_SIZE).map((event) => (
              <li key={event.id}>
                <AuditRow event={event} />
              </li>
            ))}
          </ol>
          <Pages count={events.length} offset={offset} size={PAGE_SIZE} onChange={setOffset} />
        </>
      )}
    </Section>
  )
}

function AuditRow({ event: { version, type, at, actor, data } }: { event: AuditEvent }) {
  const { t, event, number } = useFormat()
  const hasData = Object.keys(data ?? {}).length > 0
  return (
    <div className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="txt-compact-small-plus">{event(type)}</span>
        <span className="txt-compact-xsmall text-ui-fg-subtle">
          <Moment value={at} isExact /> · {t("audit.version", { number: number(version) })}
        </span>
      </div>
      <span className="txt-compact-small text-ui-fg-subtle">
        <ActorName id={actor} />
      </span>
      {hasData ? (
        <details className="txt-compact-xsmall text-ui-fg-subtle">
          <summary className="focus-visible:shadow-borders-focus w-fit cursor-pointer rounded-sm outline-none">
            {t("audit.details")}
          </summary>
          <pre dir="ltr" className="bg-ui-bg-subtle mt-2 whitespace-pre-wrap break-all rounded-lg border p-3 font-mono">
            {JSON.stringify(data, null, 2)}
          </pre>
        </details>
      ) : null}
    </div>
  )
}
