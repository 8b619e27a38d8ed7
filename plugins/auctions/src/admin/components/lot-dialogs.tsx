import { useState } from "react"
import { endOf, fromLocalInput, toLocalInput, zoneName } from "../lib/time"
import type { Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { MomentField } from "./form-fields"
import { ReasonDialog } from "./reason-dialog"

interface LotDialogProps {
  lot: Lot
  onClose: () => void
}

export function ScheduleDialog({ lot, onClose }: LotDialogProps) {
  const { t, money, dateTime } = useFormat()
  const end = endOf(lot)
  const startsNow = lot.starts_at !== null && Date.parse(lot.starts_at) <= Date.now()
  return (
    <ChangeDialog
      title={t("moves.schedule.title")}
      summary={() => [
        lot.starts_at && end
          ? t(startsNow ? "moves.schedule.now" : "moves.schedule.effect", { start: dateTime(lot.starts_at), end: dateTime(end) })
          : t("moves.schedule.noTimes"),
        t("moves.schedule.price", { price: money(lot.starting_price, lot.currency_code) }),
        t("moves.schedule.note"),
      ]}
      confirm={t("moves.schedule.confirm")}
      change={() => ({ path: `auctions/${lot.id}/schedule` })}
      done={t("moves.schedule.done")}
      onClose={onClose}
    />
  )
}

export function UnscheduleDialog({ lot, onClose }: LotDialogProps) {
  const { t } = useFormat()
  return (
    <ChangeDialog
      title={t("moves.unschedule.title")}
      summary={() => [t("moves.unschedule.effect")]}
      confirm={t("moves.unschedule.confirm")}
      change={() => ({ path: `auctions/${lot.id}/unschedule` })}
      done={t("moves.unschedule.done")}
      onClose={onClose}
    />
  )
}

export function DeleteDialog({ lot, onClose, onDeleted }: LotDialogProps & { onDeleted: () => void }) {
  const { t } = useFormat()
  return (
    <ChangeDialog
      title={t("moves.delete.title")}
      summary={() => [t("moves.delete.effect", { title: lot.title })]}
      confirm={t("moves.delete.confirm")}
      isDanger
      change={() => ({ path: `auctions/${lot.id}`, method: "DELETE" })}
      done={() => {
        onDeleted()
        return t("moves.delete.done")
      }}
      onClose={onClose}
    />
  )
}

export function ExtendDialog({ lot, onClose }: LotDialogProps) {
  const { t, locale, dateTime } = useFormat()
  const [end, setEnd] = useState(() => toLocalInput(later(lot.ends_at)))
  const moment = fromLocalInput(end)
  const problem = !moment ? t("problems.not_a_time") : moment <= new Date(lot.ends_at) ? t("problems.not_later") : undefined
  return (
    <ChangeDialog
      title={t("moves.extend.title")}
      description={lot.title}
      isValid={!problem}
      fields={(isTried) => (
        <MomentField
          label={t("moves.extend.until")}
          value={end}
          onChange={setEnd}
          hint={t("editor.zone", { zone: zoneName(locale, moment) })}
          problem={isTried ? problem : undefined}
        />
      )}
      summary={() => [
        t("moves.extend.effect", { before: dateTime(lot.ends_at), after: moment ? dateTime(moment) : "" }),
        t("moves.extend.note"),
      ]}
      confirm={t("moves.extend.confirm")}
      change={() => ({ path: `auctions/${lot.id}/extend`, body: { ends_at: moment?.toISOString() } })}
      done={t("moves.extend.done")}
      onClose={onClose}
    />
  )
}

const EXTENSION_MS = 10 * 60_000

/** Ten minutes more, from the end or from now, whichever is later; whole minutes. */
function later(end: string): Date {
  const from = Math.max(Date.parse(end), Date.now())
  return new Date(Math.ceil((from + EXTENSION_MS) / 60_000) * 60_000)
}

export function CancelDialog({ lot, onClose }: LotDialogProps) {
  const { t, number } = useFormat()
  return (
    <ReasonDialog
      title={t("moves.cancel.title")}
      description={lot.title}
      reasonHint={t("moves.cancel.reasonHint")}
      effects={[
        t("moves.cancel.effect"),
        ...(lot.bid_count > 0 ? [t("moves.cancel.bids", { number: number(lot.bid_count) })] : []),
        t("moves.cancel.note"),
      ]}
      confirm={t("moves.cancel.confirm")}
      isDanger
      path={`auctions/${lot.id}/cancel`}
      done={t("moves.cancel.done")}
      onClose={onClose}
    />
  )
}

export function RelistDialog({ lot, onClose, onRelisted }: LotDialogProps & { onRelisted: (id: string) => void }) {
  const { t } = useFormat()
  return (
    <ChangeDialog<{ auction: Lot }>
      title={t("moves.relist.title")}
      summary={() => [t("moves.relist.effect"), t("moves.relist.note")]}
      confirm={t("moves.relist.confirm")}
      change={() => ({ path: `auctions/${lot.id}/relist` })}
      done={({ auction }) => {
        onRelisted(auction.id)
        return t("moves.relist.done")
      }}
      onClose={onClose}
    />
  )
}
