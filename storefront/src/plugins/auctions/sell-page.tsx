import { getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import { Panel } from "@/components/account/section"
import { listCategories } from "@/lib/catalogue"
import { currentMarket, listRegions } from "@/lib/regions"
import { canSell } from "./engine"
import { SellForm } from "./sell-form"

/** Where customers offer things of their own; the merchant looks at them before anybody else does. */
export async function SellPage() {
  if (!(await canSell())) notFound()
  const t = await getTranslations("plugins.auctions")
  const [categories, regions, market] = await Promise.all([listCategories(), listRegions(), currentMarket()])
  const currencies = [...new Set([market.currency, ...regions.map(({ currency_code }) => currency_code)])]
  return (
    <div className="max-w-2xl space-y-6">
      <p className="text-soft">{t("sellText")}</p>
      <Panel title={t("sellItem")}>
        <SellForm drawnKey={crypto.randomUUID()} categories={categories.map(({ id, name }) => ({ id, name }))} currencies={currencies} />
      </Panel>
    </div>
  )
}
