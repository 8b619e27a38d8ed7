import { useTranslations } from "next-intl"
import { Picture } from "@/components/ui/picture"
import { Link } from "@/i18n/navigation"
import { SaleBox } from "./sale-box"
import type { Sale } from "./types"

/** A win or an offer in the account: what it is of, and what can be done about it. */
export function SaleRow({ sale }: { sale: Sale }) {
  const t = useTranslations("plugins.auctions")
  const { auction } = sale
  return (
    <article className="grid grid-cols-[5rem_1fr] items-center gap-4 sm:grid-cols-[7rem_1fr]">
      <div className="relative aspect-square overflow-hidden rounded-2xl bg-sunken sm:row-span-2 sm:self-start">
        {auction?.product.thumbnail && <Picture src={auction.product.thumbnail} alt="" shape="small" />}
      </div>
      <h3 className="min-w-0 font-sans text-base font-medium tracking-normal">
        <Link href={`/auctions/${sale.auction_id}`} className="hover:underline">
          {auction?.title ?? t("lot")}
        </Link>
      </h3>
      <div className="min-w-0 max-sm:col-span-2">
        <SaleBox sale={sale} />
      </div>
    </article>
  )
}
