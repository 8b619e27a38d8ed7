import { useTranslations } from "next-intl"
import { Fragment } from "react"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"

/** The first, the last, and those beside the one that is shown. */
const pagesAround = (page: number, pages: number) =>
  [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages).sort((a, b) => a - b)

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
      {pagesAround(page, pages).map((each, index, all) => (
        <Fragment key={each}>
          {index > 0 && each > (all[index - 1] ?? 0) + 1 && (
            <span aria-hidden className="grid h-11 w-6 place-items-center text-soft">
              …
            </span>
          )}
          <Link
            href={address(each)}
            aria-label={t("page", { page: each })}
            aria-current={each === page ? "page" : undefined}
            className="grid h-11 min-w-11 place-items-center rounded-full px-2 text-sm hover:bg-sunken aria-[current]:bg-brand aria-[current]:text-on-brand max-xs:min-w-9"
          >
            {each}
          </Link>
        </Fragment>
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
