import { useTranslations } from "next-intl"
import { classNames } from "@/components/ui/class-names"
import { Icon } from "@/components/ui/icon"
import { PROGRESS } from "@/lib/order"

/** How far the order has come: stages behind it, and those ahead. */
export function Progress({ reached }: { reached: number }) {
  const t = useTranslations("orderStatus")
  return (
    <ol className="grid grid-cols-4 gap-2" aria-label={t("progress")}>
      {PROGRESS.map((stage, index) => {
        const isReached = index < reached
        return (
          <li key={stage} aria-current={index === reached - 1 ? "step" : undefined} className="space-y-2 text-center text-sm">
            <span className={classNames("block h-1.5 rounded-full", isReached ? "bg-brand" : "bg-line")} />
            <span className={classNames("flex items-center justify-center gap-1", isReached ? "font-medium" : "text-soft")}>
              {isReached && <Icon name="check" className="size-4 shrink-0 text-brand max-sm:hidden" />}
              {t(`stages.${stage}`)}
              {isReached && <span className="sr-only">, {t("reached")}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
