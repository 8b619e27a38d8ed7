import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { Waiting } from "@/components/checkout/waiting"
import { Button } from "@/components/ui/button"
import { Icon } from "@/components/ui/icon"
import { Link, redirect } from "@/i18n/navigation"
import { type Settlement, settlePayment } from "@/lib/checkout"
import { EngineAway } from "@/lib/engine"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkout.result")
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" }
}

/**
 * Where a gateway sends the shopper back to. What its address says is not believed: the engine asks the gateway. The page
 * draws itself anew until that knows.
 */
export default async function ResultPage() {
  const t = await getTranslations("checkout.result")
  const { status, order_id } = await askEngine()
  if (status === "placed") return redirect({ href: `/order/${order_id}?placed=1`, locale: await getLocale() })
  if (status === "open") return redirect({ href: "/checkout", locale: await getLocale() })
  if (status === "waiting" || status === "away") {
    return <Waiting title={t(status)} text={t(status === "away" ? "awayText" : "waitingText")} long={t("long")} />
  }
  return (
    <div className="shell max-w-xl py-20 text-center" role="alert">
      <Icon name={status === "failed" ? "close" : "return"} className="mx-auto size-10 text-bad" />
      <h1 className="mt-6 text-3xl">{t(status)}</h1>
      <p className="mt-3 text-soft">{t(`${status}Text`)}</p>
      <Button asChild size="large" className="mt-8">
        {status === "failed" ? <Link href="/checkout?step=payment">{t("again")}</Link> : <Link href="/cart">{t("toBag")}</Link>}
      </Button>
    </div>
  )
}

async function askEngine(): Promise<Settlement | { status: "away"; order_id?: undefined }> {
  try {
    return await settlePayment()
  } catch (error) {
    if (error instanceof EngineAway) return { status: "away" }
    throw error
  }
}
