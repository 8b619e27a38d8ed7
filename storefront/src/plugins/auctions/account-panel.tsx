import { getTranslations } from "next-intl/server"
import { Panel } from "@/components/account/section"
import { Link } from "@/i18n/navigation"
import { listOwnLots, listSales } from "./engine"
import { standingOf } from "./keeping"

/** On the account's first page: what waits for the customer. */
export async function AuctionsPanel() {
  const t = await getTranslations("plugins.auctions")
  const [sales, { lots, count }] = await Promise.all([listSales(), listOwnLots("bidding", 1)])
  const countOf = (status: string) => sales.filter((sale) => sale.status === status).length
  const facts = [
    { key: "panelDue", count: countOf("awaiting_payment") },
    { key: "panelOffers", count: countOf("offered") },
    { key: "panelBidding", count },
    { key: "panelOutbid", count: lots.filter((lot) => lot.status === "live" && standingOf(lot, lot.me.number) === "outbid").length },
  ] as const
  const shown = facts.filter((fact) => fact.count > 0)
  return (
    <Panel
      title={t("accountTitle")}
      action={
        <Link href={shown.length > 0 ? "/account/auctions" : "/auctions"} className="text-sm font-medium text-brand hover:underline">
          {t(shown.length > 0 ? "open" : "allAuctions")}
        </Link>
      }
    >
      {shown.length > 0 ? (
        <ul className="space-y-1">
          {shown.map((fact) => (
            <li key={fact.key}>{t(fact.key, { count: fact.count })}</li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-soft">{t("panelEmpty")}</p>
      )}
    </Panel>
  )
}
