/**
 * The daily report: what providers, Medusa's payments, and the books of orders and plugins say of the same money, and where
 * they differ. `rules.ts` compares, `read.ts` asks, `make.ts` keeps what was found, `answer.ts` tells it.
 */
import "./make"

export * from "./answer"
export { askForReport } from "./make"
export { DIFFERENCE_KINDS } from "./rules"
