// @ts-check
import { Modules } from "@medusajs/framework/utils"
import {
  createCollectionsWorkflow,
  createInventoryLevelsWorkflow,
  createPriceListsWorkflow,
  createProductCategoriesWorkflow,
  createProductTagsWorkflow,
  createProductTypesWorkflow,
  createProductsWorkflow,
  deleteProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { categories, collections, colourOption, pricesFrom, salePricesFrom, variantsOf } from "../catalogue/index.mjs"
import { chance } from "../pictures/kit.mjs"
import { chunks, ensure, list, must, run } from "./tools.mjs"

/** @typedef {import('./tools.mjs').SeedContext} SeedContext */

/** Every product with its category. */
const everything = categories.flatMap((category) => category.products.map((product) => ({ category, product })))

/**
 * Categories, collections, tags, types and products with prices, pictures and
 * stock, and the "Sale" price list.
 * @param {SeedContext} context @param {import('./shop.mjs').Shop} shop @param {any} profile @param {ReturnType<typeof import('../pictures/plan.mjs').planPictures>} plan
 * @param {(entity: any) => Record<string, unknown>} keepTexts what of the translations goes into metadata
 */
export async function seedProducts(context, shop, profile, plan, keepTexts) {
  const url = (/** @type {string} */ file) => `${context.publicUrl}/static/demo/${file}`
  const [cats, colls, types, tags] = await groupings(context, plan, url, keepTexts)

  const wanted = everything.map(({ category, product }) => {
    const pictures = plan.products[product.handle]
    const variants = variantsOf(category, product)
    const optionNames = Object.keys(variants[0].options)
    return {
      title: product.title,
      subtitle: product.subtitle,
      description: product.description,
      handle: product.handle,
      status: product.draft ? "draft" : "published",
      material: product.material,
      weight: product.weight,
      hs_code: product.hs,
      origin_country: product.origin,
      thumbnail: url(pictures.thumbnail),
      images: [...new Set([...pictures.images, ...Object.values(pictures.byColour)])].map((file) => ({ url: url(file) })),
      category_ids: [must(cats, category.handle).id],
      collection_id: product.collection ? must(colls, product.collection).id : undefined,
      type_id: must(types, product.type).id,
      tag_ids: product.tags.map((t) => must(tags, t).id),
      sales_channels: [{ id: shop.channel.id }],
      shipping_profile_id: profile.id,
      metadata: keepTexts(product),
      options: optionNames.map((title) => ({ title, values: product.options[title] ?? ["Default"] })),
      variants: variants.map((v) => ({
        title: v.title,
        sku: v.sku,
        options: v.options,
        prices: pricesFrom(v.usd),
        manage_inventory: true,
        allow_backorder: product.backorder ?? false,
        weight: product.weight,
        hs_code: product.hs,
        origin_country: product.origin,
        material: product.material,
        thumbnail: v.colour ? url(pictures.byColour[v.colour]) : undefined,
      })),
    }
  })
  const existing = await wholeProducts(context, wanted)
  const missing = wanted.filter((p) => !existing.has(p.handle))
  // One workflow per ten products: fast, and a crash loses at most ten.
  for (const batch of chunks(missing, 10)) await run(context, createProductsWorkflow, { products: batch })

  const stored = await list(
    context,
    "product",
    [
      "id",
      "handle",
      "images.id",
      "images.url",
      "options.id",
      "options.title",
      "options.values.id",
      "options.values.value",
      "variants.id",
      "variants.title",
      "variants.sku",
      "variants.images.id",
      "variants.inventory_items.inventory_item_id",
    ],
    { handle: everything.map((e) => e.product.handle) },
  )
  const products = new Map(stored.map((p) => [p.handle, p]))
  await linkColourPictures(context, products, plan, url)
  await seedStock(context, shop, products)
  await seedSale(context, products)
  return { categories: cats, collections: colls, types, tags, products }
}

/**
 * The handles that are stored with all their variants, prices and stock items.
 * A product that a crash left half made is taken away, to be made again.
 * @param {SeedContext} context @param {{ handle: string, variants: { sku: string }[] }[]} wanted
 */
async function wholeProducts(context, wanted) {
  const stored = await list(
    context,
    "product",
    ["id", "handle", "variants.sku", "variants.price_set.id", "variants.inventory_items.inventory_item_id"],
    { handle: wanted.map((p) => p.handle) },
  )
  const isWhole = (/** @type {any} */ p) => {
    const skus = wanted.find((w) => w.handle === p.handle)?.variants.map((v) => v.sku) ?? []
    return skus.every((sku) => p.variants.some((/** @type {any} */ v) => v.sku === sku && v.price_set?.id && v.inventory_items?.length > 0))
  }
  const broken = stored.filter((p) => !isWhole(p))
  if (broken.length > 0) await run(context, deleteProductsWorkflow, { ids: broken.map((p) => p.id) })
  const whole = new Set(stored.filter(isWhole).map((p) => p.handle))
  // A stock item keeps its SKU to itself: none may be left of what is made (again) now.
  const inventory = context.container.resolve(Modules.INVENTORY)
  const skus = wanted.filter((p) => !whole.has(p.handle)).flatMap((p) => p.variants.map((v) => v.sku))
  const orphans = skus.length > 0 ? await inventory.listInventoryItems({ sku: skus }, { select: ["id"], take: null }) : []
  if (orphans.length > 0) await inventory.deleteInventoryItems(orphans.map((/** @type {any} */ i) => i.id))
  return whole
}

/** @param {SeedContext} context @param {any} plan @param {(file: string) => string} url @param {(entity: any) => Record<string, unknown>} keepTexts */
async function groupings(context, plan, url, keepTexts) {
  const unique = (/** @type {string[]} */ values) => [...new Set(values)]
  return [
    await ensure(
      categories,
      (c) => c.handle,
      await list(context, "product_category", ["id", "handle"]),
      (c) => c.handle,
      (missing) =>
        run(context, createProductCategoriesWorkflow, {
          product_categories: missing.map((c) => ({
            name: c.name,
            handle: c.handle,
            description: c.description,
            is_active: true,
            is_internal: false,
            rank: categories.indexOf(c),
            metadata: { picture: url(plan.heroes[c.handle]), ...keepTexts(c) },
          })),
        }),
    ),
    await ensure(
      collections,
      (c) => c.handle,
      await list(context, "product_collection", ["id", "handle"]),
      (c) => c.handle,
      (missing) =>
        run(context, createCollectionsWorkflow, {
          collections: missing.map((c) => ({ title: c.title, handle: c.handle, metadata: keepTexts(c) })),
        }),
    ),
    await ensure(
      unique(everything.map((e) => e.product.type)),
      (t) => t,
      await list(context, "product_type", ["id", "value"]),
      (t) => t.value,
      (missing) => run(context, createProductTypesWorkflow, { product_types: missing.map((value) => ({ value })) }),
    ),
    await ensure(
      unique(everything.flatMap((e) => e.product.tags)),
      (t) => t,
      await list(context, "product_tag", ["id", "value"]),
      (t) => t.value,
      (missing) => run(context, createProductTagsWorkflow, { product_tags: missing.map((value) => ({ value })) }),
    ),
  ]
}

/** Each variant shows the picture in its colour. @param {SeedContext} context @param {Map<string, any>} products @param {any} plan @param {(file: string) => string} url */
async function linkColourPictures(context, products, plan, url) {
  /** @type {{ variant_id: string, image_id: string }[]} */
  const links = []
  for (const { category, product } of everything.filter((e) => colourOption(e.product))) {
    const stored = must(products, product.handle)
    for (const v of variantsOf(category, product)) {
      const variant = stored.variants.find((/** @type {any} */ s) => s.sku === v.sku)
      const image = stored.images.find((/** @type {any} */ i) => i.url === url(plan.products[product.handle].byColour[v.colour ?? ""]))
      const linked = isLinked(variant, image, stored)
      if (variant && image && !linked) links.push({ variant_id: variant.id, image_id: image.id })
    }
  }
  if (links.length > 0) await context.container.resolve(Modules.PRODUCT).addImageToVariant(links)
}

/**
 * A variant also has the pictures of the product that belong to no variant, so
 * all of them together mean that nothing is linked yet.
 * @param {any} variant @param {any} image @param {any} product
 */
const isLinked = (variant, image, product) =>
  variant?.images?.length < product.images.length && variant.images.some((/** @type {any} */ i) => i.id === image?.id)

/** Stock in both warehouses; a few variants scarce, a few gone. @param {SeedContext} context @param {import('./shop.mjs').Shop} shop @param {Map<string, any>} products */
async function seedStock(context, { cairo, rotterdam }, products) {
  const levels = everything.flatMap(({ category, product }) =>
    variantsOf(category, product).flatMap((v) => {
      const variant = must(products, product.handle).variants.find((/** @type {any} */ s) => s.sku === v.sku)
      const item = variant?.inventory_items?.[0]?.inventory_item_id
      if (!item) return []
      const r = chance(v.sku)
      const [inCairo, inRotterdam] = product.out?.includes(v.title)
        ? [0, 0]
        : product.low?.includes(v.title)
          ? [1 + Math.floor(r() * 2), 1]
          : product.backorder
            ? [2, 0]
            : [12 + Math.floor(r() * 60), 18 + Math.floor(r() * 110)]
      return [
        { inventory_item_id: item, location_id: cairo.id, stocked_quantity: inCairo },
        { inventory_item_id: item, location_id: rotterdam.id, stocked_quantity: inRotterdam },
      ]
    }),
  )
  const key = (/** @type {any} */ l) => `${l.inventory_item_id} ${l.location_id}`
  const existing = await list(context, "inventory_level", ["id", "inventory_item_id", "location_id"], {
    location_id: [cairo.id, rotterdam.id],
  })
  await ensure(levels, key, existing, key, (missing) => run(context, createInventoryLevelsWorkflow, { inventory_levels: missing }))
}

/** @param {SeedContext} context @param {Map<string, any>} products */
async function seedSale(context, products) {
  const prices = everything
    .filter((e) => e.product.sale)
    .flatMap(({ category, product }) =>
      variantsOf(category, product).flatMap((v) => {
        const variant = must(products, product.handle).variants.find((/** @type {any} */ s) => s.sku === v.sku)
        return salePricesFrom(v.usd, product.sale ?? 0).map((price) => ({ ...price, variant_id: variant.id }))
      }),
    )
  const list_ = { title: "Sale", description: "End-of-season prices", status: "active", type: "sale", prices }
  await ensure(
    [list_],
    (l) => l.title,
    await list(context, "price_list", ["id", "title"]),
    (l) => l.title,
    (missing) => run(context, createPriceListsWorkflow, { price_lists_data: missing }),
  )
}
