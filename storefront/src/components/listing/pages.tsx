import { useTranslations } from "next-intl"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"

export function Pages({ page, pages, address }: { page: number; pages: number; address: (page: number) => string }) {
  const t = useTranslations("listing")
  if (pages < 2) return null
  return (
    <nav aria-label={t("pages")} className="mt-12 flex justify-center gap-1">
      {page > 1 && (
        <Link
          href={address(page - 1)}
          aria-label={t("previousPage")}
          rel="prev"
          className="grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <Icon name="previous" mirrored />
        </Link>
      )}
      {Array.from({ length: pages }, (_, index) => index + 1).map((each) => (
        <Link
          key={each}
          href={address(each)}
          aria-label={t("page", { page: each })}
          aria-current={each === page ? "page" : undefined}
          className="grid size-11 place-items-center rounded-full text-sm hover:bg-sunken aria-[current]:bg-brand aria-[current]:text-on-brand"
        >
          {each}
        </Link>
      ))}
      {page < pages && (
        <Link
          href={address(page + 1)}
          aria-label={t("nextPage")}
          rel="next"
          className="grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <Icon name="next" mirrored />
        </Link>
      )}
    </nav>
  )
}
