import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import type { Locale } from "@/i18n/routing"
import { call } from "./engine"
import { currentMarket } from "./regions"

type Product = HttpTypes.StoreProduct
type Category = HttpTypes.StoreProductCategory
type Collection = HttpTypes.StoreCollection

/** What a product's page shows. */
const SHOWN =
  "id,handle,title,subtitle,description,thumbnail,material,weight,origin_country,*images,*options,*categories,variants.title,variants.sku,variants.manage_inventory,variants.allow_backorder,+variants.inventory_quantity,*variants.calculated_price,*variants.options,*variants.images"
const PAGE = 100

const locale = async () => (await getLocale()) as Locale

export const listCategories = cache(async (): Promise<Category[]> => {
  const { product_categories } = await call<{ product_categories: Category[] }>("/store/product-categories", {
    query: { limit: PAGE, fields: "id,name,handle,description,rank,parent_category_id" },
    locale: await locale(),
    tags: ["categories"],
  })
  return product_categories.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
})

export const listCollections = cache(async (): Promise<Collection[]> => {
  const { collections } = await call<{ collections: Collection[] }>("/store/collections", {
    query: { limit: PAGE, fields: "id,title,handle" },
    locale: await locale(),
    tags: ["collections"],
  })
  return collections
})

/** Asked anew each time: what is left of it changes with every order. */
export const findProduct = cache(async (handle: string): Promise<Product | undefined> => {
  const { region, country } = await currentMarket()
  const { products } = await call<{ products: Product[] }>("/store/products", {
    query: { handle, region_id: region.id, country_code: country, limit: 1, fields: SHOWN },
    locale: await locale(),
  })
  return products[0]
})
