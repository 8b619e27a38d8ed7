import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"
import AuctionsModule from "../modules/auctions"

/** `auction_sale.order`: the order that a win has become. */
export default defineLink({ linkable: AuctionsModule.linkable.auctionSale as never, field: "order_id" }, OrderModule.linkable.order, {
  readOnly: true,
})
