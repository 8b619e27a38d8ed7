import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Badge } from "@/components/account/badge"
import { ProfileForm } from "@/components/account/profile-form"
import { AccountPage, Panel } from "@/components/account/section"
import { AskForVerification } from "@/components/account/verification-forms"
import { currentAccount } from "@/lib/account"
import { requireCustomer } from "@/lib/customer"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.profile")
  return { title: t("title"), robots: { index: false } }
}

export default async function ProfilePage() {
  const { email, first_name, last_name, phone } = await requireCustomer("/account/profile")
  const [t, fields, account] = await Promise.all([getTranslations("account.profile"), getTranslations("account.fields"), currentAccount()])
  return (
    <AccountPage title={t("title")}>
      <div className="max-w-2xl space-y-6">
        <Panel title={t("you")}>
          <ProfileForm first_name={first_name ?? ""} last_name={last_name ?? ""} phone={phone ?? ""} />
        </Panel>
        <Panel
          title={fields("email")}
          action={
            account.sign_in_email &&
            (account.email_verified_at ? <Badge look="good">{t("emailVerified")}</Badge> : <Badge look="warning">{t("emailOpen")}</Badge>)
          }
        >
          <p>
            <bdi>{email}</bdi>
          </p>
          <p className="mt-1 mb-4 text-sm text-soft">{t("emailHint")}</p>
          {account.sign_in_email && !account.email_verified_at && <AskForVerification email={account.sign_in_email} />}
        </Panel>
      </div>
    </AccountPage>
  )
}
