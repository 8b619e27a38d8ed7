import type { ReactNode } from "react"
import { classNames } from "./class-names"

const LOOKS = {
  info: "bg-sunken text-ink",
  good: "bg-brand-soft text-ink",
  warning: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const

/** A message that a screen reader reads out when it appears. */
export function Notice({ look = "info", children, className }: { look?: keyof typeof LOOKS; children: ReactNode; className?: string }) {
  return (
    <div role={look === "bad" ? "alert" : "status"} className={classNames("rounded-xl px-4 py-3 text-sm", LOOKS[look], className)}>
      {children}
    </div>
  )
}
