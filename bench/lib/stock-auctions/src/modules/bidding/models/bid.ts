import { model } from "@medusajs/framework/utils"
import Lot from "./lot"

const Bid = model.define("bid", {
  id: model.id({ prefix: "bid" }).primaryKey(),
  bidder_id: model.text().index(),
  amount: model.bigNumber(),
  lot: model.belongsTo(() => Lot, { mappedBy: "bids" }),
})

export default Bid
