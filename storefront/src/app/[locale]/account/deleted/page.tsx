import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Door } from "@/components/account/door"
import { Notice } from "@/components/ui/notice"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.privacy")
  return { title: t("delete"), robots: { index: false } }
}

export default async function DeletedPage() {
  const t = await getTranslations("account.privacy")
  return (
    <Door title={t("delete")}>
      <Notice look="good">{t("deleted")}</Notice>
    </Door>
  )
}
