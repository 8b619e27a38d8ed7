import type { Context, InferTypeOf } from "@medusajs/framework/types"
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import { InjectTransactionManager, MedusaContext, MedusaError, MedusaService } from "@medusajs/framework/utils"
import Bid from "./models/bid"
import Lot from "./models/lot"

export interface PlaceBid {
  lot_id: string
  bidder_id: string
  amount: number
}

class BiddingService extends MedusaService({ Lot, Bid }) {
  /** The highest bid leads. The lot's row is locked, so that of two bids at once the second sees the first. */
  @InjectTransactionManager()
  async placeBid(
    { lot_id, bidder_id, amount }: PlaceBid,
    @MedusaContext() context: Context<EntityManager> = {},
  ): Promise<InferTypeOf<typeof Bid>> {
    const manager = context.transactionManager as EntityManager
    const [lot] = await manager.execute<{ price: string; ends_at: Date }[]>(
      "SELECT price, ends_at FROM lot WHERE id = ? AND deleted_at IS NULL FOR UPDATE",
      [lot_id],
    )
    if (!lot) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no lot ${lot_id}`)
    if (lot.ends_at <= new Date()) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The lot has ended")
    if (amount <= Number(lot.price)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Bid more than ${lot.price}`)
    const bid = await this.createBids({ lot_id, bidder_id, amount }, context)
    await this.updateLots({ id: lot_id, price: amount, leader_id: bidder_id }, context)
    return bid as never
  }
}

export default BiddingService
