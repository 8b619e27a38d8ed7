import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { PasswordForm } from "@/components/account/password-form"
import { AccountPage, Panel } from "@/components/account/section"
import { SessionList } from "@/components/account/session-list"
import { currentAccount, listSessions } from "@/lib/account"
import { requireCustomer } from "@/lib/customer"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.security")
  return { title: t("title"), robots: { index: false } }
}

export default async function SecurityPage() {
  await requireCustomer("/account/security")
  const [t, { sign_in_email: email }, sessions] = await Promise.all([getTranslations("account.security"), currentAccount(), listSessions()])
  return (
    <AccountPage title={t("title")}>
      <div className="max-w-2xl space-y-6">
        {email && (
          <Panel title={t("password")}>
            <PasswordForm email={email} />
          </Panel>
        )}
        <Panel title={t("devices")}>
          <SessionList sessions={sessions} />
        </Panel>
      </div>
    </AccountPage>
  )
}
