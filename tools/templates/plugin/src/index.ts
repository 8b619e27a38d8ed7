/** What other plugins may use of this one. */
export * from "./modules/__plugin__/entities"
export * as __module__Events from "./modules/__plugin__/events"
export { __Module__Service } from "./modules/__plugin__/service"
