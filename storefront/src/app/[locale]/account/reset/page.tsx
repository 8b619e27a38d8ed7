import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Door } from "@/components/account/door"
import { NewPasswordForm } from "@/components/account/reset-forms"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { Link } from "@/i18n/navigation"

interface Props {
  searchParams: Promise<{ token?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.reset")
  // The address holds a secret: no other site is to see it as where a visitor came from.
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" }
}

export default async function ResetPage({ searchParams }: Props) {
  const t = await getTranslations("account.reset")
  const token = [(await searchParams).token].flat()[0]
  return (
    <Door title={t("title")}>
      {token ? (
        <NewPasswordForm token={token} />
      ) : (
        <div className="space-y-5">
          <Notice look="warning">{t("noLink")}</Notice>
          <Button asChild className="w-full">
            <Link href="/account/forgot">{t("askAgain")}</Link>
          </Button>
        </div>
      )}
    </Door>
  )
}
