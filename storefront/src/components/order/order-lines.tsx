import { getTranslations } from "next-intl/server"
import { Money } from "@/components/product/price"
import { Picture } from "@/components/ui/picture"
import { Link } from "@/i18n/navigation"
import { lineName } from "@/lib/labels"
import { variantName } from "@/lib/variant-name"

interface Line {
  readonly id: string
  readonly title: string
  readonly product_title?: string | null
  readonly variant_title?: string | null
  readonly product_handle?: string | null
  readonly thumbnail?: string | null
  readonly quantity: unknown
  readonly total?: unknown
}

/** What is bought, with the server's amount for each line. */
export async function OrderLines({ lines, currency, linked }: { lines: readonly Line[]; currency: string; linked?: boolean }) {
  const t = await getTranslations("checkout")
  const named = await Promise.all(lines.map(async (line) => ({ ...line, name: await lineName(line) })))
  return (
    <ul className="divide-y divide-line">
      {named.map(({ name, ...line }) => {
        const variant = variantName(line.variant_title)
        return (
          <li key={line.id} className="flex gap-4 py-3.5 text-sm first:pt-0 last:pb-0">
            <div className="relative size-16 shrink-0 overflow-hidden rounded-xl bg-panel print:hidden">
              {line.thumbnail && <Picture src={line.thumbnail} alt="" shape="thumb" />}
            </div>
            <div className="min-w-0 flex-1">
              <p className="font-medium">{linked && line.product_handle ? <Link href={`/p/${line.product_handle}`}>{name}</Link> : name}</p>
              {variant && <p className="text-soft">{variant}</p>}
              <p className="text-soft">{t("pieces", { count: Number(line.quantity) })}</p>
            </div>
            <p className="font-medium">
              <Money amount={Number(line.total ?? 0)} currency={currency} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}
