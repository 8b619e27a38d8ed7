import { afterEach, beforeEach } from "vitest"
import { PaymobStandIn } from "../../src/testing"
import { type Bench, bench } from "./provider"

/** Of the test that runs: whoever imports this has a Paymob of its own for each, and a provider at it. */
export let standIn: PaymobStandIn
export let t: Bench

beforeEach(async () => {
  standIn = await PaymobStandIn.start()
  t = bench(standIn)
})
afterEach(() => standIn.stop())

export const refunded = (id: unknown) => standIn.ledger.transaction(Number(id)).refunded
export const voided = (id: unknown) => standIn.ledger.transaction(Number(id)).is_voided
export const callsOf = (path: string) => standIn.calls.filter((call) => call.includes(path)).length
