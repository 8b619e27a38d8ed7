import { Text } from "@medusajs/ui"
import { useCustomers, useVariants, type VariantChoice } from "../../lib/queries"
import type { Person } from "../../lib/types"
import { useFormat } from "../../lib/use-format"
import { nameOf } from "../links"
import { Picture } from "../picture"
import { SearchPicker, useSearch } from "../search-picker"

interface PickerProps<T> {
  chosen: T | undefined
  onChoose: (choice: T | undefined) => void
  isDisabled: boolean
  problem?: string | undefined
}

/** Which product is sold, in which of its variants. */
export function VariantPicker({ chosen, onChoose, isDisabled, problem }: PickerProps<VariantChoice>) {
  const { t } = useFormat()
  const search = useSearch()
  const { data, isError } = useVariants(search.q)
  return (
    <SearchPicker
      label={t("fields.product")}
      placeholder={t("picker.product")}
      search={search}
      options={data}
      isFailed={isError}
      isDisabled={isDisabled}
      problem={problem}
      chosen={chosen ? <VariantName variant={chosen} /> : null}
      draw={(variant) => <VariantName variant={variant} />}
      onChoose={onChoose}
    />
  )
}

function VariantName({ variant }: { variant: VariantChoice }) {
  return (
    <span className="flex items-center gap-x-3">
      <Picture src={variant.product.thumbnail} className="size-8" />
      <span className="flex min-w-0 flex-col">
        <Text as="span" size="small" leading="compact" weight="plus" className="truncate">
          <bdi>{variant.product.title}</bdi>
        </Text>
        <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          <bdi>{variant.title}</bdi>
        </Text>
      </span>
    </span>
  )
}

/** For whom it is sold; the shop itself where nobody is chosen. */
export function SellerPicker({ chosen, onChoose, isDisabled, problem }: PickerProps<Person>) {
  const { t } = useFormat()
  const search = useSearch()
  const { data, isError } = useCustomers(search.q)
  return (
    <SearchPicker
      label={t("fields.seller")}
      placeholder={t("picker.customer")}
      hint={t("editor.sellerHint")}
      isOptional
      search={search}
      options={data}
      isFailed={isError}
      isDisabled={isDisabled}
      problem={problem}
      chosen={chosen ? <bdi className="txt-compact-small break-all">{nameOf(chosen)}</bdi> : null}
      draw={(customer) => (
        <span className="txt-compact-small flex flex-col">
          <bdi className="truncate">{customer.email}</bdi>
          <bdi className="txt-compact-xsmall text-ui-fg-subtle">{[customer.first_name, customer.last_name].filter(Boolean).join(" ")}</bdi>
        </span>
      )}
      onChoose={onChoose}
    />
  )
}
