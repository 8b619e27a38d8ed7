import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Door, DOOR_LINK } from "@/components/account/door"
import { RequestResetForm } from "@/components/account/reset-forms"
import { Link } from "@/i18n/navigation"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.forgot")
  return { title: t("title"), robots: { index: false } }
}

export default async function ForgotPage() {
  const t = await getTranslations("account.forgot")
  return (
    <Door
      title={t("title")}
      text={t("text")}
      foot={
        <Link href="/account/sign-in" className={DOOR_LINK}>
          {t("back")}
        </Link>
      }
    >
      <RequestResetForm />
    </Door>
  )
}
