"use client"

import { useTranslations } from "next-intl"
import { type ReactNode, useId, useState } from "react"
import { classNames } from "@/components/ui/class-names"
import { Icon } from "@/components/ui/icon"

/** Beside the steps on wide screens; on phones a bar above them that opens. */
export function SummaryBar({ total, children }: { total: ReactNode; children: ReactNode }) {
  const t = useTranslations("checkout")
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <aside aria-label={t("summary")} className="h-fit rounded-3xl bg-sunken lg:sticky lg:top-32 lg:order-last">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-2 px-5 py-4 text-start font-medium lg:hidden"
      >
        <Icon name="bag" />
        {t("summary")}
        <span className="ms-auto">{total}</span>
        <Icon name="next" className={classNames("size-4 transition", open ? "-rotate-90" : "rotate-90")} />
      </button>
      <div id={id} className={classNames("space-y-6 p-5 pt-1 lg:block lg:p-6", !open && "hidden")}>
        <h2 className="hidden text-xl lg:block">{t("summary")}</h2>
        {children}
      </div>
    </aside>
  )
}
