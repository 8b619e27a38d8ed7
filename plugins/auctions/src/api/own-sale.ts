import { readSale, type SaleWithLot } from "../modules/auctions/selling/cart"
import { saleNotFound } from "../modules/auctions/selling/not-found"

/**
 * A customer's own win or offer.
 * @throws DomainError `sale_not_found` (404), for somebody else's, too
 */
export async function ownSale(id: string, customerId: string): Promise<SaleWithLot> {
  const sale = await readSale(id)
  if (sale.bidder_id !== customerId) throw saleNotFound(id)
  return sale
}
