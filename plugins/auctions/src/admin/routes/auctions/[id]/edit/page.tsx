import { useState } from "react"
import { Navigate, useParams } from "react-router-dom"
import { Crumb } from "../../../../components/crumb"
import { LotEditor } from "../../../../components/editor/lot-editor"
import { Loaded } from "../../../../components/states"
import { formOf } from "../../../../lib/lot-form"
import { movesOf } from "../../../../lib/moves"
import { useLot } from "../../../../lib/queries"
import type { Lot } from "../../../../lib/types"

export default function EditLotPage() {
  const { id = "" } = useParams()
  return <Loaded query={useLot(id)}>{({ auction }) => <EditLot key={auction.id} loaded={auction} />}</Loaded>
}

function EditLot({ loaded }: { loaded: Lot }) {
  // As it was when the page was opened: a bid that comes in meanwhile must not undo what has been typed.
  const [lot] = useState(loaded)
  const [start] = useState(() => formOf(loaded))
  if (!movesOf(lot).includes("edit")) return <Navigate to={`/auctions/${lot.id}`} replace />
  return <LotEditor lot={lot} start={start} variant={{ ...lot.variant, product: lot.product }} seller={lot.seller ?? undefined} />
}

export const handle = { breadcrumb: () => <Crumb name="moves.edit.action" /> }
