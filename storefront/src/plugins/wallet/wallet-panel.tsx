import { getTranslations } from "next-intl/server"
import { Panel } from "@/components/account/section"
import { Money } from "@/components/product/price"
import { Link } from "@/i18n/navigation"
import { listWallets } from "./engine"

/** What can be spent, on the account's first page. */
export async function WalletPanel() {
  const t = await getTranslations("plugins.wallet")
  const wallets = await listWallets()
  return (
    <Panel
      title={t("title")}
      action={
        <Link href="/account/wallet" className="text-sm font-medium text-brand hover:underline">
          {t(wallets.length > 0 ? "open" : "topUp")}
        </Link>
      }
    >
      {wallets.length > 0 ? (
        <ul className="space-y-1">
          {wallets.map(({ currency_code, available }) => (
            <li key={currency_code} className="text-2xl font-semibold">
              <Money amount={available} currency={currency_code} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-soft">{t("emptyPanel")}</p>
      )}
    </Panel>
  )
}
