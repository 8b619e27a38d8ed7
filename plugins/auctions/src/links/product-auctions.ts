import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import AuctionsModule from "../modules/auctions"

/** `product.auctions`: the other direction. */
export default defineLink(
  { linkable: ProductModule.linkable.product, field: "id", isList: true },
  { ...AuctionsModule.linkable.auction?.id, primaryKey: "product_id" } as never,
  { readOnly: true },
)
