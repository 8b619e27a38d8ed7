import { Table } from "@medusajs/ui"
import type { TrialBalance } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { TextLink } from "./links"
import { Money } from "./money"
import { Side } from "./postings"
import { RTL_TABLE } from "./wallet-table"

interface TrialBalanceTableProps {
  lines: TrialBalance["lines"]
  total: TrialBalance["totals"][number]
}

export function TrialBalanceTable({ lines, total }: TrialBalanceTableProps) {
  const { t, accountKind, number } = useFormat()
  const { currency_code: currency } = total
  return (
    <div className={`overflow-x-auto ${RTL_TABLE}`}>
      <Table className="min-w-[360px] sm:table-fixed">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.kind")}</Table.HeaderCell>
            <Table.HeaderCell className="hidden !text-end sm:table-cell">{t("fields.accounts")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("sides.debit")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("sides.credit")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map((line) => (
            <Table.Row key={line.kind}>
              <Table.Cell>
                <TextLink to={accountsOf(line.kind, currency)}>{accountKind(line.kind)}</TextLink>
              </Table.Cell>
              <Table.Cell className="hidden text-end tabular-nums sm:table-cell">{number(line.accounts)}</Table.Cell>
              <Table.Cell className="text-end">
                <Side amount={line.debit} currency={currency} />
              </Table.Cell>
              <Table.Cell className="text-end">
                <Side amount={line.credit} currency={currency} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
        <tfoot>
          <Table.Row className="border-b-0">
            <th scope="row" className="txt-compact-small-plus h-12 text-start">
              {t("postings.total", { currency: currency.toUpperCase() })}
            </th>
            <Table.Cell className="hidden sm:table-cell" />
            <Table.Cell className="txt-compact-small-plus text-ui-fg-base text-end">
              <Money amount={total.debit} currency={currency} />
            </Table.Cell>
            <Table.Cell className="txt-compact-small-plus text-ui-fg-base text-end">
              <Money amount={total.credit} currency={currency} />
            </Table.Cell>
          </Table.Row>
        </tfoot>
      </Table>
    </div>
  )
}

function accountsOf(kind: string, currency: string): string {
  return `/wallet?${new URLSearchParams({ kind: JSON.stringify([kind]), currency_code: JSON.stringify([currency]) })}`
}
