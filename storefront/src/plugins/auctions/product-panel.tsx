import { getTranslations } from "next-intl/server"
import { Suspense } from "react"
import { Button } from "@/components/ui/button"
import { Link } from "@/i18n/navigation"
import { EngineAway, EngineRefusal } from "@/lib/engine"
import { Countdown } from "./countdown"
import { listLots } from "./engine"
import { LotPrice } from "./lot-card"
import type { Lot } from "./types"

/** On a product's page: that one of it is in an auction, now or soon. */
export function ProductLots({ productId }: { productId: string }) {
  return (
    <Suspense>
      <Panels productId={productId} />
    </Suspense>
  )
}

const MOST = 3

async function Panels({ productId }: { productId: string }) {
  const found = await listLots({ product_id: productId, status: ["live", "scheduled"], order: "ends_at", limit: MOST }).catch(
    (error: unknown) => {
      if (error instanceof EngineRefusal || error instanceof EngineAway) return undefined
      throw error
    },
  )
  return found?.lots.map((lot) => <Panel key={lot.id} lot={lot} serverTime={found.server_time} />)
}

async function Panel({ lot, serverTime }: { lot: Lot; serverTime: string }) {
  const t = await getTranslations("plugins.auctions")
  const isLive = lot.status === "live"
  return (
    <section
      aria-label={t("inAuction")}
      className="mt-6 flex flex-wrap items-center gap-4 rounded-2xl border border-brand bg-brand-soft p-5"
    >
      <div className="min-w-0 flex-1">
        <h2 className="font-sans text-sm font-medium tracking-normal">{t(isLive ? "inAuction" : "soonInAuction")}</h2>
        <p className="text-xl font-semibold">
          <LotPrice lot={lot} serverTime={serverTime} />
        </p>
        <p className="text-sm text-soft">
          {t(isLive ? "endsIn" : "startsIn")}{" "}
          <Countdown until={isLive ? lot.ends_at : lot.starts_at} serverTime={serverTime} over={t(isLive ? "waiting" : "starting")} />
        </p>
      </div>
      <Button asChild>
        <Link href={`/auctions/${lot.id}`}>{t(isLive ? "goBid" : "goSee")}</Link>
      </Button>
    </section>
  )
}
