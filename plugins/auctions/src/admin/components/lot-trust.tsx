import { Badge } from "@medusajs/ui"
import { useTrust } from "../lib/queries"
import type { Lot, TrustReport } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CustomerLink } from "./links"
import { Section } from "./section"
import { Empty, LoadFailed, Loading } from "./states"

/** From these scores on, a bidder deserves a look, or should not go on unseen. */
const LOOK = 30
const ALARM = 60

/** Which bidders look as if they bid for the seller, or for nothing, and why. */
export function LotTrust({ lot }: { lot: Lot }) {
  const { t } = useFormat()
  const query = useTrust(lot.id)
  const bidders = query.data?.bidders
  return (
    <Section title={t("trust.title")} description={t("trust.description")}>
      {query.isError && !bidders ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !bidders ? (
        <Loading rows={2} />
      ) : bidders.length === 0 ? (
        <Empty title={t("trust.empty")} />
      ) : (
        <ul className="divide-y">
          {[...bidders]
            .sort((a, b) => b.score - a.score)
            .map((bidder) => (
              <li key={bidder.customer.id}>
                <BidderTrust bidder={bidder} />
              </li>
            ))}
        </ul>
      )}
    </Section>
  )
}

function BidderTrust({ bidder }: { bidder: TrustReport["bidders"][number] }) {
  const { t, number, signal } = useFormat()
  const { score, reasons } = bidder
  return (
    <div className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <span className="txt-compact-small">
          <CustomerLink customer={bidder.customer} />{" "}
          <span className="text-ui-fg-subtle">· {t("lot.bidder", { number: number(bidder.number) })}</span>
        </span>
        {reasons.length ? (
          <ul className="txt-compact-small text-ui-fg-subtle flex list-disc flex-col gap-y-0.5 ps-4">
            {reasons.map(({ code, weight, text }) => (
              <li key={code}>
                {signal(code, text)} (+{number(weight)})
              </li>
            ))}
          </ul>
        ) : (
          <span className="txt-compact-small text-ui-fg-subtle">{t("trust.nothing")}</span>
        )}
      </div>
      <Badge size="2xsmall" color={score >= ALARM ? "red" : score >= LOOK ? "orange" : "green"} className="shrink-0 tabular-nums">
        {t("trust.score", { score: number(score) })}
      </Badge>
    </div>
  )
}
