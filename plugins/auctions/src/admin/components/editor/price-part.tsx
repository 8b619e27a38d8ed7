import type { LotField } from "../../lib/lot-form"
import { fieldsOf } from "../../lib/lot-form"
import { useCurrencies } from "../../lib/queries"
import { FORMATS } from "../../lib/use-filters"
import { useFormat } from "../../lib/use-format"
import { ChoiceField, SelectField, UnitField } from "../form-fields"
import { Section } from "../section"
import type { PartProps } from "./form"
import { IncrementsField } from "./increments-field"

/** How it is sold and from which price on; each format asks only for what means something in it. */
export function PricePart(props: PartProps) {
  const { form, set, problem, can } = props
  const { t, format } = useFormat()
  const currencies = useCurrencies()
  const has = fieldsOf(form.format)
  const currency = form.currency_code.toUpperCase()
  const amount = (
    field: (LotField & `${string}price`) | "estimate_low" | "estimate_high" | "clock_decrement" | "clock_floor",
    isOptional = false,
  ) => (
    <UnitField
      label={t(`fields.${field}`)}
      unit={currency}
      value={form[field]}
      onChange={(value) => set(field, value)}
      hint={t(`editor.hints.${field}`)}
      problem={problem(field)}
      isOptional={isOptional}
      isDisabled={field.startsWith("estimate") ? !can.texts : !can.terms}
    />
  )
  return (
    <Section title={t("editor.parts.price")}>
      <div className="flex flex-col gap-y-6 px-6 py-4">
        <ChoiceField
          label={t("fields.format")}
          value={form.format}
          onChange={(value) => set("format", value)}
          isDisabled={!can.terms}
          options={FORMATS.map((value) => ({ value, label: format(value), description: t(`editor.formats.${value}`) }))}
        />
        <div className="grid grid-cols-1 items-start gap-x-4 gap-y-6 sm:grid-cols-2">
          <SelectField
            label={t("fields.currency")}
            value={form.currency_code}
            onChange={(value) => set("currency_code", value)}
            options={[...new Set([form.currency_code, ...currencies])]
              .filter(Boolean)
              .map((code) => ({ value: code, label: code.toUpperCase() }))}
            isDisabled={!can.terms}
            problem={problem("currency_code")}
          />
          {amount("starting_price")}
          {has.reserve ? amount("reserve_price", true) : null}
          {has.buyNow ? amount("buy_now_price", true) : null}
          {has.clock ? (
            <>
              {amount("clock_floor")}
              {amount("clock_decrement")}
              <UnitField
                label={t("fields.clock_step_seconds")}
                unit={t("units.seconds")}
                value={form.clock_step_seconds}
                onChange={(value) => set("clock_step_seconds", value)}
                problem={problem("clock_step_seconds")}
                isDisabled={!can.terms}
              />
            </>
          ) : null}
          {amount("estimate_low", true)}
          {amount("estimate_high", true)}
        </div>
        {has.bidding ? <IncrementsField {...props} /> : null}
      </div>
    </Section>
  )
}
