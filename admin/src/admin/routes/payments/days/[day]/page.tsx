import { Button, Container, Table, toast } from "@medusajs/ui"
import { useState } from "react"
import { useParams } from "react-router-dom"
import { Differences } from "../../../../components/differences"
import { Section, WideTable } from "../../../../components/section"
import { ReportBadge } from "../../../../components/state-badges"
import { Empty, Loaded } from "../../../../components/states"
import { download } from "../../../../lib/api"
import { providerName, type ReportTotal, useReport, useRunReport } from "../../../../lib/payments"
import { useFormat } from "../../../../lib/use-format"

/** One day: what was taken and given back, and where the books differ. */
export default function PaymentReportPage() {
  const { t, day: dayText, dateTime, number } = useFormat("payments")
  const { day = "" } = useParams()
  const query = useReport(day)
  if (!query.data) {
    return (
      <Container className="p-0">
        <Loaded query={query} rows={6}>
          {() => null}
        </Loaded>
      </Container>
    )
  }
  const { payment_report: report } = query.data
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        title={t("report.title", { day: dayText(report.day) })}
        level="h1"
        description={
          report.made_at ? t("report.made", { at: dateTime(report.made_at), number: number(report.payments) }) : t("report.unmade")
        }
        actions={
          <>
            <span aria-live="polite">
              <ReportBadge state={report.state} />
            </span>
            <Actions day={report.day} isRunning={report.state === "running"} />
          </>
        }
      />
      <Section title={t("report.totals")} description={t("report.totalsHint")}>
        {report.totals.length === 0 ? <Empty title={t("report.noTotals")} /> : <Totals totals={report.totals} />}
      </Section>
      <Section title={t("report.differences")} description={t("report.differencesHint")}>
        {report.lines.length === 0 ? (
          <Empty title={t(report.made_at ? "report.noDifferences" : "report.unmade")} />
        ) : (
          <Differences lines={report.lines} />
        )}
      </Section>
    </div>
  )
}

function Actions({ day, isRunning }: { day: string; isRunning: boolean }) {
  const { t } = useFormat("payments")
  const { runReport, isPending } = useRunReport()
  const [isLoading, setLoading] = useState(false)
  const save = async () => {
    setLoading(true)
    try {
      await download(`/admin/payment-reports/${day}/csv`, `payments-${day}.csv`)
    } catch {
      toast.error(t("report.notDownloaded"))
    } finally {
      setLoading(false)
    }
  }
  const again = () => runReport(day).catch(() => toast.error(t("reports.notAsked")))
  return (
    <>
      <Button size="small" variant="secondary" isLoading={isLoading} onClick={() => void save()}>
        {t("report.download")}
      </Button>
      <Button size="small" variant="secondary" isLoading={isPending || isRunning} onClick={() => void again()}>
        {t("report.again")}
      </Button>
    </>
  )
}

function Totals({ totals }: { totals: ReportTotal[] }) {
  const { t, money } = useFormat("payments")
  return (
    <WideTable name={t("report.totals")}>
      <Table className="min-w-[480px]">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.provider")}</Table.HeaderCell>
            {(["captured", "refunded", "net"] as const).map((name) => (
              <Table.HeaderCell key={name} className="!text-end">
                {t(`fields.${name}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {totals.map((total) => (
            <Table.Row key={`${total.provider_id} ${total.currency_code}`}>
              <Table.Cell>{providerName(total.provider_id)}</Table.Cell>
              {(["captured", "refunded", "net"] as const).map((name) => (
                <Table.Cell key={name} className="text-end tabular-nums">
                  <bdi>{money(total[name], total.currency_code)}</bdi>
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  )
}

function DayCrumb({ day }: { day: string }) {
  const { day: dayText } = useFormat("payments")
  return <>{dayText(day)}</>
}

export const handle = { breadcrumb: ({ params: { day = "" } }: { params: { day?: string } }) => <DayCrumb day={day} /> }
