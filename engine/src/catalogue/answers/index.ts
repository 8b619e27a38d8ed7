/** Answers of the catalogue's routes, kept until what they are made of changes. */
export { type Answer, type Availability, type EtagOf, type Finished, lastingAnswer, Places } from "./answer"
export { Answers, type Made } from "./answers"
export { atMost } from "./at-most"
export { inBatches } from "./batches"
export { readQuery, sortedQuery } from "./query"
