import type { VariantChoice } from "../../lib/queries"
import type { Person } from "../../lib/types"
import { useFormat } from "../../lib/use-format"
import { UnitField } from "../form-fields"
import { Section } from "../section"
import type { PartProps } from "./form"
import { SellerPicker, VariantPicker } from "./pickers"

interface ItemPartProps extends PartProps {
  variant: VariantChoice | undefined
  onVariant: (variant: VariantChoice | undefined) => void
  seller: Person | undefined
  onSeller: (seller: Person | undefined) => void
}

/** What is sold, how many of it, and for whom. */
export function ItemPart({ form, set, problem, can, variant, onVariant, seller, onSeller }: ItemPartProps) {
  const { t } = useFormat()
  return (
    // The lists of what has been found reach over the edge.
    <Section title={t("editor.parts.item")} className="overflow-visible">
      <div className="flex flex-col gap-y-6 px-6 py-4">
        <VariantPicker chosen={variant} onChoose={onVariant} isDisabled={!can.terms} problem={problem("variant_id")} />
        <div className="grid grid-cols-1 items-start gap-x-4 gap-y-6 sm:grid-cols-2">
          <UnitField
            label={t("fields.quantity")}
            unit={t("units.units")}
            value={form.quantity}
            onChange={(value) => set("quantity", value)}
            hint={t("editor.hints.quantity")}
            problem={problem("quantity")}
            isDisabled={!can.terms}
          />
          <SellerPicker chosen={seller} onChoose={onSeller} isDisabled={!can.terms} problem={problem("seller_id")} />
        </div>
      </div>
    </Section>
  )
}
