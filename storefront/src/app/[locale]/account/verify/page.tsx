import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { ConfirmEmailForm } from "@/components/account/verification-forms"
import { Door } from "@/components/account/door"
import { Notice } from "@/components/ui/notice"

interface Props {
  searchParams: Promise<{ code?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.verify")
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" }
}

export default async function VerifyPage({ searchParams }: Props) {
  const t = await getTranslations("account.verify")
  const code = [(await searchParams).code].flat()[0]
  return (
    <Door title={t("title")} text={code ? t("text") : ""}>
      {code ? <ConfirmEmailForm code={code} /> : <Notice look="warning">{t("noLink")}</Notice>}
    </Door>
  )
}
