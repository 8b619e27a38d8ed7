import { tellStorefront } from "../../catalogue/storefront"
import { forgetCatalogueState, catalogueState } from "../../catalogue/versions"
import { shopAt } from "../../catalogue/products/shop"
import { queryRows } from "../../kit/database/query"
import { transaction } from "../../kit/database/transaction"
import { defineSearchSource } from "../source"
import { productDocuments, type ProductRow } from "./documents"
import { namesOfFilters } from "./names"
import { readAvailability } from "./stock"

/** Products, from the catalogue's documents. The catalogue's refresh tells of changes. */
defineSearchSource({
  kind: "product",
  ids: async (after, limit) => {
    const rows = await queryRows<{ product_id: string }>(
      "SELECT product_id FROM wekala_catalogue_product WHERE product_id > $1 ORDER BY product_id LIMIT $2",
      [after, limit],
    )
    return rows.map(({ product_id }) => product_id)
  },
  documents: async (ids, { locales, now }) => {
    const rows = await queryRows<ProductRow>(
      "SELECT document, prices, texts, stock, sales_channel_ids FROM wekala_catalogue_product WHERE product_id = ANY ($1)",
      [ids],
    )
    // What another process has just changed counts.
    forgetCatalogueState()
    const shop = await shopAt((await catalogueState()).versions.products)
    const canBeHad = await readAvailability(rows)
    return rows.flatMap((row) => productDocuments(row, { locales, shop, now, canBeHad }))
  },
  names: namesOfFilters,
  onWritten: () => transaction((tx) => tellStorefront(tx, ["products"])),
})
