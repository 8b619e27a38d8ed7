import { Container } from "@medusajs/ui"
import { useMemo } from "react"
import { useSearchParams } from "react-router-dom"
import { Crumb } from "../../../components/crumb"
import { LotEditor } from "../../../components/editor/lot-editor"
import { Loading } from "../../../components/states"
import { newForm } from "../../../lib/lot-form"
import { useCurrencies, useVariants, type VariantChoice } from "../../../lib/queries"

/** A new lot; `?product_id=` begins with that product, in its first variant. */
export default function CreateLotPage() {
  const [params] = useSearchParams()
  const productId = params.get("product_id") ?? undefined
  const { data: variants, isPending } = useVariants("", productId)
  const [currency] = useCurrencies()
  if (!currency || (productId && isPending)) {
    return (
      <Container className="p-0">
        <Loading rows={8} />
      </Container>
    )
  }
  return <NewLot currency={currency} variant={productId ? variants?.[0] : undefined} />
}

function NewLot({ currency, variant }: { currency: string; variant: VariantChoice | undefined }) {
  // Once: a form that changes by itself loses what has been typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  const start = useMemo(() => newForm(currency, new Date(), variant?.id), [])
  return <LotEditor start={start} variant={variant} seller={undefined} />
}

export const handle = { breadcrumb: () => <Crumb name="editor.create" /> }
