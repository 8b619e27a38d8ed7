import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "@wekala/engine/kit"
import type { BidAnswer } from "../modules/auctions/bidding/place"
import type { Auction } from "../modules/auctions/entities"
import { readLot } from "../modules/auctions/lot"
import { holdDeposit } from "../modules/auctions/selling/deposits"
import type { PlaceBid } from "../modules/auctions/service"
import { auctionsOf, originOf } from "./shared"

/** Takes a customer's bid; a deposit that the lot asks for is held first, from the customer's wallet. */
export async function place(
  container: MedusaContainer,
  request: MedusaRequest,
  bid: Pick<PlaceBid, "auction_id" | "bidder_id" | "reference" | "kind" | "amount" | "quantity">,
): Promise<BidAnswer> {
  const auctions = auctionsOf(container)
  const whole = { ...bid, ...originOf(request) }
  try {
    return await auctions.placeBid(whole)
  } catch (error) {
    if ((error as { code?: string }).code !== "deposit_missing") throw error
    const [row] = await queryRows<Auction>("SELECT * FROM auction WHERE id = $1", [bid.auction_id])
    await holdDeposit(container, readLot(row as Auction, auctions.options), bid.bidder_id)
    return auctions.placeBid(whole)
  }
}
