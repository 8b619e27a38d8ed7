import { Button, Drawer, Heading } from "@medusajs/ui"
import { useState } from "react"
import type { Withdrawal } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { useReturnFocus } from "../lib/use-return-focus"
import { AccountLink, Identifier, shortId, TextLink } from "./links"
import { Moment, Money } from "./money"
import { Field, Fields } from "./section"
import { StateBadge } from "./state-badge"
import { WITHDRAWAL_MOVES, WithdrawalDialog, type WithdrawalMove } from "./withdrawal-dialog"

interface WithdrawalDrawerProps {
  withdrawal: Withdrawal
  onClose: () => void
}

/** All about one withdrawal, and what may be decided about it. */
export function WithdrawalDrawer({ withdrawal, onClose }: WithdrawalDrawerProps) {
  const { t } = useFormat()
  const [move, setMove] = useState<WithdrawalMove>()
  const onCloseAutoFocus = useReturnFocus()
  // One dialog at a time: the focus belongs to the question that is asked.
  if (move) return <WithdrawalDialog withdrawal={withdrawal} move={move} onClose={onClose} />
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content aria-describedby={undefined} onCloseAutoFocus={onCloseAutoFocus}>
        <Drawer.Header>
          <Drawer.Title>
            {t("withdrawal.title")} <Money amount={withdrawal.amount} currency={withdrawal.currency_code} />
          </Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="overflow-y-auto p-0">
          <Fields>
            <Field label={t("fields.status")}>
              <StateBadge state={withdrawal.status} />
            </Field>
            <Field label={t("fields.owner")}>
              <AccountLink id={withdrawal.account_id} />
            </Field>
            <Field label={t("fields.requested")}>
              <Moment value={withdrawal.created_at} />
            </Field>
            <Field label={t("fields.updated")}>
              <Moment value={withdrawal.updated_at} />
            </Field>
            {withdrawal.payout_reference ? (
              <Field label={t("fields.payoutReference")}>
                <Identifier value={withdrawal.payout_reference} />
              </Field>
            ) : null}
            {withdrawal.note ? <Field label={t("fields.note")}>{withdrawal.note}</Field> : null}
            {withdrawal.transaction_id ? (
              <Field label={t("fields.transaction")}>
                <TextLink to={`/wallet/transactions/${withdrawal.transaction_id}`}>{shortId(withdrawal.transaction_id)}</TextLink>
              </Field>
            ) : null}
          </Fields>
          <Heading level="h3" className="border-t px-6 pb-2 pt-6">
            {t("withdrawal.destination")}
          </Heading>
          <Destination destination={withdrawal.destination} />
        </Drawer.Body>
        {WITHDRAWAL_MOVES[withdrawal.status].length ? (
          <Drawer.Footer className="gap-x-2 space-x-0">
            {[...WITHDRAWAL_MOVES[withdrawal.status]].reverse().map((name) => (
              <Button
                key={name}
                size="small"
                variant={name === "approve" || name === "pay" ? "primary" : "secondary"}
                onClick={() => setMove(name)}
              >
                {t(`withdrawal.${name}.title`)}
              </Button>
            ))}
          </Drawer.Footer>
        ) : null}
      </Drawer.Content>
    </Drawer>
  )
}

/** In the order in which a bank's form asks for them. */
const USUAL = ["method", "account_holder", "iban", "account_number", "phone"]

/** As its owner gave it; the plugin does not prescribe the fields. */
function Destination({ destination }: { destination: Record<string, unknown> }) {
  const { t } = useFormat()
  const names = [...USUAL.filter((name) => name in destination), ...Object.keys(destination).filter((name) => !USUAL.includes(name))]
  return (
    <Fields>
      {names.map((name) => (
        <Field key={name} label={t(`destination.${name}`, { defaultValue: name })}>
          <DestinationValue name={name} value={destination[name]} />
        </Field>
      ))}
    </Fields>
  )
}

function DestinationValue({ name, value }: { name: string; value: unknown }) {
  const { t } = useFormat()
  const text = typeof value === "string" ? value : JSON.stringify(value)
  if (name === "method") return <>{t(`payoutMethods.${text}`, { defaultValue: text })}</>
  if (name === "account_holder") return <bdi>{text}</bdi>
  return <Identifier value={text} />
}
