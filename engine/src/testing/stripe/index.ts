/** For tests, and for trying a checkout without an account: Stripe's side of the contract, on this machine. */
export type { Behaviour, TestCard } from "./cards"
export { TEST_CARDS } from "./cards"
export { type Delivery, type DeliveryBehaviour, signatureOf } from "./deliveries"
export type { Fault } from "./faults"
export { StripeStandIn, type StandInOptions } from "./stand-in"
