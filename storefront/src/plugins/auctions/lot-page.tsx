import { getLocale, getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { Gallery } from "@/components/product/gallery"
import { Money } from "@/components/product/price"
import { StructuredData } from "@/components/structured-data"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"
import { localeFacts, type Locale } from "@/i18n/routing"
import { alternates } from "@/lib/alternates"
import { currentCustomer } from "@/lib/customer"
import { siteUrl } from "@/lib/environment"
import { sharing } from "@/lib/share"
import { variantName } from "@/lib/variant-name"
import type { PageProps } from "../slots"
import { viewLot } from "./engine"
import { Announcer } from "./announcer"
import { BidHistory } from "./history"
import { LotPanel } from "./lot-panel"
import { SheetProvider } from "./sheet"
import { StickyBar } from "./sticky-bar"
import type { Lot } from "./types"
import { LotProvider } from "./use-lot"
import { isSealed } from "./words"

export async function lotMetadata({ segments }: PageProps) {
  const view = await viewLot(segments.id ?? "")
  if (!view) return {}
  const { title, id, description, subtitle, product } = view.lot
  const text = description ?? subtitle ?? undefined
  return {
    title,
    description: text,
    alternates: await alternates(`/auctions/${id}`),
    ...(await sharing({ title, description: text, picture: product.thumbnail })),
  }
}

export async function LotPage({ parameters, segments }: PageProps) {
  const view = await viewLot(segments.id ?? "")
  if (!view) notFound()
  const t = await getTranslations("plugins.auctions")
  const { lot } = view
  const isSignedIn = Boolean(await currentCustomer())
  const pictures = lot.product.images.length > 0 ? lot.product.images.map(({ url }) => url) : [lot.product.thumbnail ?? ""].filter(Boolean)
  const typed = [parameters.amount].flat()[0]?.slice(0, 20) ?? ""
  const drawnKey = crypto.randomUUID()
  return (
    <LotProvider view={view}>
      <SheetProvider drawnKey={drawnKey}>
        <div className="shell py-8 max-md:pb-0">
          <Trail title={t("title")} />
          <div className="grid gap-8 md:grid-cols-2 lg:gap-14">
            <Gallery pictures={pictures} title={lot.title} />
            <div>
              <h1 className="text-4xl">{lot.title}</h1>
              {(lot.subtitle ?? variantName(lot.variant.title)) && (
                <p className="mt-2 text-lg text-soft">{lot.subtitle ?? variantName(lot.variant.title)}</p>
              )}
              <Announcer />
              <LotPanel drawnKey={drawnKey} isSignedIn={isSignedIn} typed={typed} />
              <HowItWorks lot={lot} />
            </div>
          </div>
          <div className="mt-14 grid gap-10 md:grid-cols-[2fr_1fr]">
            <div className="space-y-10">
              <About lot={lot} />
              <BidHistory />
            </div>
            <Facts lot={lot} />
          </div>
          <StickyBar isSignedIn={isSignedIn} />
        </div>
      </SheetProvider>
      <StructuredData data={inSchemaOrg(lot, `${siteUrl}/${await getLocale()}/auctions/${lot.id}`)} />
    </LotProvider>
  )
}

async function Trail({ title }: { title: string }) {
  const t = await getTranslations("product")
  return (
    <nav aria-label={t("trail")} className="mb-6 text-sm text-soft">
      <ol className="flex flex-wrap items-center gap-1.5">
        <li>
          <Link href="/" className="hover:text-ink">
            {t("home")}
          </Link>
        </li>
        <li className="flex items-center gap-1.5">
          <Icon name="next" mirrored className="size-3.5" />
          <Link href="/auctions" className="hover:text-ink">
            {title}
          </Link>
        </li>
      </ol>
    </nav>
  )
}

/** The rules of this lot's kind, in plain words. */
async function HowItWorks({ lot }: { lot: Lot }) {
  const t = await getTranslations("plugins.auctions")
  const rules = {
    english: ["howEnglish1", "howEnglish2", "howEnglish3"],
    dutch: ["howDutch1", "howDutch2"],
    sealed_first: ["howSealed1", "howSealedFirst", "howSealed3"],
    sealed_second: ["howSealed1", "howSealedSecond", "howSealed3"],
  }[lot.format]
  const soft = lot.soft_close
  return (
    <details className="mt-4 rounded-2xl border border-line px-5 py-1">
      <summary className="py-3 text-sm font-medium">{t(lot.format === "english" ? "howTitleEnglish" : "howTitle")}</summary>
      <ul className="list-disc space-y-2 ps-5 pb-4 text-sm text-soft">
        {rules.map((rule) => (
          <li key={rule}>{t(rule as never)}</li>
        ))}
        {soft && <li>{t("howSoftClose", { window: await span(soft.window_seconds), extension: await span(soft.extension_seconds) })}</li>}
        {lot.premium_percent > 0 && <li>{t("howPremium", { percent: lot.premium_percent })}</li>}
        {lot.deposit !== null && (
          <li>{t.rich("howDeposit", { amount: () => <Money amount={lot.deposit ?? 0} currency={lot.currency_code} /> })}</li>
        )}
      </ul>
    </details>
  )
}

/** A span of time as the language writes it. */
async function span(seconds: number): Promise<string> {
  const { tag } = localeFacts[(await getLocale()) as Locale]
  const isWhole = seconds % 60 === 0
  const format = new Intl.NumberFormat(tag, { style: "unit", unit: isWhole ? "minute" : "second", unitDisplay: "long" })
  return format.format(isWhole ? seconds / 60 : seconds)
}

async function About({ lot: { description, condition, provenance, product } }: { lot: Lot }) {
  const t = await getTranslations("plugins.auctions")
  const parts = [
    { key: "description", text: description },
    { key: "condition", text: condition },
    { key: "provenance", text: provenance },
  ] as const
  return (
    <div className="space-y-8">
      {parts
        .filter(({ text }) => text)
        .map(({ key, text }) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key} className="text-2xl">
              {t(key)}
            </h2>
            <p dir="auto" className="mt-3 max-w-prose text-start leading-relaxed whitespace-pre-line text-soft">
              {text}
            </p>
          </section>
        ))}
      {product.handle && (
        <Link href={`/p/${product.handle}`} className="inline-block text-sm font-medium text-brand hover:underline">
          {t("toProduct")}
        </Link>
      )}
    </div>
  )
}

