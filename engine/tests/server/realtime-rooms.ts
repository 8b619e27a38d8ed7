import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { generateJwtToken } from "@medusajs/framework/utils"
import type { RoomDefinition } from "@wekala/engine/kit"
import { load, startTestServer, type TestServer } from "./helper"

type Kit = typeof import("@wekala/engine/kit")

/** What other processes preload to have the same rooms. */
export const roomsFile = join(dirname(fileURLToPath(import.meta.url)), "fixtures/rooms.cjs")

export interface RoomServer extends TestServer {
  readonly kit: Kit
  readonly talk: RoomDefinition
  readonly mine: RoomDefinition
  /** Its state takes a tenth of a second to read. */
  readonly slow: RoomDefinition & { reads: number }
  /** A new room, in which nothing has been said. */
  open(key: string): Promise<void>
  /** Says something; the sequence is taken under the lock of the room's row. */
  say(room: RoomDefinition, key: string, data: unknown, type?: string): Promise<number>
  bearer(customerId: string): string
}

/** A server with two kinds of room. */
export async function startRoomServer(extra: Record<string, string> = {}): Promise<RoomServer> {
  const server = await startTestServer(extra)
  const kit = load("@wekala/engine/kit") as Kit
  const { tables, ...rooms } = load(roomsFile) as Pick<RoomServer, "talk" | "mine" | "slow"> & { tables: string }
  await kit.queryRows(tables)
  return {
    ...server,
    kit,
    ...rooms,
    open: async (key) => void (await kit.queryRows("INSERT INTO test_room (key) VALUES ($1)", [key])),
    say: (room, key, data, type = "said") => kit.transaction((tx) => sayIn(kit, tx, room, key, data, type)),
    bearer: (customerId) =>
      generateJwtToken(
        { actor_id: customerId, actor_type: "customer", auth_identity_id: `auth_${customerId}`, app_metadata: {} },
        { secret: process.env.JWT_SECRET as string, expiresIn: "1h" },
      ),
  }
}

type Tx = Parameters<Parameters<Kit["transaction"]>[0]>[0]

export async function sayIn(kit: Kit, tx: Tx, room: RoomDefinition, key: string, data: unknown, type = "said"): Promise<number> {
  const [row] = await tx.query<{ sequence: number; at: Date }>(
    "UPDATE test_room SET sequence = sequence + 1 WHERE key = $1 RETURNING sequence, clock_timestamp() AS at",
    [key],
  )
  const { sequence, at } = row as { sequence: number; at: Date }
  await tx.query("INSERT INTO test_message VALUES ($1, $2, $3, $4, $5)", [key, sequence, type, JSON.stringify(data), at])
  await kit.publish(tx.query, room, key, { sequence, type, data, at: at.toISOString() })
  return sequence
}
