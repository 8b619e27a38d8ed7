import { useFormat } from "../../lib/use-format"
import { UnitField } from "../form-fields"
import { Section } from "../section"
import type { PartProps } from "./form"

/** What is paid besides the hammer price, by whom, and until when. */
export function TermsPart({ form, set, problem, can }: PartProps) {
  const { t } = useFormat()
  const field = (name: "premium_percent" | "commission_percent" | "deposit" | "pay_within_hours", unit: string, isOptional = false) => (
    <UnitField
      label={t(`fields.${name}`)}
      unit={unit}
      value={form[name]}
      onChange={(value) => set(name, value)}
      hint={t(`editor.hints.${name}`)}
      problem={problem(name)}
      isOptional={isOptional}
      isDisabled={!can.terms}
    />
  )
  return (
    <Section title={t("editor.parts.terms")}>
      <div className="grid grid-cols-1 items-start gap-x-4 gap-y-6 px-6 py-4 sm:grid-cols-2">
        {field("premium_percent", "%", true)}
        {field("commission_percent", "%", true)}
        {field("deposit", form.currency_code.toUpperCase(), true)}
        {field("pay_within_hours", t("units.hours"))}
      </div>
    </Section>
  )
}
