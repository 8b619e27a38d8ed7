/** What other plugins may use of this one. */
export * from "./modules/auctions/entities"
export * as auctionsEvents from "./modules/auctions/events"
export { AuctionsService } from "./modules/auctions/service"
