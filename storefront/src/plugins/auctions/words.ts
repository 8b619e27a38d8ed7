import type { Format, LotState, Sale } from "./types"

/** Keys of the texts for what the engine names by a code. */
export const FORMAT_NAMES: Readonly<Record<Format, "english" | "dutch" | "sealedFirst" | "sealedSecond">> = {
  english: "english",
  dutch: "dutch",
  sealed_first: "sealedFirst",
  sealed_second: "sealedSecond",
}

export const isSealed = (format: Format): boolean => format === "sealed_first" || format === "sealed_second"

/** How a lot stands, in a word. */
export function stateName({ status, outcome }: Pick<LotState, "status" | "outcome">) {
  if (status === "live") return "stateLive"
  if (status === "draft") return "stateDraft"
  if (status === "scheduled") return "stateUpcoming"
  if (status === "cancelled") return "stateCancelled"
  return outcome === "sold" ? "stateSold" : "stateUnsold"
}

export const SALE_STATES: Readonly<Record<Sale["status"], readonly [text: `sale${string}`, look: "calm" | "good" | "warning" | "bad"]>> = {
  offered: ["saleOffered", "warning"],
  awaiting_payment: ["saleAwaiting", "warning"],
  ordered: ["saleOrdered", "good"],
  paid: ["salePaid", "good"],
  declined: ["saleDeclined", "calm"],
  lapsed: ["saleLapsed", "calm"],
  defaulted: ["saleDefaulted", "bad"],
  cancelled: ["saleCancelled", "calm"],
}
