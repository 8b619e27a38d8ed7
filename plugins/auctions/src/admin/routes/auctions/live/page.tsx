import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { useState } from "react"
import { Crumb } from "../../../components/crumb"
import { LinkBadge } from "../../../components/link-badge"
import { LiveAnnouncer } from "../../../components/live-announcer"
import { LiveCard } from "../../../components/live-card"
import { CancelDialog, ExtendDialog } from "../../../components/lot-dialogs"
import { Page, Section } from "../../../components/section"
import { Empty, LoadFailed, Loading } from "../../../components/states"
import type { LiveLot } from "../../../lib/live"
import { useLiveLots } from "../../../lib/use-live-lots"
import { useFormat } from "../../../lib/use-format"

export default function LivePage() {
  const { t, number } = useFormat()
  const { query, lots, link, rateOf } = useLiveLots()
  const [asked, setAsked] = useState<{ lot: LiveLot; move: "extend" | "cancel" }>()
  const close = () => setAsked(undefined)
  return (
    <Page>
      <Section
        level="h1"
        title={t("live.title")}
        description={lots ? t("live.description", { number: number(lots.length) }) : undefined}
        actions={lots?.length ? <LinkBadge link={link} /> : null}
      />
      {lots?.length ? (
        <ul className="grid grid-cols-1 gap-3 md:grid-cols-2 2xl:grid-cols-3">
          {lots.map((lot) => (
            <LiveCard
              key={lot.id}
              lot={lot}
              rate={rateOf(lot.id)}
              onExtend={() => setAsked({ lot, move: "extend" })}
              onCancel={() => setAsked({ lot, move: "cancel" })}
            />
          ))}
        </ul>
      ) : (
        <Container className="p-0">
          {lots ? (
            <Empty title={t("live.empty")}>{t("live.emptyHint")}</Empty>
          ) : query.isError ? (
            <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Loading rows={6} />
          )}
        </Container>
      )}
      <LiveAnnouncer lots={lots ?? []} />
      {asked?.move === "extend" ? <ExtendDialog lot={asked.lot} onClose={close} /> : null}
      {asked?.move === "cancel" ? <CancelDialog lot={asked.lot} onClose={close} /> : null}
    </Page>
  )
}

export const config = defineRouteConfig({ label: "menu.live", rank: 2, translationNs: "auctions" })

export const handle = { breadcrumb: () => <Crumb name="menu.live" /> }
