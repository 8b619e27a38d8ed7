import { defineRouteConfig } from "@medusajs/admin-sdk"
import { House } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { AuctionTasks } from "../../components/auction-tasks"
import { OrderTasks } from "../../components/order-tasks"
import { StockTasks } from "../../components/stock-tasks"
import { WalletTasks } from "../../components/wallet-tasks"
import { useFormat } from "../../lib/use-format"

/** The merchant's day: what waits, and where to do it. */
export default function HomePage() {
  const { t, today } = useFormat()
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="px-6 py-4">
        <Heading>{t("title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {today()}
        </Text>
      </Container>
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        <OrderTasks />
        <AuctionTasks />
        <StockTasks />
        <WalletTasks />
      </div>
    </div>
  )
}

function Crumb() {
  return <>{useFormat().t("title")}</>
}

export const config = defineRouteConfig({ label: "title", icon: House, rank: 0, translationNs: "desk" })

export const handle = { breadcrumb: () => <Crumb /> }
