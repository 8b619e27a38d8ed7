import { getTranslations } from "next-intl/server"
import { Badge } from "@/components/account/badge"
import { Panel } from "@/components/account/section"
import { Pages } from "@/components/listing/pages"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Notice } from "@/components/ui/notice"
import { PushRow } from "@/components/ui/push-row"
import { Link } from "@/i18n/navigation"
import type { PageProps } from "../slots"
import { canSell, listOwnLots, listSales, OWN_PER_PAGE, type OwnLot, TABS, type Tab } from "./engine"
import { LotCard } from "./lot-card"
import { SaleRow } from "./sale-row"
import { standingOf } from "./keeping"
import type { Sale } from "./types"
import { isSealed } from "./words"

const TAB_NAMES = { bidding: "tabBidding", won: "tabWon", lost: "tabLost", watching: "tabWatching", selling: "tabSelling" } as const
const EMPTY = { bidding: "emptyBidding", won: "emptyWon", lost: "emptyLost", watching: "emptyWatching", selling: "emptySelling" } as const
const MOST_PAGES = 1000
/** Why the way to the checkout ended here. */
const PROBLEMS: Readonly<Record<string, "sale_not_payable" | "engineAway">> = {
  sale_not_payable: "sale_not_payable",
  engineAway: "engineAway",
}

const one = (value: string | string[] | undefined) => [value].flat()[0]

/** What the customer bids on, has won or lost, watches, and is offered. */
export async function AccountAuctionsPage({ parameters }: PageProps) {
  const t = await getTranslations("plugins.auctions")
  const [sales, isSeller] = await Promise.all([listSales(), canSell()])
  const tabs: readonly (Tab | "selling")[] = isSeller ? [...TABS, "selling"] : TABS
  const offers = sales.filter(({ status }) => status === "offered")
  const due = sales.filter(({ status }) => status === "awaiting_payment")
  const tab = tabs.find((each) => each === one(parameters.tab)) ?? (due.length > 0 ? "won" : "bidding")
  const page = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(one(parameters.page))) || 1))
  const problem = PROBLEMS[one(parameters.problem) ?? ""]
  return (
    <div className="space-y-8">
      {problem && <Notice look="bad">{problem === "engineAway" ? (await getTranslations("errors"))(problem) : t(problem)}</Notice>}
      {offers.length > 0 && (
        <Panel title={t("offers")}>
          <ul className="divide-y divide-line">
            {offers.map((sale) => (
              <li key={sale.id} className="py-5 first:pt-0 last:pb-0">
                <SaleRow sale={sale} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <nav aria-label={t("tabs")} className="min-w-0">
          <PushRow current={tab} className="flex gap-1 overflow-x-auto rounded-full bg-sunken p-1">
            {tabs.map((each) => (
              <li key={each}>
                <Link
                  href={`/account/auctions?tab=${each}`}
                  aria-current={each === tab ? "page" : undefined}
                  className="block rounded-full px-4 py-2 text-sm whitespace-nowrap text-soft hover:text-ink aria-[current]:bg-panel aria-[current]:font-medium aria-[current]:text-ink"
                >
                  {t(TAB_NAMES[each])}
                  {each === "won" && due.length > 0 && ` (${due.length})`}
                </Link>
              </li>
            ))}
          </PushRow>
        </nav>
        {isSeller && (
          <Button asChild look="secondary" size="small">
            <Link href="/account/auctions/sell">{t("sell")}</Link>
          </Button>
        )}
      </div>
      {tab === "won" ? <Won sales={sales.filter(({ status }) => status !== "offered")} /> : <Own tab={tab} page={page} />}
    </div>
  )
}

async function Won({ sales }: { sales: readonly Sale[] }) {
  if (sales.length === 0) return <Nothing tab="won" />
  return (
    <ul className="space-y-4">
      {sales.map((sale) => (
        <li key={sale.id} className="rounded-3xl border border-line bg-panel p-5">
          <SaleRow sale={sale} />
        </li>
      ))}
    </ul>
  )
}

async function Own({ tab, page }: { tab: Tab | "selling"; page: number }) {
  const { lots, count, server_time } = await listOwnLots(tab, page)
  if (lots.length === 0) return <Nothing tab={tab} />
  return (
    <>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3">
        {lots.map((lot) => (
          <li key={lot.id}>
            <LotCard lot={lot} serverTime={server_time}>
              <Mine lot={lot} />
            </LotCard>
          </li>
        ))}
      </ul>
      <Pages page={page} pages={Math.ceil(count / OWN_PER_PAGE)} address={(each) => `/account/auctions?tab=${tab}&page=${each}`} />
    </>
  )
}

async function Mine({ lot }: { lot: OwnLot }) {
  const t = await getTranslations("plugins.auctions")
  const { maximum } = lot.me
  if (lot.status !== "live") return null
  if (isSealed(lot.format) && maximum !== null) {
    return <p className="text-sm">{t.rich("sealedStanding", { amount: () => <Money amount={maximum} currency={lot.currency_code} /> })}</p>
  }
  const standing = standingOf(lot, lot.me.number)
  if (!standing) return null
  return <Badge look={standing === "leading" ? "good" : "bad"}>{t(standing === "leading" ? "youLead" : "youAreOutbid")}</Badge>
}

async function Nothing({ tab }: { tab: Tab | "selling" }) {
  const t = await getTranslations("plugins.auctions")
  return (
    <Empty title={t(EMPTY[tab])} text={t("emptyOwnText")}>
      <Button asChild>
        <Link href="/auctions">{t("allAuctions")}</Link>
      </Button>
    </Empty>
  )
}
