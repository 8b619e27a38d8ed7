import { Button, Table } from "@medusajs/ui"
import { useState } from "react"
import { useHolds } from "../lib/queries"
import type { Account, Hold } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ReleaseHoldDialog } from "./account-dialogs"
import { Moment, Money } from "./money"
import { Section } from "./section"
import { Empty, LoadFailed, Loading } from "./states"
import { RTL_TABLE } from "./wallet-table"

/** More holds than one account has at a time; beyond it the oldest are left to the API. */
const MAX_HOLDS = 100

/** What is reserved on an account at the moment. */
export function Holds({ account }: { account: Account }) {
  const { t } = useFormat()
  const query = useHolds({ account_id: account.id, status: ["active"], limit: MAX_HOLDS })
  const [chosen, setChosen] = useState<Hold>()
  const holds = query.data?.holds
  return (
    <Section title={t("holds.title")} description={t("holds.description")} className={RTL_TABLE}>
      {query.isError && !holds ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !holds ? (
        <Loading rows={2} />
      ) : holds.length === 0 ? (
        <Empty title={t("holds.empty")} />
      ) : (
        <div className="overflow-x-auto">
          <Table className="min-w-[720px]">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("fields.heldFor")}</Table.HeaderCell>
                <Table.HeaderCell>{t("fields.expires")}</Table.HeaderCell>
                <Table.HeaderCell>{t("fields.created")}</Table.HeaderCell>
                <Table.HeaderCell className="!text-end">{t("fields.remaining")}</Table.HeaderCell>
                <Table.HeaderCell>
                  <span className="sr-only">{t("fields.actions")}</span>
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body className="border-b-0">
              {holds.map((hold) => (
                <Table.Row key={hold.id} className="last:border-b-0">
                  <Table.Cell>
                    <HoldReason hold={hold} />
                  </Table.Cell>
                  <Table.Cell>{hold.expires_at ? <Moment value={hold.expires_at} /> : t("holds.noExpiry")}</Table.Cell>
                  <Table.Cell>
                    <Moment value={hold.created_at} />
                  </Table.Cell>
                  <Table.Cell className="text-end">
                    <Money amount={hold.remaining} currency={hold.currency_code} />
                  </Table.Cell>
                  <Table.Cell className="text-end">
                    <Button size="small" variant="secondary" onClick={() => setChosen(hold)}>
                      {t("actions.release")}
                    </Button>
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      {chosen ? <ReleaseHoldDialog hold={chosen} onClose={() => setChosen(undefined)} /> : null}
    </Section>
  )
}

function HoldReason({ hold }: { hold: Hold }) {
  const { t } = useFormat()
  return (
    <div className="flex flex-col py-2">
      <span className="text-ui-fg-base">{t(`holdReasons.${hold.reason}`, { defaultValue: hold.reason })}</span>
      <bdi className="txt-compact-xsmall text-ui-fg-subtle max-w-[260px] self-start truncate font-mono" title={hold.reference}>
        {hold.reference}
      </bdi>
    </div>
  )
}