async function Facts({ lot }: { lot: Lot }) {
  const t = await getTranslations("plugins.auctions")
  const money = (amount: number) => <Money amount={amount} currency={lot.currency_code} />
  const { estimate_low: low, estimate_high: high } = lot
  const estimate = low ?? high
  const facts: [key: string, value: ReactNode][] = [
    [
      "estimate",
      low !== null && high !== null ? t.rich("range", { low: () => money(low), high: () => money(high) }) : estimate && money(estimate),
    ],
    ["startingPrice", money(lot.starting_price)],
    ["quantity", lot.quantity > 1 && lot.quantity],
    ["premium", lot.premium_percent > 0 && t("percent", { percent: lot.premium_percent })],
    ["deposit", lot.deposit !== null && money(lot.deposit)],
    ["softClose", lot.soft_close && !isSealed(lot.format) && (await span(lot.soft_close.extension_seconds))],
    ["seller", t(lot.seller === "shop" ? "sellerShop" : "sellerCustomer")],
    ["watchers", lot.watch_count > 0 && lot.watch_count],
  ]
  return (
    <dl className="h-fit divide-y divide-line rounded-2xl border border-line bg-panel px-5">
      {facts
        .filter(([, value]) => value)
        .map(([key, value]) => (
          <div key={key} className="flex justify-between gap-4 py-3 text-sm">
            <dt className="text-soft">{t(key as never)}</dt>
            <dd className="text-end font-medium">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** @see https://schema.org/Offer: what can be bought here at the price that stands now, and until when. */
function inSchemaOrg(lot: Lot, url: string): object {
  const availability = { scheduled: "PreSale", live: "InStock", cancelled: "Discontinued" }[lot.status as string]
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: lot.title,
    ...(lot.description && { description: lot.description }),
    image: lot.product.images.map(({ url: picture }) => picture),
    offers: {
      "@type": "Offer",
      url,
      price: lot.hammer_price ?? lot.current_price ?? lot.starting_price,
      priceCurrency: lot.currency_code.toUpperCase(),
      availability: `https://schema.org/${availability ?? (lot.outcome === "sold" ? "SoldOut" : "OutOfStock")}`,
      availabilityStarts: lot.starts_at,
      availabilityEnds: lot.ends_at,
    },
  }
}
