import { Badge, Button, InlineTip, Text } from "@medusajs/ui"
import { useState } from "react"
import { useParams } from "react-router-dom"
import { CrumbName, detailHandle } from "../../../../components/crumb"
import { Identifier, shortId, TextLink, UserName } from "../../../../components/links"
import { Moment } from "../../../../components/money"
import { Postings } from "../../../../components/postings"
import { Field, Fields, Page, Section } from "../../../../components/section"
import { Loaded } from "../../../../components/states"
import { reversalObstacle, ReverseDialog } from "../../../../components/transaction-dialogs"
import { useTransaction } from "../../../../lib/queries"
import type { Transaction } from "../../../../lib/types"
import { useFormat } from "../../../../lib/use-format"

export default function TransactionPage() {
  const { id = "" } = useParams()
  return (
    <Loaded query={useTransaction(id)}>
      {({ transaction }) => (
        <Page>
          <Overview transaction={transaction} />
          <Postings transaction={transaction} />
          <Metadata metadata={transaction.metadata} />
        </Page>
      )}
    </Loaded>
  )
}

function Overview({ transaction }: { transaction: Transaction }) {
  const { t, transactionKind } = useFormat()
  const [isReversing, setReversing] = useState(false)
  const obstacle = reversalObstacle(transaction)
  const hasActions = !obstacle || transaction.reversed_by_id || transaction.reverses_id
  return (
    <Section
      level="h1"
      title={transactionKind(transaction.kind)}
      description={<Moment value={transaction.created_at} />}
      actions={
        hasActions ? (
          <>
            {transaction.reversed_by_id ? (
              <Badge size="xsmall" color="orange">
                {t("transaction.reversed")}
              </Badge>
            ) : null}
            {transaction.reverses_id ? (
              <Badge size="xsmall" color="purple">
                {t("transaction.isReversal")}
              </Badge>
            ) : null}
            {obstacle ? null : (
              <Button size="small" variant="secondary" onClick={() => setReversing(true)}>
                {t("actions.reverse")}
              </Button>
            )}
          </>
        ) : null
      }
    >
      {obstacle && obstacle !== "reversed" ? (
        <div className="px-6 py-4">
          <InlineTip label={t("transaction.notReversible")}>{t(`transaction.obstacle.${obstacle}`)}</InlineTip>
        </div>
      ) : null}
      <Fields>
        <Field label={t("fields.description")}>{transaction.description ?? "–"}</Field>
        <Field label={t("fields.reference")}>
          <Identifier value={transaction.reference} />
        </Field>
        <Field label={t("fields.transactionId")}>
          <Identifier value={transaction.id} />
        </Field>
        <Field label={t("fields.by")}>
          <UserName id={transaction.actor_id} />
        </Field>
        {transaction.reverses_id ? (
          <Field label={t("transaction.reverses")}>
            <TextLink to={`/wallet/transactions/${transaction.reverses_id}`}>{shortId(transaction.reverses_id)}</TextLink>
          </Field>
        ) : null}
        {transaction.reversed_by_id ? (
          <Field label={t("transaction.reversedBy")}>
            <TextLink to={`/wallet/transactions/${transaction.reversed_by_id}`}>{shortId(transaction.reversed_by_id)}</TextLink>
          </Field>
        ) : null}
      </Fields>
      {isReversing ? <ReverseDialog transaction={transaction} onClose={() => setReversing(false)} /> : null}
    </Section>
  )
}

function Metadata({ metadata }: { metadata: Transaction["metadata"] }) {
  const { t } = useFormat()
  const entries = Object.entries(metadata ?? {})
  if (!entries.length) return null
  return (
    <Section title={t("transaction.metadata")}>
      <Fields>
        {entries.map(([name, value]) => (
          <Field key={name} label={<bdi className="font-mono">{name}</bdi>}>
            <MetadataValue name={name} value={value} />
          </Field>
        ))}
      </Fields>
    </Section>
  )
}

function MetadataValue({ name, value }: { name: string; value: unknown }) {
  if (name === "escrow_id" && typeof value === "string") return <TextLink to={`/wallet/escrows/${value}`}>{shortId(value)}</TextLink>
  if (typeof value === "string") return <Identifier value={value} />
  return (
    <Text as="span" size="small" className="break-all font-mono" dir="ltr">
      {JSON.stringify(value)}
    </Text>
  )
}

function TransactionName({ id }: { id: string }) {
  const { data } = useTransaction(id)
  const { transactionKind } = useFormat()
  return <CrumbName id={id} name={data && transactionKind(data.transaction.kind)} />
}

export const handle = detailHandle("fields.transaction", TransactionName)
