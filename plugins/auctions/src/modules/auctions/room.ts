import { defineRoom, queryRows } from "@wekala/engine/kit"
import { readState } from "./reading/state"

/** A lot's room, `auction/<id>`: everybody may watch. */
export const auctionRoom = defineRoom({
  name: "auction",
  audience: "public",
  snapshot: async (id) => {
    const state = await readState(id)
    return state && { sequence: state.version, type: "snapshot", data: { state } }
  },
  since: async (id, sequence) => {
    const rows = await queryRows<{ version: number; type: string; at: Date; data: unknown }>(
      "SELECT version, type, at, data FROM auction_event WHERE auction_id = $1 AND version > $2 ORDER BY version LIMIT 100",
      [id, sequence],
    )
    return rows.map(({ version, type, at, data }) => ({ sequence: version, type, at: at.toISOString(), data }))
  },
})
