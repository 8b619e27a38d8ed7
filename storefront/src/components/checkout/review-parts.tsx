import { useTranslations } from "next-intl"
import { Money } from "@/components/product/price"
import { Notice } from "@/components/ui/notice"
import { Link } from "@/i18n/navigation"
import type { Shortage } from "@/lib/checkout"

export function ToPay({ total, currency }: { total: number; currency: string }) {
  const t = useTranslations("checkout")
  return (
    <p className="flex items-baseline justify-between gap-4 text-lg">
      <span>{t("toPay")}</span>
      <strong className="font-semibold">
        <Money amount={total} currency={currency} />
      </strong>
    </p>
  )
}

/** What somebody else was faster with. */
export function Shortages({ shortages }: { shortages: readonly Shortage[] }) {
  const t = useTranslations("checkout")
  if (shortages.length === 0) return null
  return (
    <Notice look="bad">
      <p className="font-medium">{t("shortTitle")}</p>
      <ul className="mt-1 list-disc ps-5">
        {shortages.map(({ name, left }) => (
          <li key={name}>{t("short", { name, left })}</li>
        ))}
      </ul>
      <Link href="/cart" className="mt-2 inline-block font-medium underline">
        {t("toBag")}
      </Link>
    </Notice>
  )
}
