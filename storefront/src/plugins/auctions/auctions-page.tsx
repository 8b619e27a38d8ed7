import { getLocale, getTranslations } from "next-intl/server"
import { Suspense } from "react"
import { Pages } from "@/components/listing/pages"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Skeleton } from "@/components/ui/skeleton"
import { getPathname, Link } from "@/i18n/navigation"
import { alternates } from "@/lib/alternates"
import { listCategories } from "@/lib/catalogue"
import { sharing } from "@/lib/share"
import type { PageProps } from "../slots"
import { LOTS_PER_PAGE, listLots, selectLots } from "./engine"
import { LotGrid } from "./lot-card"
import { LotFilters } from "./lot-filters"
import { LotSection } from "./lot-section"
import { addressOf, isChosen, readSelection, type Selection, SHOWS } from "./selection"

export async function auctionsMetadata({ parameters }: PageProps) {
  const t = await getTranslations("plugins.auctions")
  const texts = { title: t("title"), description: t("lead") }
  if (isChosen(parameters)) return { ...texts, robots: { index: false } }
  return { ...texts, alternates: await alternates("/auctions"), ...(await sharing(texts)) }
}

export async function AuctionsPage({ parameters }: PageProps) {
  const t = await getTranslations("plugins.auctions")
  const selection = readSelection(parameters)
  const chosen = isChosen(parameters)
  const categories = (await listCategories()).map(({ handle, name }) => ({ handle, name }))
  const address = addressOf(selection)
  return (
    <div className="shell py-10">
      <h1 className="text-4xl">{t("title")}</h1>
      <p className="mt-2 max-w-2xl text-soft">{t("lead")}</p>
      <div className="mt-8">
        <LotFilters
          key={chosen ? "chosen" : "plain"}
          action={getPathname({ href: "/auctions", locale: await getLocale() })}
          selection={selection}
          categories={categories}
          isChosen={chosen}
        />
      </div>
      {chosen ? (
        <Suspense key={address} fallback={<GridSkeleton />}>
          <Chosen selection={selection} />
        </Suspense>
      ) : (
        <Everything />
      )}
    </div>
  )
}

async function Chosen({ selection }: { selection: Selection }) {
  const t = await getTranslations("plugins.auctions")
  const { lots, count, server_time } = await selectLots(selection)
  return (
    <section aria-label={t("lots")} className="mt-6">
      <p className="mb-5 text-sm text-soft" role="status">
        {t("lotCount", { count })}
      </p>
      {lots.length > 0 ? (
        <LotGrid lots={lots} serverTime={server_time} eager={4} />
      ) : (
        <Empty title={t("noneTitle")} text={t("noneText")}>
          <Button asChild look="secondary">
            <Link href="/auctions">{t("seeAll")}</Link>
          </Button>
        </Empty>
      )}
      <Pages page={selection.page} pages={Math.ceil(count / LOTS_PER_PAGE)} address={(page) => addressOf({ ...selection, page })} />
    </section>
  )
}

const FEW = 4

/** A bit of each: what ends next, what else is live, what comes, what was sold. */
async function Everything() {
  const t = await getTranslations("plugins.auctions")
  const few = (show: keyof typeof SHOWS, order: string, limit: number) => listLots({ status: SHOWS[show].status, order, limit })
  const [soon, lively, upcoming, past] = await Promise.all([
    few("live", "ends_at", FEW),
    few("live", "-bid_count", 3 * FEW),
    few("upcoming", "starts_at", FEW),
    few("sold", "-ends_at", 3 * FEW),
  ])
  const shown = new Set(soon.lots.map(({ id }) => id))
  const sections = [
    { key: "endingSoon", href: "/auctions?show=live", ...soon },
    {
      key: "liveNow",
      href: "/auctions?show=live&sort=bids",
      ...lively,
      lots: lively.lots.filter(({ id }) => !shown.has(id)).slice(0, 2 * FEW),
    },
    { key: "upcoming", href: "/auctions?show=upcoming", ...upcoming },
    {
      key: "recentlySold",
      href: "/auctions?show=sold",
      ...past,
      lots: past.lots.filter(({ outcome }) => outcome === "sold").slice(0, FEW),
    },
  ] as const
  const filled = sections.filter(({ lots }) => lots.length > 0)
  if (filled.length === 0) {
    return (
      <Empty title={t("emptyTitle")} text={t("emptyText")}>
        <Button asChild>
          <Link href="/search">{t("toShop")}</Link>
        </Button>
      </Empty>
    )
  }
  return filled.map(({ key, href, ...lots }, index) => (
    <LotSection key={key} title={t(key)} href={href} more={t("seeAll")} lots={lots} eager={index === 0 ? FEW : 0} />
  ))
}

const CARDS = [1, 2, 3, 4, 5, 6, 7, 8]

function GridSkeleton() {
  return (
    <div className="mt-16 grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4" aria-busy>
      {CARDS.map((card) => (
        <div key={card} className="space-y-3">
          <Skeleton className="aspect-square" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-4 w-1/3" />
        </div>
      ))}
    </div>
  )
}
