import { useState } from "react"
import { readDigits } from "../lib/lot-form"
import type { SaleMove } from "../lib/moves"
import { useBids } from "../lib/queries"
import type { Bid, Lot, Sale } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { ChangeDialog } from "./change-dialog"
import { SelectField, UnitField } from "./form-fields"
import { nameOf } from "./links"
import { ReasonDialog } from "./reason-dialog"

/** The last bids are enough: a runner-up stands right behind the leader. */
const BIDS_LOOKED_AT = 100
const RUNNER_UP = "runner-up"
const MAX_HOURS = 720

/** Offers the lot to somebody who has bid and did not win. */
export function OfferDialog({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const { t, money, number } = useFormat()
  const { data } = useBids(lot.id, { limit: BIDS_LOOKED_AT })
  const [bidId, setBidId] = useState(RUNNER_UP)
  const [hours, setHours] = useState("48")
  const choices = bestOfEach(data?.bids ?? [])
  const digits = readDigits(hours)
  const problem =
    !/^\d{1,4}$/.test(digits) || Number(digits) < 1 || Number(digits) > MAX_HOURS
      ? t("problems.hours", { most: number(MAX_HOURS) })
      : undefined
  const labelOf = (bid: Bid) => `${nameOf(bid.customer)} · ${money(bid.maximum ?? 0, lot.currency_code)}`
  const chosen = choices.find(({ id }) => id === bidId)
  return (
    <ChangeDialog
      title={t("moves.offer.title")}
      description={t("moves.offer.description")}
      isValid={!problem}
      fields={(isTried) => (
        <>
          <SelectField
            label={t("moves.offer.to")}
            value={bidId}
            onChange={setBidId}
            options={[
              { value: RUNNER_UP, label: t("moves.offer.runnerUp") },
              ...choices.map((bid) => ({ value: bid.id, label: labelOf(bid) })),
            ]}
          />
          <UnitField
            label={t("moves.offer.for")}
            unit={t("units.hours")}
            value={hours}
            onChange={setHours}
            problem={isTried ? problem : undefined}
          />
        </>
      )}
      summary={() => [
        chosen ? t("moves.offer.effectBid", { who: labelOf(chosen) }) : t("moves.offer.effect"),
        t("moves.offer.until", { hours: number(Number(digits)) }),
      ]}
      confirm={t("moves.offer.confirm")}
      change={() => ({ path: `auctions/${lot.id}/offer`, body: { ...(chosen && { bid_id: chosen.id }), hours: Number(digits) } })}
      done={t("moves.offer.done")}
      onClose={onClose}
    />
  )
}

/** Each bidder's highest standing bid. */
function bestOfEach(bids: Bid[]): Bid[] {
  const best = new Map<string, Bid>()
  for (const bid of bids) {
    const known = best.get(bid.customer.id)
    if (!bid.retraction && (!known || (bid.maximum ?? 0) > (known.maximum ?? 0))) best.set(bid.customer.id, bid)
  }
  return [...best.values()].sort((a, b) => (b.maximum ?? 0) - (a.maximum ?? 0))
}

/** Says that a lot has been paid for in another way than through the shop. */
export function SettleDialog({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const { t } = useFormat()
  return (
    <ReasonDialog
      title={t("moves.settle.title")}
      description={t("moves.settle.description")}
      reasonHint={t("moves.settle.noteHint")}
      name="note"
      effects={[t("moves.settle.effect"), t("moves.settle.warning")]}
      confirm={t("moves.settle.confirm")}
      path={`auctions/${lot.id}/settle`}
      done={t("moves.settle.done")}
      onClose={onClose}
    />
  )
}

export function SaleDialog({ sale, move, onClose }: { sale: Sale; move: SaleMove; onClose: () => void }) {
  const { t, money } = useFormat()
  const values = { who: nameOf(sale.bidder), amount: money(sale.total, sale.currency_code) }
  return (
    <ReasonDialog
      title={t(`saleMoves.${move}.title`)}
      reasonHint={t("saleMoves.noteHint")}
      name="note"
      effects={[t(`saleMoves.${move}.effect`, values), t(`saleMoves.${move}.note`)]}
      confirm={t(`saleMoves.${move}.confirm`)}
      isDanger={move !== "mark-paid"}
      path={`auction-sales/${sale.id}/${move}`}
      done={t(`saleMoves.${move}.done`)}
      onClose={onClose}
    />
  )
}

export function RetractDialog({ lot, bid, onClose }: { lot: Lot; bid: Bid; onClose: () => void }) {
  const { t, number } = useFormat()
  return (
    <ReasonDialog
      title={t("moves.retract.title")}
      description={t("moves.retract.description")}
      reasonHint={t("moves.retract.reasonHint")}
      effects={[
        t("moves.retract.effect", { who: nameOf(bid.customer), number: number(bid.sequence) }),
        t("moves.retract.replay"),
        t("moves.retract.final"),
      ]}
      confirm={t("moves.retract.confirm")}
      isDanger
      path={`auctions/${lot.id}/bids/${bid.id}/retract`}
      done={t("moves.retract.done")}
      onClose={onClose}
    />
  )
}
