import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import __Module__Module from "../modules/__plugin__"

/** `__entity__.product`, for `query.graph`: the product that it is about. */
export default defineLink(
  { linkable: __Module__Module.linkable.__entityVar__ as never, field: "product_id" },
  ProductModule.linkable.product,
  { readOnly: true },
)
