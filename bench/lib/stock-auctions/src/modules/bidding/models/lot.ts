import { model } from "@medusajs/framework/utils"
import Bid from "./bid"

const Lot = model.define("lot", {
  id: model.id({ prefix: "lot" }).primaryKey(),
  price: model.bigNumber(),
  leader_id: model.text().nullable(),
  ends_at: model.dateTime(),
  bids: model.hasMany(() => Bid, { mappedBy: "lot" }),
})

export default Lot
