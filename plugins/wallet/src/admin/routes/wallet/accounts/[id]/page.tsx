import { Badge, Button } from "@medusajs/ui"
import { useState } from "react"
import { useParams } from "react-router-dom"
import { AdjustDialog, FreezeDialog } from "../../../../components/account-dialogs"
import { CrumbName, detailHandle } from "../../../../components/crumb"
import { Holds } from "../../../../components/holds"
import { Identifier, TextLink, useOwnerName } from "../../../../components/links"
import { Moment, Money } from "../../../../components/money"
import { Field, Fields, Figure, Figures, Page, Section } from "../../../../components/section"
import { StateBadge } from "../../../../components/state-badge"
import { StatementTable } from "../../../../components/statement-table"
import { Loaded } from "../../../../components/states"
import { useAccount } from "../../../../lib/queries"
import type { Account } from "../../../../lib/types"
import { useFormat } from "../../../../lib/use-format"

export default function AccountPage() {
  const { id = "" } = useParams()
  return (
    <Loaded query={useAccount(id)}>
      {({ account }) => (
        <Page>
          <Overview account={account} />
          <Holds account={account} />
          <StatementTable account={account} />
        </Page>
      )}
    </Loaded>
  )
}

function Overview({ account }: { account: Account }) {
  const { t, accountKind } = useFormat()
  const ownerName = useOwnerName()
  const [dialog, setDialog] = useState<"adjust" | "freeze">()
  const { currency_code: currency } = account
  const isClosed = account.status === "closed"
  return (
    <>
      <Section
        level="h1"
        title={<bdi>{ownerName(account)}</bdi>}
        description={`${accountKind(account.kind)} · ${currency.toUpperCase()}`}
        actions={
          <>
            <StateBadge state={account.status} />
            {isClosed ? null : (
              <>
                <Button size="small" variant="secondary" onClick={() => setDialog("freeze")}>
                  {t(account.status === "frozen" ? "actions.unfreeze" : "actions.freeze")}
                </Button>
                <Button size="small" variant="primary" onClick={() => setDialog("adjust")}>
                  {t("actions.adjust")}
                </Button>
              </>
            )}
          </>
        }
      >
        <Figures>
          <Figure label={t("fields.balance")}>
            <Money amount={account.balance} currency={currency} />
          </Figure>
          <Figure label={t("fields.held")} hint={t("account.heldHint")}>
            <Money amount={account.held} currency={currency} />
          </Figure>
          <Figure label={t("fields.available")} hint={account.floor === null ? t("account.noFloor") : t("account.availableHint")}>
            <Money amount={account.available} currency={currency} />
          </Figure>
        </Figures>
        <Fields>
          <Field label={t("fields.owner")}>
            {account.owner_type === "customer" ? (
              <TextLink to={`/customers/${account.owner_id}`}>
                <bdi>{account.owner_name ?? account.owner_id}</bdi>
              </TextLink>
            ) : (
              <bdi>{ownerName(account)}</bdi>
            )}
          </Field>
          <Field label={t("fields.normalSide")}>
            <Badge size="2xsmall">{t(`sides.${account.normal_side}`)}</Badge>
          </Field>
          <Field label={t("fields.accountId")}>
            <Identifier value={account.id} />
          </Field>
          <Field label={t("fields.created")}>
            <Moment value={account.created_at} />
          </Field>
        </Fields>
      </Section>
      {dialog === "freeze" ? <FreezeDialog account={account} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "adjust" ? <AdjustDialog account={account} onClose={() => setDialog(undefined)} /> : null}
    </>
  )
}

function AccountName({ id }: { id: string }) {
  const { data } = useAccount(id)
  const ownerName = useOwnerName()
  return <CrumbName id={id} name={data && ownerName(data.account)} />
}

export const handle = detailHandle("fields.account", AccountName)
