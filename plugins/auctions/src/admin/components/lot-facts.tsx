import type { ReactNode } from "react"
import { endOf } from "../lib/time"
import type { Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CustomerLink, Identifier } from "./links"
import { MaybeMoney, Money, Moment } from "./money"
import { Field, Fields, Section } from "./section"

/** The terms of a lot, as they are stored. */
export function LotFacts({ lot }: { lot: Lot }) {
  const { t, number, percent, duration } = useFormat()
  const { currency_code: currency, soft_close: soft, clock } = lot
  const price = (amount: number | null) => <MaybeMoney amount={amount} currency={currency} />
  return (
    <Section title={t("facts.title")}>
      <Fields>
        <Field label={t("prices.starting")}>{price(lot.starting_price)}</Field>
        {clock ? (
          <>
            <Field label={t("fields.clock_floor")}>{price(clock.floor_price)}</Field>
            <Field label={t("fields.clock_decrement")}>
              {price(clock.decrement)} / {duration(clock.step_seconds * 1000)}
            </Field>
          </>
        ) : (
          <Field label={t("fields.reserve_price")}>
            {lot.reserve_price === null ? (
              t("facts.none")
            ) : (
              <>
                {price(lot.reserve_price)} · {t(lot.reserve_met ? "lot.reserveMet" : "lot.reserveNotMet")}
              </>
            )}
          </Field>
        )}
        {lot.buy_now_set !== null ? <Field label={t("fields.buy_now_price")}>{price(lot.buy_now_set)}</Field> : null}
        {lot.estimate_low !== null || lot.estimate_high !== null ? (
          <Field label={t("fields.estimate")}>
            {price(lot.estimate_low)} – {price(lot.estimate_high)}
          </Field>
        ) : null}
        <Field label={t("fields.quantity")}>
          {lot.units_left < lot.quantity
            ? t("facts.unitsLeft", { left: number(lot.units_left), number: number(lot.quantity) })
            : number(lot.quantity)}
        </Field>
        <Field label={t("fields.starts_at")}>
          <Moment value={lot.starts_at} />
        </Field>
        <Field label={t("fields.ends_at")}>
          <Moment value={lot.ended_at ?? endOf(lot)} />
        </Field>
        {lot.planned_ends_at && lot.planned_ends_at !== lot.ends_at ? (
          <Field label={t("facts.planned")}>
            <Moment value={lot.planned_ends_at} />
          </Field>
        ) : null}
        {soft ? (
          <Field label={t("facts.softClose")}>
            {t("facts.softCloseText", { window: duration(soft.window_seconds * 1000), extension: duration(soft.extension_seconds * 1000) })}
          </Field>
        ) : null}
        <Field label={t("fields.premium_percent")}>{percent(lot.premium_percent)}</Field>
        {lot.seller_id ? <Field label={t("fields.commission_percent")}>{percent(lot.commission_percent)}</Field> : null}
        <Field label={t("fields.deposit")}>
          {lot.deposit === null ? t("facts.none") : <Money amount={lot.deposit} currency={currency} />}
        </Field>
        <Field label={t("fields.pay_within_hours")}>{duration(lot.pay_within_hours * 3_600_000)}</Field>
        <Field label={t("fields.seller")}>{lot.seller ? <CustomerLink customer={lot.seller} /> : t("sellers.shop")}</Field>
        <Field label={t("facts.watchers")}>{number(lot.watch_count)}</Field>
        <Field label={t("facts.id")}>
          <Identifier value={lot.id} />
        </Field>
      </Fields>
      <Words lot={lot} />
    </Section>
  )
}

/** What shoppers read of it, below each other: these are texts, not values. */
function Words({ lot }: { lot: Lot }) {
  const { t } = useFormat()
  const texts: [string, ReactNode][] = (["subtitle", "condition", "provenance", "description"] as const).flatMap((name) =>
    lot[name] ? [[t(`fields.${name}`), lot[name]] as [string, ReactNode]] : [],
  )
  if (!texts.length) return null
  return (
    <dl className="flex flex-col gap-y-4 px-6 py-4">
      {texts.map(([label, text]) => (
        <div key={label} className="flex flex-col gap-y-1">
          <dt className="txt-compact-small-plus text-ui-fg-subtle">{label}</dt>
          <dd className="txt-small text-ui-fg-base line-clamp-6 whitespace-pre-line break-words" dir="auto">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  )
}
