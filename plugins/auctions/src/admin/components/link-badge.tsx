import { StatusBadge } from "@medusajs/ui"
import type { Link } from "../lib/use-live"
import { useFormat } from "../lib/use-format"
import { BADGE } from "./state-badge"

const COLORS = { streaming: "green", reconnecting: "orange", polling: "blue" } as const

/** How fresh what the page shows is. */
export function LinkBadge({ link }: { link: Link }) {
  const { t } = useFormat()
  return (
    <StatusBadge color={COLORS[link]} role="status" className={BADGE}>
      {t(`live.link.${link}`)}
    </StatusBadge>
  )
}
