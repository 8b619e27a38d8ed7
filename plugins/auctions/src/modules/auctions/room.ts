import { defineRoom, queryRows, type RoomMessage } from "@wekala/engine/kit"
import { readState } from "./reading/state"

/** Who missed more than this is told how things stand instead. */
const MAX_MISSED = 100

/** A lot's room, `auction/<id>`: everybody may watch. */
export const auctionRoom = defineRoom({
  name: "auction",
  audience: "public",
  snapshot,
  since: async (id, sequence) => {
    const rows = await queryRows<{ version: number; type: string; at: Date; data: unknown }>(
      "SELECT version, type, at, data FROM auction_event WHERE auction_id = $1 AND version > $2 ORDER BY version LIMIT $3",
      [id, sequence, MAX_MISSED + 1],
    )
    if (rows.length > MAX_MISSED) return [await snapshot(id)].filter((message) => message !== undefined)
    return rows.map(({ version, type, at, data }) => ({ sequence: version, type, at: at.toISOString(), data }))
  },
})

async function snapshot(id: string): Promise<RoomMessage | undefined> {
  const state = await readState(id)
  return state && { sequence: state.version, type: "snapshot", data: { state } }
}
