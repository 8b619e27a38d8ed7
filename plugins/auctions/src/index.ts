/** What other plugins may use of auctions. */
export * from "./modules/auctions/entities"
export * as auctionEvents from "./modules/auctions/events"
export { type PlaceBid, AuctionsService } from "./modules/auctions/service"
