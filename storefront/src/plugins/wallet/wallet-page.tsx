import { getTranslations } from "next-intl/server"
import { Panel } from "@/components/account/section"
import { Money } from "@/components/product/price"
import { classNames } from "@/components/ui/class-names"
import { Notice } from "@/components/ui/notice"
import { Link } from "@/i18n/navigation"
import { currentMarket } from "@/lib/regions"
import { listPendingTopUps, listTopUpWays, listWallets, listWithdrawals, type TopUp, type TopUpWay, type Wallet } from "./engine"
import { isKind } from "./kinds"
import { Statement } from "./statement"
import { PendingTopUps, TopUpForm } from "./top-up-form"
import { WithdrawalForm } from "./withdrawal-form"
import { Withdrawals } from "./withdrawals"

type Parameters = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => [value].flat()[0]
const MOST_PAGES = 10_000

/** What an address asks to see of the statement; whatever else it says is passed over. */
function readChoice(parameters: Parameters, wallets: readonly Wallet[]) {
  const kind = one(parameters.kind)
  const page = Math.trunc(Number(one(parameters.page))) || 1
  return {
    wallet: wallets.find(({ currency_code }) => currency_code === one(parameters.currency)) ?? wallets[0],
    kind: kind && isKind(kind) ? kind : undefined,
    page: Math.min(Math.max(1, page), MOST_PAGES),
  }
}

/** Not one that waits for the merchant, who was told of it. */
function isToPay({ currency_code, payment }: TopUp, ways: readonly TopUpWay[]): boolean {
  const provider = ways.find(({ currency }) => currency === currency_code)?.providers.find(({ id }) => id === payment?.provider_id)
  return !payment || (provider !== undefined && provider.flow !== "place")
}

export async function WalletPage({ parameters }: { parameters: Parameters }) {
  const t = await getTranslations("plugins.wallet")
  const [wallets, pending, withdrawals, offered, market] = await Promise.all([
    listWallets(),
    listPendingTopUps(),
    listWithdrawals(),
    listTopUpWays(),
    currentMarket(),
  ])
  // Most likely it is what the shopper has money in already, or pays in here.
  const likely = wallets[0]?.currency_code ?? market.currency
  const ways = [...offered].sort((a, b) => Number(b.currency === likely) - Number(a.currency === likely))
  const { wallet, kind, page } = readChoice(parameters, wallets)
  const isToppedUp = one(parameters.topped_up) === "1"
  const spendable = wallets.filter(({ available, status }) => available > 0 && status === "open")
  return (
    <div className="space-y-8">
      {isToppedUp && <Notice look="good">{t("toppedUp")}</Notice>}
      {wallets.length > 0 ? (
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {wallets.map((each) => (
            <li key={each.currency_code}>
              <Balance wallet={each} isShown={each === wallet} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="max-w-xl text-soft">{t("emptyText")}</p>
      )}
      {wallets.some(({ status }) => status === "frozen") && <Notice look="warning">{t("frozen")}</Notice>}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Panel title={t("topUp")}>
          <PendingTopUps topUps={pending.map((topUp) => ({ ...topUp, isToPay: isToPay(topUp, offered) }))} />
          {ways.length > 0 ? <TopUpForm drawnKey={crypto.randomUUID()} ways={ways} /> : <p className="text-soft">{t("noWay")}</p>}
        </Panel>
        <Panel title={t("withdraw")}>
          {spendable.length > 0 ? (
            <WithdrawalForm
              drawnKey={crypto.randomUUID()}
              wallets={spendable.map(({ currency_code, available }) => ({ currency: currency_code, available }))}
            />
          ) : (
            <p className="text-sm text-soft">{t("nothingToWithdraw")}</p>
          )}
          <Withdrawals withdrawals={withdrawals} />
        </Panel>
      </div>
      {wallet && <Statement currency={wallet.currency_code} kind={kind} page={page} />}
    </div>
  )
}

async function Balance({ wallet: { currency_code, available, balance, held }, isShown }: { wallet: Wallet; isShown: boolean }) {
  const t = await getTranslations("plugins.wallet")
  return (
    <article
      className={classNames("relative h-full rounded-3xl border p-6", isShown ? "border-brand bg-brand-soft" : "border-line bg-panel")}
      data-testid={`balance-${currency_code}`}
    >
      <h2 className="font-sans text-sm font-medium tracking-normal text-soft">
        <Link href={`/account/wallet?currency=${currency_code}`} aria-current={isShown ? "true" : undefined} className="stretched">
          {t("available")} <span className="uppercase">{currency_code}</span>
        </Link>
      </h2>
      <p className="mt-1 text-3xl font-semibold">
        <Money amount={available} currency={currency_code} />
      </p>
      {held > 0 && (
        <dl className="mt-3 space-y-1 text-sm text-soft">
          <div className="flex justify-between gap-4">
            <dt>{t("balance")}</dt>
            <dd>
              <Money amount={balance} currency={currency_code} />
            </dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt>{t("held")}</dt>
            <dd>
              <Money amount={held} currency={currency_code} />
            </dd>
          </div>
        </dl>
      )}
    </article>
  )
}
