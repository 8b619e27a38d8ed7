import { useLocale, useTranslations } from "next-intl"
import { classNames } from "@/components/ui/class-names"
import { localeFacts, type Locale } from "@/i18n/routing"
import type { Price as Figures } from "@/lib/listing"
import { formatMoney } from "@/lib/money"

/** An amount in the shopper's words. */
export function Money({ amount, currency }: { amount: number; currency: string }) {
  const { tag } = localeFacts[useLocale() as Locale]
  return <bdi>{formatMoney(amount, currency, tag)}</bdi>
}

export function Price({ price, currency, className }: { price: Figures; currency: string; className?: string }) {
  const t = useTranslations("price")
  return (
    <p className={classNames("flex flex-wrap items-baseline gap-x-2", className)}>
      <span className={classNames("font-semibold", price.was !== undefined && "text-sale")}>
        {price.from && <span className="text-[0.85em] font-normal text-soft">{t("from")} </span>}
        {price.was !== undefined && <span className="sr-only">{t("now")} </span>}
        <Money amount={price.amount} currency={currency} />
      </span>
      {price.was !== undefined && (
        <s className="text-[0.85em] text-soft">
          <span className="sr-only">{t("was")} </span>
          <Money amount={price.was} currency={currency} />
        </s>
      )}
    </p>
  )
}
