import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import AuctionsModule from "../modules/auctions"

/** `auction.product`: what is sold. */
export default defineLink({ linkable: AuctionsModule.linkable.auction as never, field: "product_id" }, ProductModule.linkable.product, {
  readOnly: true,
})
