import { Hint, Label, Switch } from "@medusajs/ui"
import { useId } from "react"
import { fieldsOf } from "../../lib/lot-form"
import { fromLocalInput, zoneName } from "../../lib/time"
import { useFormat } from "../../lib/use-format"
import { MomentField, UnitField } from "../form-fields"
import { Section } from "../section"
import type { PartProps } from "./form"

/** When bidding begins and ends, in the merchant's own time zone, and what a bid in the last moments does. */
export function TimePart({ form, set, problem, can }: PartProps) {
  const { t, locale } = useFormat()
  const id = useId()
  const has = fieldsOf(form.format)
  const zone = (text: string) => t("editor.zone", { zone: zoneName(locale, fromLocalInput(text)) })
  const seconds = (field: "soft_close_window_seconds" | "soft_close_extension_seconds") => (
    <UnitField
      label={t(`fields.${field}`)}
      unit={t("units.seconds")}
      value={form[field]}
      onChange={(value) => set(field, value)}
      hint={t(`editor.hints.${field}`)}
      problem={problem(field)}
      isDisabled={!can.terms}
    />
  )
  return (
    <Section title={t("editor.parts.time")}>
      <div className="flex flex-col gap-y-6 px-6 py-4">
        <div className="grid grid-cols-1 items-start gap-x-4 gap-y-6 sm:grid-cols-2">
          {(["starts_at", "ends_at"] as const).map((field) => (
            <MomentField
              key={field}
              label={t(`fields.${field}`)}
              value={form[field]}
              onChange={(value) => set(field, value)}
              hint={zone(form[field])}
              problem={problem(field)}
              isDisabled={!can.terms}
            />
          ))}
        </div>
        {has.softClose ? (
          <fieldset className="flex flex-col gap-y-6">
            <legend className="sr-only">{t("facts.softClose")}</legend>
            <div className="flex flex-col gap-y-2">
              <div className="flex items-center gap-x-3">
                <Switch
                  id={id}
                  checked={form.has_soft_close}
                  disabled={!can.terms}
                  onCheckedChange={(value) => set("has_soft_close", value)}
                />
                <Label htmlFor={id} size="small" weight="plus">
                  {t("editor.softClose")}
                </Label>
              </div>
              <Hint>{t("editor.softCloseHint")}</Hint>
            </div>
            {form.has_soft_close ? (
              <div className="grid grid-cols-1 items-start gap-x-4 gap-y-6 sm:grid-cols-2">
                {seconds("soft_close_window_seconds")}
                {seconds("soft_close_extension_seconds")}
                <UnitField
                  label={t("fields.soft_close_cap_minutes")}
                  unit={t("units.minutes")}
                  value={form.soft_close_cap_minutes}
                  onChange={(value) => set("soft_close_cap_minutes", value)}
                  hint={t("editor.hints.soft_close_cap_minutes")}
                  problem={problem("soft_close_cap_minutes")}
                  isOptional
                  isDisabled={!can.terms}
                />
              </div>
            ) : null}
          </fieldset>
        ) : null}
      </div>
    </Section>
  )
}
