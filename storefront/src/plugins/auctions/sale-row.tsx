import { useTranslations } from "next-intl"
import Image from "next/image"
import { Link } from "@/i18n/navigation"
import { SaleBox } from "./sale-box"
import type { Sale } from "./types"

/** A win or an offer in the account: what it is of, and what can be done about it. */
export function SaleRow({ sale }: { sale: Sale }) {
  const t = useTranslations("plugins.auctions")
  const { auction } = sale
  return (
    <article className="grid gap-4 sm:grid-cols-[7rem_1fr]">
      <div className="relative size-28 overflow-hidden rounded-2xl bg-sunken">
        {auction?.product.thumbnail && <Image src={auction.product.thumbnail} alt="" fill sizes="7rem" className="object-cover" />}
      </div>
      <div className="min-w-0 space-y-3">
        <h3 className="font-sans text-base font-medium tracking-normal">
          <Link href={`/auctions/${sale.auction_id}`} className="hover:underline">
            {auction?.title ?? t("lot")}
          </Link>
        </h3>
        <SaleBox sale={sale} />
      </div>
    </article>
  )
}
