/** Search: sources tell what can be found, a provider finds it. */
import "./products"

export { ensureSearch } from "./write"
