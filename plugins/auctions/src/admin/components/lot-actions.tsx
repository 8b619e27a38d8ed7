import { EllipsisHorizontal } from "@medusajs/icons"
import { Button, DropdownMenu, IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { type LotMove, movesOf } from "../lib/moves"
import type { Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CancelDialog, DeleteDialog, ExtendDialog, RelistDialog, ScheduleDialog, UnscheduleDialog } from "./lot-dialogs"
import { OfferDialog, SettleDialog } from "./sale-dialogs"

/** What a merchant comes to do; anything else is an exception. */
const EXPECTED: readonly LotMove[] = ["schedule", "extend", "edit", "offer", "relist"]
const DANGEROUS: readonly LotMove[] = ["cancel", "delete"]

/** What may be done with a lot now: the expected move as a button, the others in a menu. */
export function LotActions({ lot }: { lot: Lot }) {
  const { t, isRtl } = useFormat()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<LotMove>()
  const moves = movesOf(lot)
  const expected = moves.at(-1)
  const others = moves.slice(0, -1).reverse()
  if (!expected) return null
  const act = (move: LotMove) => (move === "edit" ? navigate(`/auctions/${lot.id}/edit`) : setAsked(move))
  return (
    <>
      <Button size="small" variant={EXPECTED.includes(expected) ? "primary" : "secondary"} onClick={() => act(expected)}>
        {t(`moves.${expected}.action`)}
      </Button>
      {others.length ? (
        <DropdownMenu dir={isRtl ? "rtl" : "ltr"}>
          <DropdownMenu.Trigger asChild>
            <IconButton size="small" aria-label={t("actions.more")}>
              <EllipsisHorizontal />
            </IconButton>
          </DropdownMenu.Trigger>
          <DropdownMenu.Content align="end">
            {others.map((move) => (
              <DropdownMenu.Item
                key={move}
                className={DANGEROUS.includes(move) ? "text-ui-fg-error" : undefined}
                // After the menu has given the focus back, so that the dialog's opener is the menu's button.
                onSelect={() => setTimeout(() => act(move))}
              >
                {t(`moves.${move}.action`)}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu>
      ) : null}
      <LotMoveDialog lot={lot} move={asked} onClose={() => setAsked(undefined)} />
    </>
  )
}

function LotMoveDialog({ lot, move, onClose }: { lot: Lot; move: LotMove | undefined; onClose: () => void }) {
  const navigate = useNavigate()
  const props = { lot, onClose }
  if (move === "schedule") return <ScheduleDialog {...props} />
  if (move === "unschedule") return <UnscheduleDialog {...props} />
  if (move === "extend") return <ExtendDialog {...props} />
  if (move === "cancel") return <CancelDialog {...props} />
  if (move === "offer") return <OfferDialog {...props} />
  if (move === "settle") return <SettleDialog {...props} />
  if (move === "relist") return <RelistDialog {...props} onRelisted={(id) => navigate(`/auctions/${id}`)} />
  if (move === "delete") return <DeleteDialog {...props} onDeleted={() => navigate("/auctions")} />
  return null
}
