import { Alert, Button, StatusBadge, Table } from "@medusajs/ui"
import { useVerification } from "../lib/queries"
import type { Verification } from "../lib/types"
import { useErrorText } from "../lib/use-error-text"
import { useFormat } from "../lib/use-format"
import { Identifier } from "./links"
import { Section } from "./section"
import { Loading } from "./states"
import { RTL_TABLE } from "./wallet-table"

export function VerificationSection() {
  const { t, number } = useFormat()
  const errorText = useErrorText("errors.unreachable")
  const { data, isFetching, error, refetch } = useVerification()
  return (
    <Section
      title={t("verification.title")}
      description={t("verification.description")}
      actions={
        <>
          {data && !isFetching ? (
            <StatusBadge color={data.ok ? "green" : "red"}>{t(data.ok ? "verification.ok" : "verification.failed")}</StatusBadge>
          ) : null}
          <Button size="small" variant="secondary" isLoading={isFetching} onClick={() => void refetch()}>
            {t("actions.verify")}
          </Button>
        </>
      }
    >
      <div aria-live="polite">
        {isFetching ? (
          <Loading rows={2} />
        ) : error ? (
          <Alert variant="error" className="m-6">
            {errorText(error)}
          </Alert>
        ) : data ? (
          <>
            <p className="txt-compact-small text-ui-fg-subtle px-6 py-4">
              {t(data.ok ? "verification.okText" : "verification.failedText", {
                accounts: number(data.counts.accounts),
                transactions: number(data.counts.transactions),
                postings: number(data.counts.postings),
              })}
            </p>
            {data.ok ? null : <Discrepancies rows={data.discrepancies} />}
          </>
        ) : null}
      </div>
    </Section>
  )
}

function Discrepancies({ rows }: { rows: Verification["discrepancies"] }) {
  const { t } = useFormat()
  return (
    <div className={`overflow-x-auto ${RTL_TABLE}`}>
      <Table className="min-w-[640px]">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("verification.check")}</Table.HeaderCell>
            <Table.HeaderCell>{t("verification.row")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("verification.expected")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("verification.found")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={`${row.check} ${row.id}`}>
              <Table.Cell>{row.check}</Table.Cell>
              <Table.Cell>
                <Identifier value={row.id} />
              </Table.Cell>
              <Table.Cell className="text-end tabular-nums">{row.expected}</Table.Cell>
              <Table.Cell className="text-end tabular-nums">{row.found}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
