import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { ToPay } from "@/components/checkout/review-parts"
import { Waiting } from "@/components/checkout/waiting"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { Link, redirect } from "@/i18n/navigation"
import { listCards } from "@/lib/cards"
import { cardPaymentOf } from "@/lib/checkout"
import { requireCustomer } from "@/lib/customer"
import { EngineAway } from "@/lib/engine"
import type { PageProps } from "../slots"
import { listTopUpMethods, listTopUpWays, settleTopUp, type TopUp } from "./engine"
import { PayForm } from "./pay-form"
import { TopUpCard } from "./top-up-card"
import { CancelTopUp } from "./top-up-form"
import { topUpPath } from "./top-up-path"

export async function topUpMetadata(): Promise<Metadata> {
  const t = await getTranslations("plugins.wallet")
  return { title: t("topUpTitle"), robots: { index: false }, referrer: "no-referrer" }
}

/** Where a top-up is paid for. */
export const TopUpPage = ({ segments }: PageProps) => draw(segments, false)
/** Where who has paid comes back to, from the bank or from a gateway's page. What its address says is not believed: the engine asks. */
export const TopUpBackPage = ({ segments }: PageProps) => draw(segments, true)

async function draw({ id = "" }: PageProps["segments"], isBack: boolean) {
  const page = topUpPath(id)
  await requireCustomer(page)
  const results = await getTranslations("checkout.result")
  const topUp = await settleTopUp(id).catch((error: unknown) => {
    if (error instanceof EngineAway) return "away" as const
    throw error
  })
  if (topUp === "away") return <Asked title={results("away")} text={results("awayText")} />
  if (!topUp) notFound()
  const locale = await getLocale()
  const wallet = `/account/wallet?currency=${topUp.currency_code}`
  if (topUp.status === "completed") return redirect({ href: `${wallet}&topped_up=1`, locale })
  if (topUp.status === "cancelled") return <Ended wallet={wallet} />
  const isRefused = topUp.payment?.status === "error" || Boolean(topUp.payment?.data.failure)
  if (isBack && topUp.payment && !isRefused) return <Asked title={results("waiting")} text={results("waitingText")} />
  if (isBack) return redirect({ href: page, locale })
  return <Payable topUp={topUp} isRefused={isRefused} wallet={wallet} />
}

interface PayableProps {
  topUp: TopUp
  isRefused: boolean
  wallet: string
}

async function Payable({ topUp, isRefused, wallet }: PayableProps) {
  const { id, amount, currency_code: currency, payment } = topUp
  const t = await getTranslations("plugins.wallet")
  const results = await getTranslations("checkout.result")
  const [ways, offered] = await Promise.all([listTopUpWays(), listTopUpMethods()])
  const method = offered.find((way) => way.currency === currency)?.methods.find(({ provider_id }) => provider_id === payment?.provider_id)
  if (method?.flow === "place") return redirect({ href: wallet, locale: await getLocale() })
  const card =
    method?.flow === "stripe" && payment
      ? cardPaymentOf(method, { id: payment.session_id, data: payment.data }, `${topUpPath(id)}/back`)
      : undefined
  const providers = ways.find((way) => way.currency === currency)?.providers ?? []
  // As before, unless another way is chosen.
  const sorted = [...providers].sort((a, b) => Number(b.id === payment?.provider_id) - Number(a.id === payment?.provider_id))
  return (
    <Frame title={t("topUpTitle")}>
      {isRefused && (
        <Notice look="bad">
          <p className="font-medium">{results("failed")}</p>
          <p>{results("failedText")}</p>
        </Notice>
      )}
      {card ? (
        <TopUpCard
          key={card.sessionId}
          id={id}
          amount={amount}
          currency={currency}
          payment={card}
          cards={await listCards(method?.provider_id ?? "")}
        />
      ) : (
        <>
          <ToPay total={amount} currency={currency} />
          {providers.length > 0 ? <PayForm id={id} providers={sorted} /> : <p className="text-soft">{t("noWay")}</p>}
        </>
      )}
      <CancelTopUp id={id} />
    </Frame>
  )
}

const Frame = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="shell max-w-xl space-y-6 py-10">
    <h1 className="text-3xl">{title}</h1>
    {children}
  </div>
)

async function Asked({ title, text }: { title: string; text: string }) {
  const t = await getTranslations("plugins.wallet")
  return (
    <Waiting title={title} text={text} long={t("topUpLong")}>
      <Button asChild look="secondary" className="mt-8">
        <Link href="/account/wallet">{t("toWallet")}</Link>
      </Button>
    </Waiting>
  )
}

async function Ended({ wallet }: { wallet: string }) {
  const t = await getTranslations("plugins.wallet")
  return (
    <Frame title={t("topUpTitle")}>
      <p className="text-soft">{t("topUpEnded")}</p>
      <Button asChild look="secondary">
        <Link href={wallet}>{t("toWallet")}</Link>
      </Button>
    </Frame>
  )
}
