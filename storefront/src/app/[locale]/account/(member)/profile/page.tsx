import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { ProfileForm } from "@/components/account/profile-form"
import { AccountPage, Panel } from "@/components/account/section"
import { Button } from "@/components/ui/button"
import { getPathname } from "@/i18n/navigation"
import { requireCustomer } from "@/lib/customer"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.profile")
  return { title: t("title"), robots: { index: false } }
}

export default async function ProfilePage() {
  const { email, first_name, last_name, phone } = await requireCustomer("/account/profile")
  const t = await getTranslations("account.profile")
  return (
    <AccountPage title={t("title")}>
      <div className="max-w-2xl space-y-6">
        <Panel title={t("you")}>
          <ProfileForm email={email} first_name={first_name ?? ""} last_name={last_name ?? ""} phone={phone ?? ""} />
        </Panel>
        <Panel title={t("data")}>
          <p className="text-sm text-soft">{t("dataText")}</p>
          <Button asChild look="secondary" className="mt-4">
            <a href={getPathname({ href: "/account/data", locale: await getLocale() })} download>
              {t("dataAction")}
            </a>
          </Button>
        </Panel>
      </div>
    </AccountPage>
  )
}
