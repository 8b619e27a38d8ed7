import { Text } from "@medusajs/ui"
import { winCost } from "../../lib/preview"
import { bandsOf, bidsUntil, defaultBands, ladder } from "../../lib/increments"
import { checkLot } from "../../lib/lot-checks"
import { fieldsOf, type LotForm, readDigits } from "../../lib/lot-form"
import { decimalOf, minorOf, readAmount } from "../../lib/money"
import { useFormat } from "../../lib/use-format"
import { Money } from "../money"
import { Section } from "../section"
import { ClockTimeline, SoftCloseTimeline } from "./timeline"

const STEPS = 6

/** What shoppers will see and a winner will pay, as far as the form already says it. */
export function Preview({ form }: { form: LotForm }) {
  const { t } = useFormat()
  const has = fieldsOf(form.format)
  const currency = form.currency_code
  const start = minor(form.starting_price, currency)
  if (!currency || start === undefined) {
    return (
      <Section title={t("preview.title")}>
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("preview.needsPrice")}
        </Text>
      </Section>
    )
  }
  return (
    <Section title={t("preview.title")} description={t("preview.description")}>
      {has.bidding ? <Ladder form={form} start={start} /> : null}
      {has.clock ? <ClockTimeline form={form} /> : null}
      {has.softClose && form.has_soft_close ? <SoftCloseTimeline form={form} /> : null}
      <Costs form={form} start={start} />
    </Section>
  )
}

function minor(text: string, currency: string): bigint | undefined {
  const read = readAmount(text, currency)
  return "value" in read ? minorOf(read.value, currency) : undefined
}

/** The prices that the least bids lead to, and how far the reserve is. */
function Ladder({ form, start }: { form: LotForm; start: bigint }) {
  const { t, number, money } = useFormat()
  const currency = form.currency_code
  const isLegible = checkLot(form, new Date()).increments === undefined
  const bands = form.has_increments && isLegible ? bandsOf(typed(form), currency) : defaultBands(currency)
  const reserve = minor(form.reserve_price, currency)
  const count = reserve === undefined ? undefined : bidsUntil(start, reserve, bands)
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {t("preview.ladder")}
      </Text>
      <ol className="flex flex-wrap gap-2">
        {ladder(start, bands, STEPS).map((price) => (
          <li key={String(price)} className="bg-ui-bg-subtle txt-compact-small shadow-borders-base rounded-md px-2 py-1">
            <Money amount={Number(decimalOf(price, currency))} currency={currency} />
          </li>
        ))}
        <li aria-hidden className="txt-compact-small text-ui-fg-subtle px-1 py-1">
          …
        </li>
      </ol>
      {reserve !== undefined && reserve >= start && count !== undefined ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("preview.toReserve", { count, number: number(count), price: money(Number(decimalOf(reserve, currency)), currency) })}
        </Text>
      ) : null}
    </div>
  )
}

function typed(form: LotForm) {
  return form.increments.map(({ from, increment }) => ({ from: readDigits(from), increment: readDigits(increment) }))
}

/** What a win costs at the prices that the merchant has in mind. */
function Costs({ form, start }: { form: LotForm; start: bigint }) {
  const { t, percent } = useFormat()
  const currency = form.currency_code
  const premium = Number(readDigits(form.premium_percent)) || 0
  const quantity = /^\d{1,6}$/.test(readDigits(form.quantity)) ? Math.max(1, Number(readDigits(form.quantity))) : 1
  const prices: [string, bigint | undefined][] = [
    ["starting_price", start],
    ["reserve_price", fieldsOf(form.format).reserve ? minor(form.reserve_price, currency) : undefined],
    ["clock_floor", fieldsOf(form.format).clock ? minor(form.clock_floor, currency) : undefined],
    ["estimate_low", minor(form.estimate_low, currency)],
    ["estimate_high", minor(form.estimate_high, currency)],
    ["buy_now_price", fieldsOf(form.format).buyNow ? minor(form.buy_now_price, currency) : undefined],
  ]
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {t("preview.costs")}
      </Text>
      <table className="txt-compact-small w-full">
        <thead>
          <tr className="text-ui-fg-subtle">
            <th scope="col" className="pb-1 text-start font-normal">
              {t("preview.at")}
            </th>
            <th scope="col" className="pb-1 text-end font-normal">
              {t("preview.hammer")}
            </th>
            <th scope="col" className="pb-1 text-end font-normal">
              {t("preview.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {prices.map(([field, price]) =>
            price === undefined ? null : (
              <tr key={field}>
                <th scope="row" className="py-0.5 text-start font-normal">
                  {t(`fields.${field}`)}
                </th>
                <td className="text-end">
                  <Money amount={Number(decimalOf(price, currency))} currency={currency} />
                </td>
                <td className="text-end font-medium">
                  <Money amount={Number(decimalOf(winCost(price, quantity, premium).total, currency))} currency={currency} />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("preview.costsNote", { percent: percent(premium) })}
      </Text>
    </div>
  )
}
