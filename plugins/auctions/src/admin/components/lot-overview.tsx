import { Alert, Text } from "@medusajs/ui"
import { useNow } from "../lib/clock"
import { type LiveLot, priceAt } from "../lib/live"
import type { Link } from "../lib/use-live"
import { useFormat } from "../lib/use-format"
import { LinkBadge } from "./link-badge"
import { nameOf, TextLink } from "./links"
import { LeaderName } from "./live-card"
import { LotActions } from "./lot-actions"
import { MaybeMoney, Money } from "./money"
import { Picture } from "./picture"
import { Figure, Section } from "./section"
import { LotBadge } from "./state-badge"
import { TimeLeft } from "./time-left"

/** A lot at a glance: picture, name, state, and how the bidding stands. */
export function LotOverview({ lot, link }: { lot: LiveLot; link: Link }) {
  const { t, format, number, money } = useFormat()
  const { currency_code: currency } = lot
  const price = priceAt(lot, useNow())
  const isOver = lot.hammer_price !== null
  return (
    <Section
      level="h1"
      title={
        <span className="flex items-center gap-x-3">
          <Picture src={lot.product.thumbnail} className="size-14" />
          <bdi className="min-w-0 break-words">{lot.title}</bdi>
        </span>
      }
      description={
        <>
          {format(lot.format)} ·{" "}
          <TextLink to={`/products/${lot.product.id}`} isInText>
            {lot.product.title}
          </TextLink>{" "}
          · {lot.variant.title}
        </>
      }
      actions={
        <>
          {lot.status === "live" ? <LinkBadge link={link} /> : null}
          <LotBadge lot={lot} />
          <LotActions lot={lot} />
        </>
      }
    >
      {lot.status === "draft" && lot.seller ? (
        <div className="px-6 py-4">
          <Alert variant="info">{t("lot.submitted", { who: nameOf(lot.seller) })}</Alert>
        </div>
      ) : null}
      <dl className="bg-ui-border-base grid grid-cols-2 gap-px sm:grid-cols-4">
        <Figure label={t(isOver ? "prices.hammer" : price === null ? "prices.starting" : "prices.current")}>
          <MaybeMoney amount={price ?? lot.starting_price} currency={currency} />
          {lot.next_bid !== null && !isOver && !lot.clock ? (
            <Text as="span" size="xsmall" className="text-ui-fg-subtle block font-normal">
              {t("lot.nextBid", { amount: money(lot.next_bid, currency) })}
            </Text>
          ) : null}
        </Figure>
        <Figure label={t(lot.status === "scheduled" ? "fields.starts_at" : lot.status === "live" ? "fields.timeLeft" : "fields.ends_at")}>
          <TimeLeft lot={lot} className={lot.status === "live" ? undefined : "txt-compact-medium whitespace-normal"} />
        </Figure>
        <Figure label={t("fields.bids")}>
          {number(lot.bid_count)}
          <Text as="span" size="xsmall" className="text-ui-fg-subtle block font-normal">
            {t("lot.bidders", { number: number(lot.bidder_count) })}
          </Text>
        </Figure>
        <Figure label={t(lot.outcome === "sold" ? "fields.winner" : "fields.leader")}>
          <span className="txt-compact-medium block truncate">
            <LeaderName lot={lot} />
          </span>
          {lot.leader && lot.leader.maximum !== null ? (
            <Text as="span" size="xsmall" className="text-ui-fg-subtle block font-normal">
              {t("lot.upTo")} <Money amount={lot.leader.maximum} currency={currency} />
            </Text>
          ) : null}
        </Figure>
      </dl>
    </Section>
  )
}
