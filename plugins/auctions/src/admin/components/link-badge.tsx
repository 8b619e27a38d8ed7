import { StatusBadge } from "@medusajs/ui"
import type { Link } from "../lib/use-live"
import { useFormat } from "../lib/use-format"

const COLORS = { streaming: "green", reconnecting: "orange", polling: "blue" } as const

/** How fresh what the page shows is. */
export function LinkBadge({ link }: { link: Link }) {
  const { t } = useFormat()
  return (
    <StatusBadge color={COLORS[link]} role="status" className="text-nowrap">
      {t(`live.link.${link}`)}
    </StatusBadge>
  )
}
