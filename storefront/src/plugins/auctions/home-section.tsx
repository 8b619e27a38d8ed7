import { getTranslations } from "next-intl/server"
import { Suspense } from "react"
import { EngineAway, EngineRefusal } from "@/lib/engine"
import { listLots } from "./engine"
import { LotSection } from "./lot-section"

const FEW = 4

/** The liveliest lots, below the shop's own sections; nobody waits for them to see the page. */
export function LiveLots() {
  return (
    <Suspense>
      <Lively />
    </Suspense>
  )
}

async function Lively() {
  const t = await getTranslations("plugins.auctions")
  const lots = await listLots({ status: ["live"], order: "-bid_count", limit: FEW }).catch((error: unknown) => {
    if (error instanceof EngineRefusal || error instanceof EngineAway) return undefined
    throw error
  })
  if (!lots?.lots.length) return null
  return (
    <div className="shell draw-late">
      <LotSection title={t("liveNow")} href="/auctions" more={t("allAuctions")} lots={lots} />
    </div>
  )
}
