import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { classNames } from "@/components/ui/class-names"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"
import type { Step as Name } from "@/lib/checkout"
import { OpenHeading } from "./step-focus"

interface Props {
  step: Name
  number: number
  state: "done" | "open" | "ahead"
  /** What was chosen, once done. */
  summary: ReactNode
  /** The form, while open. */
  children: ReactNode
}

export function Step({ step, number, state, summary, children }: Props) {
  const t = useTranslations("checkout")
  const title = t(`steps.${step}`)
  return (
    <li
      data-testid={`step-${step}`}
      aria-current={state === "open" ? "step" : undefined}
      className="rounded-3xl border border-line bg-panel p-5 sm:p-7"
    >
      <div className="flex items-center gap-3.5">
        <span
          aria-hidden
          className={classNames(
            "grid size-8 shrink-0 place-items-center rounded-full text-sm font-semibold",
            state === "open" && "bg-brand text-on-brand",
            state === "done" && "bg-brand-soft text-brand",
            state === "ahead" && "bg-sunken text-soft",
          )}
        >
          {state === "done" ? <Icon name="check" className="size-4.5" /> : number}
        </span>
        {state === "open" ? (
          <OpenHeading step={step}>{title}</OpenHeading>
        ) : (
          <h2 className={classNames("text-xl", state === "ahead" && "text-soft")}>
            {title}
            {state === "done" && <span className="sr-only">, {t("done")}</span>}
          </h2>
        )}
        {state === "done" && (
          <Link href={`/checkout?step=${step}`} scroll={false} className="ms-auto -m-2 p-2 text-sm font-medium text-brand hover:underline">
            {t("change")}
            <span className="sr-only"> {title}</span>
          </Link>
        )}
      </div>
      {state === "open" && <div className="mt-6">{children}</div>}
      {state === "done" && <div className="mt-3 ps-11.5 text-[0.95rem] text-soft">{summary}</div>}
    </li>
  )
}
