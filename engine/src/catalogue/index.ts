/**
 * The catalogue as shoppers read it: a document per product, kept up to date with the core tables by the database and one
 * durable job, and the versions by which answers made of them are known to be current.
 */
import "./documents/refresh"
import "./documents/watches"
// Which has its index built when the documents are.
import "../search/products"

export { ensureCatalogue } from "./documents/first-build"
export { ensureIndexes } from "./documents/indexes"
export { type Rebuilt, rebuildCatalogue } from "./documents/rebuild"
