import type { Escrow } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { Moment } from "./money"

/** When an escrow will release by itself: a dispute stops that, and an end makes it pointless. */
export function EscrowRelease({ escrow }: { escrow: Escrow }) {
  const { t } = useFormat()
  if (escrow.closed_at) return <>–</>
  if (escrow.status === "disputed") return <>{t("escrow.stopped")}</>
  return escrow.release_at ? <Moment value={escrow.release_at} /> : <>{t("escrow.byHand")}</>
}
