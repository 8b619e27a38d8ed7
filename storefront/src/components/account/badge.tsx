import type { ReactNode } from "react"
import { classNames } from "@/components/ui/class-names"

const LOOKS = {
  calm: "bg-sunken text-ink",
  good: "bg-brand-soft text-ink",
  warning: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const

export type BadgeLook = keyof typeof LOOKS

/** A state in a word. */
export function Badge({ look = "calm", children }: { look?: BadgeLook; children: ReactNode }) {
  return (
    <span className={classNames("inline-block rounded-full px-3 py-1 text-xs font-medium whitespace-nowrap", LOOKS[look])}>{children}</span>
  )
}
