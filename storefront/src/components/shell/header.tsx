import { getLocale, getTranslations } from "next-intl/server"
import { Suspense } from "react"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"
import type { Locale } from "@/i18n/routing"
import { countItems, currentCart } from "@/lib/cart"
import { listCategories } from "@/lib/catalogue"
import { countryName } from "@/lib/country-name"
import { listRegions, currentMarket } from "@/lib/regions"
import { pluginLinks } from "@/plugins/links"
import { MarketMenu } from "./market-menu"
import { MobileMenu } from "./mobile-menu"
import { SearchBox } from "./search-box"

/**
 * Categories and regions are kept: nobody waits for them, and what comes with the page need not be laid out once more. The bag is
 * asked for each time.
 */
export async function Header() {
  const t = await getTranslations("shell")
  const links = await listLinks()
  const shop = await getTranslations("shop")
  return (
    <header className="print:hidden sticky top-0 z-40 border-b border-line bg-page">
      <div className="shell flex h-16 items-center gap-2 lg:gap-6">
        <MobileMenu links={links} />
        <Link href="/" className="font-display text-2xl font-semibold tracking-tight">
          {shop("name")}
        </Link>
        <div className="ms-auto hidden max-w-md flex-1 md:block">
          <SearchBox />
        </div>
        <div className="ms-auto flex items-center gap-1 md:ms-0">
          <Link href="/search" aria-label={t("search")} className="grid size-11 place-items-center rounded-full hover:bg-sunken md:hidden">
            <Icon name="search" />
          </Link>
          <Market />
          <Link href="/account" aria-label={t("account")} className="grid size-11 place-items-center rounded-full hover:bg-sunken">
            <Icon name="user" />
          </Link>
          <Suspense fallback={<BagLink label={t("bag", { count: 0 })} count={0} />}>
            <Bag />
          </Suspense>
        </div>
      </div>
      <nav aria-label={t("categories")} className="shell hidden h-11 items-center gap-6 overflow-x-auto text-sm lg:flex">
        {links.map(({ href, label }) => (
          <Link key={href} href={href} className="whitespace-nowrap text-soft hover:text-ink">
            {label}
          </Link>
        ))}
      </nav>
    </header>
  )
}

/** The categories, then what trades bring. An engine that is away leaves the rest of the header as it is. */
async function listLinks(): Promise<{ href: string; label: string }[]> {
  const categories = await listCategories().catch(() => [])
  return [...categories.map(({ handle, name }) => ({ href: `/c/${handle}`, label: name })), ...(await pluginLinks())]
}

async function Market() {
  const [regions, { country, currency }] = await Promise.all([listRegions(), currentMarket()]).catch(
    () => [[], { country: "", currency: "" }] as const,
  )
  const locale = (await getLocale()) as Locale
  const countries = regions.flatMap((region) =>
    (region.countries ?? []).flatMap(({ iso_2: code }) =>
      code ? { code, name: countryName(code, locale), currency: region.currency_code } : [],
    ),
  )
  return <MarketMenu countries={countries} country={country} currency={currency} />
}

async function Bag() {
  const t = await getTranslations("shell")
  const count = countItems(await currentCart().catch(() => undefined))
  return <BagLink label={t("bag", { count })} count={count} />
}

function BagLink({ label, count }: { label: string; count: number }) {
  return (
    <Link href="/cart" aria-label={label} className="relative grid size-11 place-items-center rounded-full hover:bg-sunken">
      <Icon name="bag" />
      {count > 0 && (
        <span
          aria-hidden
          data-testid="bag-count"
          className="absolute end-0.5 top-0.5 grid h-5 min-w-5 place-items-center rounded-full bg-brand px-1 text-xs font-semibold text-on-brand"
        >
          {count}
        </span>
      )}
    </Link>
  )
}
