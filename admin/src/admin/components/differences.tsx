import { Table } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { type Difference, providerName } from "../lib/payments"
import { useFormat } from "../lib/use-format"
import { LINK, WideTable } from "./section"

/** Where the books of a day differ; each line leads to where it can be looked into. */
export function Differences({ lines }: { lines: Difference[] }) {
  const { t } = useFormat("payments")
  return (
    <WideTable name={t("report.differences")}>
      <Table className="min-w-[820px]">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.difference")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.about")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.provider")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.expected")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.found")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map((line) => (
            <Table.Row key={line.id}>
              <Table.Cell className="max-w-[320px] whitespace-normal py-3">
                <div className="flex flex-col gap-y-0.5">
                  <span className="text-ui-fg-base">{t(`kinds.${line.kind}`)}</span>
                  {line.detail ? <bdi className="txt-compact-xsmall text-ui-fg-subtle break-words">{line.detail}</bdi> : null}
                </div>
              </Table.Cell>
              <Table.Cell>
                <About line={line} />
              </Table.Cell>
              <Table.Cell>{line.provider_id ? providerName(line.provider_id) : "–"}</Table.Cell>
              <Amount amount={line.expected} currency={line.currency_code} />
              <Amount amount={line.found} currency={line.currency_code} />
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  )
}

function About({ line }: { line: Difference }) {
  const { t } = useFormat("payments")
  if (line.order_id) {
    return (
      <Link to={`/orders/${line.order_id}`} className={LINK}>
        {t("order", { number: line.display_id ?? "" })}
      </Link>
    )
  }
  if (line.webhook_event_id) {
    return (
      <Link to={`/payments/webhooks?open=${line.webhook_event_id}`} className={LINK}>
        {t("webhooks.one")}
      </Link>
    )
  }
  return (
    <bdi dir="ltr" className="text-ui-fg-subtle txt-compact-xsmall font-mono">
      {line.payment_id ?? line.session_id ?? "–"}
    </bdi>
  )
}

function Amount({ amount, currency }: { amount: number | null; currency: string | null }) {
  const { money } = useFormat("payments")
  return (
    <Table.Cell className="text-end tabular-nums">
      {amount === null || !currency ? "–" : <bdi className="whitespace-nowrap">{money(amount, currency)}</bdi>}
    </Table.Cell>
  )
}
