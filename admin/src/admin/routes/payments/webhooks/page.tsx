import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Button, Checkbox, Table } from "@medusajs/ui"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import { Crumb } from "../../../components/crumb"
import { Pages } from "../../../components/pages"
import { ReplayDialog } from "../../../components/replay-dialog"
import { Section, WideTable } from "../../../components/section"
import { WebhookBadge } from "../../../components/state-badges"
import { Empty, Loaded } from "../../../components/states"
import { WebhookDrawer } from "../../../components/webhook-drawer"
import { WebhookFilters } from "../../../components/webhook-filters"
import { PAGE_SIZE, providerName, useWebhookCounts, useWebhooks, type WebhookEvent } from "../../../lib/payments"
import { useFormat } from "../../../lib/use-format"

/** What outside services have told, what became of it, and having it handled anew. */
export default function WebhooksPage() {
  const { t, number } = useFormat("payments")
  const view = useView()
  const query = useWebhooks({ status: view.status, source: view.source, limit: PAGE_SIZE, offset: view.offset })
  const counts = useWebhookCounts().data?.sources ?? []
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [question, setQuestion] = useState<"selected" | "dead">()
  const dead = counts.filter(({ source }) => !view.source || source === view.source).reduce((sum, one) => sum + one.dead, 0)
  const change = (entries: Record<string, string | undefined>) => {
    setSelected(new Set())
    view.change(entries)
  }
  return (
    <>
      <Section
        title={t("webhooks.title")}
        level="h1"
        description={t("webhooks.description")}
        actions={
          <>
            {selected.size > 0 ? (
              <Button size="small" variant="secondary" onClick={() => setQuestion("selected")}>
                {t("webhooks.replaySelected", { number: number(selected.size) })}
              </Button>
            ) : null}
            <Button size="small" variant="secondary" disabled={dead === 0} onClick={() => setQuestion("dead")}>
              {t("webhooks.replayDead", { number: number(dead) })}
            </Button>
          </>
        }
      >
        <WebhookFilters counts={counts} status={view.status} source={view.source} onChange={change} />
        <Loaded query={query} rows={6}>
          {({ webhook_events: events, count }) =>
            events.length === 0 ? (
              <Empty title={t(view.status || view.source ? "webhooks.noneSuch" : "webhooks.empty")}>
                {view.status || view.source ? null : t("webhooks.emptyHint")}
              </Empty>
            ) : (
              <>
                <Events events={events} selected={selected} onSelect={setSelected} onOpen={view.open} />
                <Pages count={count} offset={view.offset} onChange={(next) => change({ offset: next ? String(next) : undefined })} />
              </>
            )
          }
        </Loaded>
      </Section>
      {view.opened ? <WebhookDrawer id={view.opened} onClose={() => view.open(undefined)} /> : null}
      {question ? (
        <ReplayDialog
          which={question === "dead" ? { source: view.source } : { ids: [...selected] }}
          number={question === "dead" ? dead : selected.size}
          onClose={() => setQuestion(undefined)}
          onDone={() => setSelected(new Set())}
        />
      ) : null}
    </>
  )
}

/** Filter, page and what is open, in the address: a view can be linked to, and the back button works. */
function useView() {
  const [params, setParams] = useSearchParams()
  const write = (entries: Record<string, string | undefined>) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous)
      for (const [name, value] of Object.entries(entries)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    })
  return {
    status: params.get("status") ?? undefined,
    source: params.get("source") ?? undefined,
    offset: Math.max(0, Number.parseInt(params.get("offset") ?? "0", 10) || 0),
    opened: params.get("open") ?? undefined,
    open: (id: string | undefined) => write({ open: id }),
    // Another selection starts on its first page.
    change: (entries: Record<string, string | undefined>) => write({ offset: undefined, ...entries }),
  }
}

interface EventsProps {
  events: WebhookEvent[]
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  onOpen: (id: string) => void
}

function Events({ events, selected, onSelect, onOpen }: EventsProps) {
  const { t, number, dateTime } = useFormat("payments")
  const isAll = events.every(({ id }) => selected.has(id))
  const toggle = (ids: string[], isIn: boolean) => {
    const next = new Set(selected)
    for (const id of ids) {
      if (isIn) next.add(id)
      else next.delete(id)
    }
    onSelect(next)
  }
  return (
    <WideTable name={t("webhooks.title")}>
      <Table className="min-w-[900px]">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell className="w-10">
              <Checkbox
                aria-label={t("webhooks.selectAll")}
                checked={isAll ? true : selected.size > 0 ? "indeterminate" : false}
                onCheckedChange={(value) =>
                  toggle(
                    events.map(({ id }) => id),
                    value === true,
                  )
                }
              />
            </Table.HeaderCell>
            <Table.HeaderCell>{t("fields.type")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.status")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.source")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.deliveries")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.attempts")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.received")}</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">{t("fields.actions")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {events.map((event) => (
            <Table.Row key={event.id}>
              <Table.Cell>
                <Checkbox
                  aria-label={t("webhooks.select", { type: event.type, subject: event.subject })}
                  checked={selected.has(event.id)}
                  onCheckedChange={(value) => toggle([event.id], value === true)}
                />
              </Table.Cell>
              <Table.Cell className="max-w-[280px] whitespace-normal py-2">
                <div className="flex flex-col gap-y-0.5">
                  <bdi dir="ltr" className="text-ui-fg-base text-start">
                    {event.type} · {event.subject}
                  </bdi>
                  {event.last_error ? (
                    <bdi className="txt-compact-xsmall text-ui-fg-error line-clamp-2 break-words">{event.last_error}</bdi>
                  ) : null}
                </div>
              </Table.Cell>
              <Table.Cell>
                <WebhookBadge status={event.status} />
              </Table.Cell>
              <Table.Cell>{providerName(event.source)}</Table.Cell>
              <Table.Cell className="text-end tabular-nums">{number(event.deliveries)}</Table.Cell>
              <Table.Cell className="text-end tabular-nums">{number(event.attempts)}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">
                <time dateTime={event.received_at}>{dateTime(event.received_at)}</time>
              </Table.Cell>
              <Table.Cell className="text-end">
                <Button
                  size="small"
                  variant="transparent"
                  aria-label={t("webhooks.openNamed", { type: event.type, subject: event.subject })}
                  onClick={() => onOpen(event.id)}
                >
                  {t("webhooks.open")}
                </Button>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  )
}

export const config = defineRouteConfig({ label: "menu.webhooks", rank: 1, translationNs: "payments" })

export const handle = { breadcrumb: () => <Crumb name="menu.webhooks" /> }
