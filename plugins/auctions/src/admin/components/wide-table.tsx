import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"

/** The kit's tables are written for left to right: cells' space and heads' side are turned here. */
export const RTL_TABLE = clx(
  "rtl:[&_th]:text-right rtl:[&_th]:pr-0 rtl:[&_th]:pl-6 rtl:[&_td]:pr-0 rtl:[&_td]:pl-6",
  "rtl:[&_tr>*:first-child]:pr-6 rtl:[&_tr>*:last-child]:pl-6",
)

/** A table that is wider than a phone: scrolled by keyboard, too. */
export function WideTable({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
      tabIndex={0}
      className={clx("focus-visible:shadow-borders-focus overflow-x-auto outline-none", RTL_TABLE)}
    >
      {children}
    </section>
  )
}
