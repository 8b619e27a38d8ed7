import { Table } from "@medusajs/ui"
import { useTransactions } from "../lib/queries"
import { amountsOf } from "../lib/totals"
import type { Escrow } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { TextLink } from "./links"
import { Moment, Money } from "./money"
import { Section } from "./section"
import { Empty, LoadFailed, Loading } from "./states"
import { RTL_TABLE } from "./wallet-table"

/** An account's latest settlements in which the escrow's are looked for: the route cannot filter by escrow. */
const LOOK_BACK = 100

export function EscrowTransactions({ escrow }: { escrow: Escrow }) {
  const { t, transactionKind } = useFormat()
  const kind = ["wallet.escrow_fund", "wallet.escrow_settle"]
  const created_at = { $gte: escrow.created_at }
  const ofPayer = useTransactions({ account_id: escrow.payer_account_id, kind, created_at, order: "created_at", limit: LOOK_BACK })
  const ofPayee = useTransactions({ account_id: escrow.payee_account_id, kind, created_at, order: "created_at", limit: LOOK_BACK })
  const failed = [ofPayer, ofPayee].find((query) => query.isError && !query.data)
  const found = [...(ofPayer.data?.transactions ?? []), ...(ofPayee.data?.transactions ?? [])].filter(
    (transaction) => transaction.metadata?.escrow_id === escrow.id,
  )
  const transactions = [...new Map(found.map((row) => [row.id, row])).values()].sort((a, b) => a.created_at.localeCompare(b.created_at))

  return (
    <Section title={t("escrow.transactions")} className={RTL_TABLE}>
      {failed ? (
        <LoadFailed error={failed.error} onRetry={() => void Promise.all([ofPayer.refetch(), ofPayee.refetch()])} />
      ) : ofPayer.isPending || ofPayee.isPending ? (
        <Loading rows={2} />
      ) : transactions.length === 0 ? (
        <Empty title={t("transactions.empty")} />
      ) : (
        <div className="overflow-x-auto">
          <Table className="min-w-[560px]">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("fields.kind")}</Table.HeaderCell>
                <Table.HeaderCell>{t("fields.description")}</Table.HeaderCell>
                <Table.HeaderCell>{t("fields.date")}</Table.HeaderCell>
                <Table.HeaderCell className="!text-end">{t("fields.amount")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body className="border-b-0">
              {transactions.map((row) => (
                <Table.Row key={row.id} className="last:border-b-0">
                  <Table.Cell>
                    <TextLink to={`/wallet/transactions/${row.id}`}>{transactionKind(row.kind)}</TextLink>
                  </Table.Cell>
                  <Table.Cell>{row.description ?? "–"}</Table.Cell>
                  <Table.Cell>
                    <Moment value={row.created_at} />
                  </Table.Cell>
                  <Table.Cell className="text-end">
                    {amountsOf(row).map(({ currency, credit }) => (
                      <Money key={currency} amount={credit} currency={currency} />
                    ))}
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  )
}
