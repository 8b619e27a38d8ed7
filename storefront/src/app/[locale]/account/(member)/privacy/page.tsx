import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { DeleteAccount } from "@/components/account/delete-account"
import { PreferencesForm } from "@/components/account/preferences-form"
import { AccountPage, Panel } from "@/components/account/section"
import { Button } from "@/components/ui/button"
import { getPathname } from "@/i18n/navigation"
import { currentAccount } from "@/lib/account"
import { requireCustomer } from "@/lib/customer"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.privacy")
  return { title: t("title"), robots: { index: false } }
}

export default async function PrivacyPage() {
  await requireCustomer("/account/privacy")
  const [t, { preferences, sign_in_email: email }] = await Promise.all([getTranslations("account.privacy"), currentAccount()])
  return (
    <AccountPage title={t("title")}>
      <div className="max-w-2xl space-y-6">
        <Panel title={t("mails")}>
          <PreferencesForm {...preferences} />
        </Panel>
        <Panel title={t("data")}>
          <p className="text-sm text-soft">{t("dataText")}</p>
          <Button asChild look="secondary" className="mt-4">
            <a href={getPathname({ href: "/account/data", locale: await getLocale() })} download>
              {t("dataAction")}
            </a>
          </Button>
        </Panel>
        {email && (
          <Panel title={t("delete")}>
            <p className="mb-4 text-sm text-soft">{t("deleteText")}</p>
            <DeleteAccount email={email} />
          </Panel>
        )}
      </div>
    </AccountPage>
  )
}
