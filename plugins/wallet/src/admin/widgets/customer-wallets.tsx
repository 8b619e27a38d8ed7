import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { Money } from "../components/money"
import { StateBadge } from "../components/state-badge"
import { Empty, LoadFailed, Loading } from "../components/states"
import { useAccounts } from "../lib/queries"
import { useFormat } from "../lib/use-format"

/** A customer has one wallet per currency: more than these nobody has. */
const MAX_WALLETS = 50

export default function CustomerWallets({ data: customer }: { data: { id: string } }) {
  const { t, money } = useFormat()
  const query = useAccounts({ owner_type: ["customer"], owner_id: [customer.id], limit: MAX_WALLETS, order: "currency_code" })
  const accounts = query.data?.accounts
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("widget.title")}</Heading>
      </div>
      {query.isError && !accounts ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !accounts ? (
        <Loading rows={2} />
      ) : accounts.length === 0 ? (
        <Empty title={t("widget.empty")}>{t("widget.emptyHint")}</Empty>
      ) : (
        <ul className="divide-y">
          {accounts.map((account) => (
            <li key={account.id}>
              <Link
                to={`/wallet/accounts/${account.id}`}
                className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-4 px-6 py-3 outline-none"
              >
                <span className="flex flex-col gap-y-0.5">
                  <Text as="span" size="small" leading="compact" weight="plus">
                    <Money amount={account.balance} currency={account.currency_code} />
                  </Text>
                  <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
                    {t(account.held > 0 ? "widget.availableHeld" : "widget.available", {
                      available: money(account.available, account.currency_code),
                      held: money(account.held, account.currency_code),
                    })}
                  </Text>
                </span>
                <StateBadge state={account.status} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "customer.details.side.before", id: "wekala-wallet:customer-wallets" })
