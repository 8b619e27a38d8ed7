import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import type { Locale } from "@/i18n/routing"
import { call, callAll } from "./engine"
import { currentMarket } from "./regions"
import { toListed, type Listed } from "./listing"
import { fold } from "./suggest"

type Product = HttpTypes.StoreProduct
type Category = HttpTypes.StoreProductCategory
type Collection = HttpTypes.StoreCollection

/** What a card in a list shows, and what lists are filtered and sorted by. */
const LISTED =
  "id,handle,title,subtitle,thumbnail,created_at,collection_id,type_id,*variants.calculated_price,+variants.inventory_quantity,variants.manage_inventory,variants.allow_backorder,*variants.options,*options,options.title,*categories,*tags"
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

/** All products that a list is made of, as cards show them; kept until one changes. */
export const listProducts = cache(async (filter: { category_id?: string; collection_id?: string; q?: string } = {}): Promise<Listed[]> => {
  const { region, country } = await currentMarket()
  const products = await callAll<Product>("/store/products", "products", {
    query: {
      ...Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, name === "q" ? value : [value]])),
      region_id: region.id,
      country_code: country,
      fields: LISTED,
    },
    locale: await locale(),
    tags: ["products"],
  })
  return products.map(toListed)
})

/**
 * What a shopper means by some words: first what has them in its name, in the shopper's language, then what the
 * engine finds. The engine looks into the texts that the merchant wrote, not into their translations.
 */
export const searchProducts = cache(async (q: string): Promise<Listed[]> => {
  const [all, found] = await Promise.all([listProducts(), listProducts({ q })])
  const words = fold(q).split(/\s+/)
  const named = all.filter(({ title, subtitle }) => {
    const text = fold(`${title} ${subtitle ?? ""}`)
    return words.every((word) => text.includes(word))
  })
  return [...new Map([...named, ...found].map((product) => [product.id, product])).values()]
})

/** Asked anew each time: what is left of it changes with every order. */
export const findProduct = cache(async (handle: string): Promise<Product | undefined> => {
  const { region, country } = await currentMarket()
  const { products } = await call<{ products: Product[] }>("/store/products", {
    query: {
      handle,
      region_id: region.id,
      country_code: country,
      limit: 1,
      fields: `${LISTED},description,*images,*variants.images,variants.title,variants.sku,material,weight,origin_country,*collection`,
    },
    locale: await locale(),
  })
  return products[0]
})
