import { ArrowUpRightMini, CheckMini } from "@medusajs/icons"
import { Badge, Button, clx, Text } from "@medusajs/ui"
import { providerName, type TimelineEntry } from "../lib/payments"
import { useFormat } from "../lib/use-format"

interface TimelineListProps {
  entries: TimelineEntry[]
  /** Shows what was said in a call, or what was told. */
  onOpen: (entry: TimelineEntry) => void
}

/** In the order of time, the latest last. */
export function TimelineList({ entries, onOpen }: TimelineListProps) {
  const { dateTime } = useFormat("payments")
  return (
    <ol className="divide-y">
      {entries.map((entry) => (
        <li key={entry.id} className="flex items-start gap-x-3 px-6 py-3">
          <Sign entry={entry} />
          <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="flex min-w-0 flex-col gap-y-1">
              <Title entry={entry} />
              <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
                <bdi>{providerName(entry.provider)}</bdi> ·{" "}
                <bdi>
                  <time dateTime={entry.at}>{dateTime(entry.at)}</time>
                </bdi>
                <Took entry={entry} />
              </Text>
              {entry.note ? (
                <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle break-words">
                  <bdi>{entry.note}</bdi>
                </Text>
              ) : null}
            </div>
            <Aside entry={entry} onOpen={onOpen} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Sign({ entry: { kind } }: { entry: TimelineEntry }) {
  const look = "text-ui-fg-muted mt-0.5 shrink-0"
  if (kind === "call") return <ArrowUpRightMini aria-hidden className={clx(look, "rtl:-scale-x-100")} />
  if (kind === "webhook") return <ArrowUpRightMini aria-hidden className={clx(look, "rotate-180 rtl:-scale-x-100")} />
  return <CheckMini aria-hidden className={look} />
}

function Title({ entry: { kind, what, amount, currency_code, is_comparison } }: { entry: TimelineEntry }) {
  const { t, money } = useFormat("payments")
  return (
    <Text as="span" size="small" leading="compact" weight="plus" className="break-words">
      {t(is_comparison ? "timeline.compared" : `timeline.kinds.${kind}`)}{" "}
      {what ? (
        <bdi dir="ltr" className="text-ui-fg-subtle break-all font-mono font-normal">
          {what}
        </bdi>
      ) : null}
      {amount !== null && currency_code ? <bdi className="tabular-nums">{money(amount, currency_code)}</bdi> : null}
    </Text>
  )
}

function Took({ entry: { milliseconds } }: { entry: TimelineEntry }) {
  const { t, number } = useFormat("payments")
  return milliseconds === null ? null : <> · {t("milliseconds", { number: number(milliseconds) })}</>
}

/** What became of it, and the way to all of it. */
function Aside({ entry, onOpen }: Pick<TimelineListProps, "onOpen"> & { entry: TimelineEntry }) {
  const { t } = useFormat("payments")
  const isOpenable = entry.call_id ?? entry.webhook_event_id
  return (
    <div className="flex items-center gap-x-2">
      {entry.is_booked === false ? (
        <Badge size="2xsmall" color="red">
          {t("timeline.notBooked")}
        </Badge>
      ) : null}
      {entry.kind === "call" ? (
        <Badge size="2xsmall" color={isGood(entry.status) ? "green" : "red"}>
          {entry.status ?? t("timeline.noAnswer")}
        </Badge>
      ) : null}
      {entry.kind === "webhook" ? (
        <Badge size="2xsmall" color={entry.status === "processed" ? "green" : entry.status === "dead" ? "red" : "orange"}>
          {t(`webhooks.states.${entry.status}`)}
        </Badge>
      ) : null}
      {isOpenable ? (
        <Button
          size="small"
          variant="transparent"
          aria-label={t("timeline.openNamed", { what: entry.what ?? "" })}
          onClick={() => onOpen(entry)}
        >
          {t("timeline.open")}
        </Button>
      ) : null}
    </div>
  )
}

const isGood = (status: string | null) => status !== null && Number(status) < 400
