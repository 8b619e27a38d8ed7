import type { Escrow } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { Moment } from "./money"

/** When an escrow will release by itself: a dispute stops that, and an end makes it pointless. */
export function EscrowRelease({ escrow }: { escrow: Escrow }) {
  const { t } = useFormat()
  if (!escrow.closed_at && escrow.status !== "disputed" && escrow.release_at) return <Moment value={escrow.release_at} />
  return <span>{escrow.closed_at ? "–" : t(escrow.status === "disputed" ? "escrow.stopped" : "escrow.byHand")}</span>
}
