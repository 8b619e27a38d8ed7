import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { DeleteKept } from "@/components/account/delete-kept"
import { AccountPage } from "@/components/account/section"
import { brandName } from "@/components/checkout/brand-name"
import { Empty } from "@/components/ui/empty"
import { Notice } from "@/components/ui/notice"
import { allCards, type SavedCard } from "@/lib/cards"
import { requireCustomer } from "@/lib/customer"
import { EngineRefusal } from "@/lib/engine"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.cards")
  return { title: t("title"), robots: { index: false } }
}

export default async function CardsPage() {
  await requireCustomer("/account/cards")
  const t = await getTranslations("account.cards")
  const cards = await cardsOrNothing()
  return (
    <AccountPage title={t("title")}>
      {!cards && <Notice look="bad">{t("away")}</Notice>}
      {cards?.length === 0 && <Empty title={t("emptyTitle")} text={t("emptyText")} />}
      {cards && cards.length > 0 && (
        <ul className="max-w-2xl divide-y divide-line rounded-3xl border border-line bg-panel px-6">
          {cards.map(({ id, brand, last4, exp_month, exp_year }) => {
            const name = t("name", { brand: brandName(brand), last4 })
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-4">
                <div>
                  <p className="font-medium">{name}</p>
                  <p className="text-sm text-soft">{t("until", { month: String(exp_month).padStart(2, "0"), year: String(exp_year) })}</p>
                </div>
                <DeleteKept kind="card" id={id} name={name} />
              </li>
            )
          })}
        </ul>
      )}
    </AccountPage>
  )
}

/** Nothing when the payment provider does not answer: then nobody knows what it keeps. */
async function cardsOrNothing(): Promise<SavedCard[] | undefined> {
  try {
    return await allCards()
  } catch (error) {
    if (error instanceof EngineRefusal) return undefined
    throw error
  }
}
