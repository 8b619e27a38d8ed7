/** For tests, and for trying the search without a server: Meilisearch's side of the contract, on this machine. */
export type { Fault } from "../stripe/faults"
export { type MeilisearchOptions, MeilisearchStandIn } from "./stand-in"
