import { transaction } from "../../../kit/database/transaction"
import { lockKind } from "../postgres/write"

/** Runs a change when no other of the same kind runs, in this process or in another one. */
export type TakeTurns = (kind: string, work: () => Promise<void>) => Promise<void>

/** By a lock of the shop's database, which ends with the process that holds it. */
export const turnsByDatabase: TakeTurns = (kind, work) =>
  transaction(
    async (tx) => {
      await lockKind(tx, kind)
      await work()
    },
    { attempts: 1 },
  )
