import { useParams } from "react-router-dom"
import { CrumbName, detailHandle } from "../../../components/crumb"
import { LiveAnnouncer } from "../../../components/live-announcer"
import { LotAudit } from "../../../components/lot-audit"
import { LotBids } from "../../../components/lot-bids"
import { LotFacts } from "../../../components/lot-facts"
import { LotOverview } from "../../../components/lot-overview"
import { LotSales } from "../../../components/lot-sales"
import { LotTrust } from "../../../components/lot-trust"
import { Loaded } from "../../../components/states"
import { withState } from "../../../lib/live"
import { useLot } from "../../../lib/queries"
import type { Lot } from "../../../lib/types"
import { useLive } from "../../../lib/use-live"

const POLL_MS = 2_000
const FOLLOWED: readonly Lot["status"][] = ["scheduled", "live"]

export default function LotPage() {
  const { id = "" } = useParams()
  return (
    <Loaded query={useLot(id)}>
      {/* Another lot starts afresh: pages of bids and open questions belong to one. */}
      {({ auction }) => <LotSections key={auction.id} lot={auction} />}
    </Loaded>
  )
}

function LotSections({ lot: loaded }: { lot: Lot }) {
  const { states, link } = useLive(FOLLOWED.includes(loaded.status) ? [loaded.id] : [])
  // Asks for what the stream does not bring; the answer reaches the page through the same query.
  useLot(loaded.id, { every: link === "polling" && loaded.status === "live" ? POLL_MS : false })
  const lot = withState(loaded, states.get(loaded.id))
  return (
    <div className="flex flex-col gap-y-3">
      <LotOverview lot={lot} link={link} />
      <div className="flex flex-col gap-3 xl:grid xl:grid-cols-[minmax(0,1fr)_400px] xl:items-start">
        <div className="flex min-w-0 flex-col gap-y-3">
          <LotBids lot={lot} />
          <LotSales lot={lot} />
          <LotTrust lot={lot} />
          <LotAudit lot={lot} />
        </div>
        <div className="flex min-w-0 flex-col gap-y-3">
          <LotFacts lot={lot} />
        </div>
      </div>
      {lot.status === "live" ? <LiveAnnouncer lots={[lot]} /> : null}
    </div>
  )
}

function LotName({ id }: { id: string }) {
  const { data } = useLot(id)
  return <CrumbName id={id} name={data?.auction.title} />
}

export const handle = detailHandle("fields.lot", LotName)
