import { clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { Entry } from "../lib/calendar"
import type { LotStatus } from "../lib/types"
import { useFormat } from "../lib/use-format"

/** A stripe before the name, in the colour of the lot's state. */
const STRIPES: Record<LotStatus, string> = {
  draft: "border-s-ui-tag-neutral-icon",
  scheduled: "border-s-ui-tag-blue-icon",
  live: "border-s-ui-tag-green-icon",
  ended: "border-s-ui-tag-orange-icon",
  settled: "border-s-ui-tag-green-icon",
  defaulted: "border-s-ui-tag-red-icon",
  cancelled: "border-s-ui-tag-neutral-icon",
}

/** A lot that starts or ends at a time of a day, as a link to it. */
export function CalendarEntry({ entry, isWide = false }: { entry: Entry; isWide?: boolean }) {
  const { t, time, status } = useFormat()
  const { lot, edge, at } = entry
  return (
    <Link
      to={`/auctions/${lot.id}`}
      className={clx(
        "bg-ui-bg-subtle hover:bg-ui-bg-subtle-hover focus-visible:shadow-borders-focus block rounded border-s-[3px] px-1.5 py-1 outline-none",
        STRIPES[lot.status],
      )}
    >
      <span className={clx("txt-compact-xsmall text-ui-fg-subtle flex gap-x-1", isWide ? "flex-row" : "flex-col xl:flex-row")}>
        <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
          {time(at)}
        </time>
        <span>{t(`calendar.${edge}`)}</span>
        {isWide ? <span>· {status(lot.status)}</span> : <span className="sr-only">{status(lot.status)}</span>}
      </span>
      <bdi className={clx("txt-compact-xsmall-plus text-ui-fg-base block", !isWide && "truncate")}>{lot.title}</bdi>
    </Link>
  )
}
