/** For tests, and for trying a checkout without an account: Paymob's side of the contract, on this machine. */
export type { Delivery, DeliveryBehaviour } from "./deliveries"
export type { Fault } from "./faults"
export { INTEGRATIONS, type Method, type StoredIntention, type StoredTransaction } from "./ledger"
export { PaymobStandIn, type StandInOptions } from "./stand-in"
