import { useFormat } from "../../lib/use-format"
import { NoteField, TextField } from "../form-fields"
import { Section } from "../section"
import type { PartProps } from "./form"

/** What shoppers read of the lot beside the product's own texts. */
export function TextPart({ form, set, problem, can }: PartProps) {
  const { t } = useFormat()
  const shared = (field: "title" | "subtitle" | "description" | "condition" | "provenance") => ({
    label: t(`fields.${field}`),
    value: form[field],
    onChange: (value: string) => set(field, value),
    problem: problem(field),
    isOptional: true,
    isDisabled: !can.texts,
  })
  return (
    <Section title={t("editor.parts.texts")}>
      <div className="flex flex-col gap-y-6 px-6 py-4">
        <TextField {...shared("title")} hint={t("editor.hints.title")} maxLength={200} />
        <TextField {...shared("subtitle")} maxLength={300} />
        <NoteField {...shared("description")} hint={t("editor.hints.description")} maxLength={20_000} />
        <NoteField {...shared("condition")} hint={t("editor.hints.condition")} maxLength={5_000} />
        <NoteField {...shared("provenance")} hint={t("editor.hints.provenance")} maxLength={5_000} />
      </div>
    </Section>
  )
}
