export { Auction } from "./auction"
export { AuctionBid } from "./auction-bid"
export { AuctionSale } from "./auction-sale"
