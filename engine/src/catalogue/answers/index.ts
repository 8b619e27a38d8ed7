/** Finished answers of the catalogue's routes, kept until what they are made of changes. */
export { type Answer, Answers, type Made } from "./answers"
export { readQuery, sortedQuery } from "./query"
