import { Counter, type Registry } from "prom-client"
import type { AsideReason } from "../../catalogue/products"

/** `kept` was there already, `served` was made ahead of Medusa, `aside` was left to Medusa. */
export type Outcome = "kept" | "served" | "aside"

/**
 * Why a request was left to Medusa: who asks comes with a session cookie, or a body that is no JSON; a query that is read
 * in two ways; what the read model says; the first answer of Medusa's, which is then kept; what is in no kept answer; a fault,
 * which is logged.
 */
export type Reason = "session" | "body" | "query" | AsideReason | "first" | "unserved" | "fault"

/** Counts the requests for one route. */
export type Count = (outcome: Outcome, reason?: Reason) => void

/** The metric of all fast routes. */
export function createOutcomes(register: Registry): (route: string) => Count {
  const requests = new Counter({
    name: "wekala_fast_route_total",
    help: "Requests for fast routes: kept, served ahead of Medusa, or left to it, and why",
    labelNames: ["route", "outcome", "reason"],
    registers: [register],
  })
  return (route) => {
    // Finding a counter by its labels costs more than counting.
    const counters = new Map<string, Counter.Internal>()
    return (outcome, reason = "" as Reason) => {
      const name = outcome + reason
      const counter = counters.get(name) ?? requests.labels(route, outcome, reason)
      counters.set(name, counter)
      counter.inc()
    }
  }
}
