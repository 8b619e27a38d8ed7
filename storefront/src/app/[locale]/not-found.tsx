import { useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Link } from "@/i18n/navigation"

export default function NotFound() {
  const t = useTranslations("notFound")
  return (
    <div className="shell">
      <Empty title={t("title")} text={t("text")}>
        <Button asChild>
          <Link href="/">{t("home")}</Link>
        </Button>
        <Button asChild look="secondary">
          <Link href="/search">{t("search")}</Link>
        </Button>
      </Empty>
    </div>
  )
}
