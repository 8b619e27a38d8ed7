import { Alert, Button } from "@medusajs/ui"
import { useState } from "react"
import { useParams } from "react-router-dom"
import { CrumbName, detailHandle } from "../../../../components/crumb"
import { DisputeDialog, WithdrawDisputeDialog } from "../../../../components/dispute-dialogs"
import { EscrowProgress } from "../../../../components/escrow-progress"
import { EscrowRelease } from "../../../../components/escrow-release"
import { EscrowTransactions } from "../../../../components/escrow-transactions"
import { AccountLink, Identifier } from "../../../../components/links"
import { Moment, Money } from "../../../../components/money"
import { Field, Fields, Page, Section } from "../../../../components/section"
import { SettleDialog, type SettleMove } from "../../../../components/settle-dialog"
import { StateBadge } from "../../../../components/state-badge"
import { Loaded } from "../../../../components/states"
import { useEscrow } from "../../../../lib/queries"
import type { Escrow } from "../../../../lib/types"
import { useFormat } from "../../../../lib/use-format"

type Dialog = SettleMove | "dispute" | "withdrawDispute"

/** `escrowStates` in `states.ts`, for people. */
function movesOf(escrow: Escrow): Dialog[] {
  if (escrow.status === "funded") return ["dispute", "split", "refund", "release"]
  if (escrow.status === "disputed") return ["withdrawDispute", "split", "refund", "release"]
  return []
}

export default function EscrowPage() {
  const { id = "" } = useParams()
  return (
    <Loaded query={useEscrow(id)}>
      {({ escrow }) => (
        <Page>
          <Overview escrow={escrow} />
          <EscrowTransactions escrow={escrow} />
        </Page>
      )}
    </Loaded>
  )
}

function Overview({ escrow }: { escrow: Escrow }) {
  const { t, percent } = useFormat()
  const [dialog, setDialog] = useState<Dialog>()
  const close = () => setDialog(undefined)
  return (
    <Section
      level="h1"
      title={
        <>
          {t("escrow.title")} <bdi>{escrow.reference}</bdi>
        </>
      }
      description={<Money amount={escrow.amount} currency={escrow.currency_code} />}
      actions={
        <>
          <StateBadge state={escrow.status} />
          {movesOf(escrow).map((move) => (
            <Button key={move} size="small" variant={move === "release" ? "primary" : "secondary"} onClick={() => setDialog(move)}>
              {t(`actions.${move}`)}
            </Button>
          ))}
        </>
      }
    >
      {escrow.dispute_reason && escrow.status === "disputed" ? (
        <div className="px-6 py-4">
          <Alert variant="warning">
            {t("escrow.disputed")} <bdi>{escrow.dispute_reason}</bdi>
          </Alert>
        </div>
      ) : null}
      <EscrowProgress escrow={escrow} />
      <Fields>
        <Field label={t("fields.payer")}>
          <AccountLink id={escrow.payer_account_id} />
        </Field>
        <Field label={t("fields.payee")}>
          <AccountLink id={escrow.payee_account_id} />
        </Field>
        <Field label={t("fields.commission")}>{percent(escrow.fee_basis_points)}</Field>
        {escrow.closed_at ? null : (
          <Field label={t("fields.releaseAt")}>
            <EscrowRelease escrow={escrow} />
          </Field>
        )}
        <Field label={t("fields.created")}>
          <Moment value={escrow.created_at} />
        </Field>
        {escrow.closed_at ? (
          <Field label={t("fields.closed")}>
            <Moment value={escrow.closed_at} />
          </Field>
        ) : null}
        <Field label={t("fields.escrowId")}>
          <Identifier value={escrow.id} />
        </Field>
      </Fields>
      {dialog === "release" || dialog === "refund" || dialog === "split" ? (
        <SettleDialog escrow={escrow} move={dialog} onClose={close} />
      ) : null}
      {dialog === "dispute" ? <DisputeDialog escrow={escrow} onClose={close} /> : null}
      {dialog === "withdrawDispute" ? <WithdrawDisputeDialog escrow={escrow} onClose={close} /> : null}
    </Section>
  )
}

function EscrowName({ id }: { id: string }) {
  const { data } = useEscrow(id)
  return <CrumbName id={id} name={data?.escrow.reference} />
}

export const handle = detailHandle("escrow.title", EscrowName)
