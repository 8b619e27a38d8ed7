import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar } from "@medusajs/icons"
import { Table } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"
import { Crumb } from "../../components/crumb"
import { Pages } from "../../components/pages"
import { RunReport } from "../../components/run-report"
import { LINK, Section, WideTable } from "../../components/section"
import { ReportBadge } from "../../components/state-badges"
import { Empty, Loaded } from "../../components/states"
import { providerName, type Report, useReports } from "../../lib/payments"
import { useFormat } from "../../lib/use-format"

/** Day by day: whether providers, payments and orders say the same. */
export default function PaymentReportsPage() {
  const { t } = useFormat("payments")
  const [params, setParams] = useSearchParams()
  const offset = Math.max(0, Number.parseInt(params.get("offset") ?? "0", 10) || 0)
  const query = useReports(offset)
  return (
    <Section title={t("reports.title")} level="h1" description={t("reports.description")} actions={<RunReport />}>
      <Loaded query={query} rows={6}>
        {({ payment_reports: reports, count }) =>
          reports.length === 0 ? (
            <Empty title={t("reports.empty")}>{t("reports.emptyHint")}</Empty>
          ) : (
            <>
              <Reports reports={reports} />
              <Pages count={count} offset={offset} onChange={(next) => setParams(next ? { offset: String(next) } : {})} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function Reports({ reports }: { reports: Report[] }) {
  const { t, day, number, money } = useFormat("payments")
  return (
    <WideTable name={t("reports.title")}>
      <Table className="min-w-[760px]">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.day")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.status")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.compared")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.differences")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.notReached")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.net")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {reports.map((report) => (
            <Table.Row key={report.day}>
              <Table.Cell>
                <Link to={`/payments/days/${report.day}`} className={`${LINK} whitespace-nowrap`}>
                  {day(report.day)}
                </Link>
              </Table.Cell>
              <Table.Cell>
                <ReportBadge state={report.state} />
              </Table.Cell>
              <Table.Cell className="text-end tabular-nums">{number(report.payments)}</Table.Cell>
              <Table.Cell className="text-end tabular-nums">{number(report.differences)}</Table.Cell>
              <Table.Cell className="text-end tabular-nums">{number(report.not_reached)}</Table.Cell>
              <Table.Cell className="py-2 text-end">
                {report.totals.length === 0 ? "–" : null}
                {report.totals.map((total) => (
                  <div key={`${total.provider_id} ${total.currency_code}`} className="flex justify-end gap-x-2">
                    <span className="text-ui-fg-subtle">{providerName(total.provider_id)}</span>
                    <bdi className="tabular-nums">{money(total.net, total.currency_code)}</bdi>
                  </div>
                ))}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  )
}

export const config = defineRouteConfig({ label: "menu.payments", icon: CurrencyDollar, rank: 5, translationNs: "payments" })

export const handle = { breadcrumb: () => <Crumb name="menu.payments" /> }
