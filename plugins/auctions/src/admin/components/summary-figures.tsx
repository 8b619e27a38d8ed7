import { Container } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useSummary } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { Money } from "./money"
import { Figure, Figures } from "./section"

/** How the auctions stand, in a line of figures; each leads to what it counts. Nothing while that is not known. */
export function SummaryFigures() {
  const { t, number } = useFormat()
  const { data } = useSummary({ every: 30_000 })
  if (!data) return null
  const counted = (name: "live" | "scheduled" | "ending_today" | "awaiting_payment", to?: string) => (
    <Figure label={t(`summary.${name}`)}>
      {to ? (
        <Link to={to} className="focus-visible:shadow-borders-focus rounded-sm outline-none hover:underline">
          {number(data[name])}
        </Link>
      ) : (
        number(data[name])
      )}
    </Figure>
  )
  return (
    <Container className="overflow-hidden p-0">
      <Figures>
        {counted("live", "/auctions/live")}
        {counted("ending_today")}
        {counted("scheduled", "/auctions/calendar")}
        {counted("awaiting_payment")}
        <Figure label={t("summary.unpaid_overdue")}>
          <span className={data.unpaid_overdue ? "text-ui-tag-red-text" : undefined}>{number(data.unpaid_overdue)}</span>
        </Figure>
        <Figure label={t("summary.gross_30d")}>
          {data.gross_30d.length ? (
            <span className="flex flex-col">
              {data.gross_30d.map(({ currency_code, amount }) => (
                <Money key={currency_code} amount={amount} currency={currency_code} />
              ))}
            </span>
          ) : (
            "–"
          )}
        </Figure>
      </Figures>
    </Container>
  )
}
