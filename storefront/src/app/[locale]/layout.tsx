import type { Metadata, Viewport } from "next"
import { hasLocale } from "next-intl"
import { getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { Footer } from "@/components/shell/footer"
import { Header } from "@/components/shell/header"
import { LinkNavigation } from "@/components/shell/link-navigation"
import { ServiceWorker } from "@/components/shell/service-worker"
import { localeFacts, routing, type Locale } from "@/i18n/routing"
import { ShellTexts } from "@/i18n/texts"
import { siteUrl } from "@/lib/environment"
import { offlineVersion } from "@/lib/offline"
import "../globals.css"

interface Props {
  children: ReactNode
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const t = await getTranslations({ locale, namespace: "shop" })
  return {
    metadataBase: new URL(siteUrl),
    title: { default: `${t("name")} · ${t("claim")}`, template: `%s · ${t("name")}` },
    description: t("description"),
    openGraph: { siteName: t("name"), locale: localeFacts[locale].engine.replace("-", "_"), type: "website" },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#171613" },
  ],
}

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  const t = await getTranslations({ locale, namespace: "shell" })
  return (
    <html lang={locale} dir={localeFacts[locale as Locale].direction} data-scroll-behavior="smooth">
      <body className="flex min-h-dvh flex-col">
        <ShellTexts>
          <a
            href="#main"
            className="fixed start-4 top-2 z-50 -translate-y-20 rounded-full bg-brand px-4 py-2 text-on-brand focus:translate-y-0"
          >
            {t("skip")}
          </a>
          <Header />
          <main id="main" tabIndex={-1} className="flex-1 outline-none">
            {children}
          </main>
          <Footer />
          <LinkNavigation />
          <ServiceWorker version={await offlineVersion()} />
        </ShellTexts>
      </body>
    </html>
  )
}
