import { Table } from "@medusajs/ui"
import { amountsOf } from "../lib/totals"
import type { Transaction } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { AccountLink } from "./links"
import { Money } from "./money"
import { Section } from "./section"
import { RTL_TABLE } from "./wallet-table"

/** Both sides of a transaction, with a total under each that must be the same. */
export function Postings({ transaction }: { transaction: Transaction }) {
  const { t, accountKind } = useFormat()
  return (
    <Section title={t("postings.title")} description={t("postings.description")} className={RTL_TABLE}>
      <div className="overflow-x-auto">
        <Table className="min-w-[720px]">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("fields.account")}</Table.HeaderCell>
              <Table.HeaderCell>{t("fields.kind")}</Table.HeaderCell>
              <Table.HeaderCell className="!text-end">{t("sides.debit")}</Table.HeaderCell>
              <Table.HeaderCell className="!text-end">{t("sides.credit")}</Table.HeaderCell>
              <Table.HeaderCell className="!text-end">{t("fields.balanceAfter")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {transaction.postings.map((posting) => (
              <Table.Row key={posting.account_id}>
                <Table.Cell>
                  <AccountLink id={posting.account_id} />
                </Table.Cell>
                <Table.Cell>{posting.account_kind ? accountKind(posting.account_kind) : "–"}</Table.Cell>
                <Table.Cell className="text-end">
                  <Side amount={posting.debit} currency={posting.currency_code} />
                </Table.Cell>
                <Table.Cell className="text-end">
                  <Side amount={posting.credit} currency={posting.currency_code} />
                </Table.Cell>
                <Table.Cell className="text-end">
                  <Money amount={posting.balance_after} currency={posting.currency_code} />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
          <tfoot>
            {amountsOf(transaction).map(({ currency, debit, credit }) => (
              <Table.Row key={currency} className="last:border-b-0">
                <th scope="row" colSpan={2} className="txt-compact-small-plus h-12 text-start">
                  {t("postings.total", { currency: currency.toUpperCase() })}
                </th>
                <Table.Cell className="txt-compact-small-plus text-ui-fg-base text-end">
                  <Money amount={debit} currency={currency} />
                </Table.Cell>
                <Table.Cell className="txt-compact-small-plus text-ui-fg-base text-end">
                  <Money amount={credit} currency={currency} />
                </Table.Cell>
                <Table.Cell />
              </Table.Row>
            ))}
          </tfoot>
        </Table>
      </div>
    </Section>
  )
}

/** The side that a posting is not on stays empty, as in any ledger. */
export function Side({ amount, currency }: { amount: number; currency: string }) {
  return amount === 0 ? <span className="text-ui-fg-subtle">–</span> : <Money amount={amount} currency={currency} />
}
