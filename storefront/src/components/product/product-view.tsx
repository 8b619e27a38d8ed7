"use client"

import { useTranslations } from "next-intl"
import { type ReactNode, useState } from "react"
import { classNames } from "@/components/ui/class-names"
import { AddToBag } from "./add-to-bag"
import { Gallery } from "./gallery"

export interface Variant {
  readonly id: string
  readonly title: string
  /** Chosen value by option id. */
  readonly options: Readonly<Record<string, string>>
  /** As it is shown, made by the server: a browser takes tens of milliseconds to learn how a language writes money. */
  readonly price: ReactNode
  readonly available: boolean
  /** Pieces left; null where stock is not counted or more can be had. */
  readonly left: number | null
  readonly pictures: readonly string[]
}

interface Option {
  readonly id: string
  readonly title: string
  readonly values: readonly string[]
}

interface Props {
  title: string
  subtitle: string | null
  pictures: readonly string[]
  options: readonly Option[]
  variants: readonly Variant[]
  panels: ReactNode
}

const FEW = 5

/** Gallery, choice of a variant, price and the way into the bag. */
export function ProductView({ title, subtitle, pictures, options, variants, panels }: Props) {
  const t = useTranslations("product")
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(
    () => (variants.find(({ available }) => available) ?? variants[0])?.options ?? {},
  )
  const fits = (variant: Variant, wanted: Readonly<Record<string, string>>) =>
    Object.entries(wanted).every(([id, value]) => variant.options[id] === value)
  const variant = variants.find((each) => fits(each, chosen))
  const shownPictures = variant?.pictures.length ? variant.pictures : pictures
  return (
    <div className="grid gap-8 md:grid-cols-2 lg:gap-14">
      <Gallery key={shownPictures[0]} pictures={shownPictures} title={title} />
      <div className="md:sticky md:top-32 md:h-fit">
        <h1 className="text-4xl">{title}</h1>
        {subtitle && <p className="mt-2 text-lg text-soft">{subtitle}</p>}
        <div aria-live="polite">
          {variant?.price}
          <Stock variant={variant} />
        </div>
        {options
          .filter(({ values }) => values.length > 1)
          .map((option) => (
            <fieldset key={option.id} className="mt-6">
              <legend className="text-sm font-medium">
                {option.title}: <span className="font-normal text-soft">{chosen[option.id]}</span>
              </legend>
              <div className="mt-2.5 flex flex-wrap gap-2">
                {option.values.map((value) => {
                  const isSoldOut = !variants.some((each) => each.available && fits(each, { ...chosen, [option.id]: value }))
                  return (
                    <label
                      key={value}
                      className={classNames(
                        "rounded-full border border-line px-4 py-2.5 text-sm has-checked:border-brand has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-brand",
                        isSoldOut && "text-soft line-through",
                      )}
                    >
                      <input
                        type="radio"
                        name={option.id}
                        value={value}
                        checked={chosen[option.id] === value}
                        onChange={() => setChosen({ ...chosen, [option.id]: value })}
                        className="sr-only"
                      />
                      {value}
                      {isSoldOut && <span className="sr-only"> ({t("soldOut")})</span>}
                    </label>
                  )
                })}
              </div>
            </fieldset>
          ))}
        <AddToBag variantId={variant?.id} available={variant?.available ?? false} most={variant?.left ?? undefined} />
        {variant?.available && <p className="mt-4 text-sm text-soft">{t("deliveryEstimate")}</p>}
        {panels}
      </div>
    </div>
  )
}

function Stock({ variant }: { variant: Variant | undefined }) {
  const t = useTranslations("product")
  if (!variant) return <p className="mt-2 text-sm text-bad">{t("noVariant")}</p>
  if (!variant.available) return <p className="mt-2 text-sm text-bad">{t("soldOut")}</p>
  if (variant.left !== null && variant.left <= FEW) return <p className="mt-2 text-sm text-warn">{t("few", { count: variant.left })}</p>
  return <p className="mt-2 text-sm text-brand">{t("inStock")}</p>
}
