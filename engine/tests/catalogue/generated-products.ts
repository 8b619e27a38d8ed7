import { Modules } from "@medusajs/framework/utils"
import * as flows from "@medusajs/medusa/core-flows"
import type { TestEngine } from "@wekala/engine/testing"
import type { Chance } from "./chance"
import { type Labels, type Product, type Region, run } from "./generated"

const PRODUCTS = 40
const OPTIONS = { Size: ["S", "M", "L", "XL"], Color: ["Red", "Petrol", "Sand"], Cut: ["Slim", "Wide"] }

export async function createProducts(
  engine: TestEngine,
  chance: Chance,
  { channelIds, regions, tagIds, typeIds, collectionIds, categoryIds }: Labels & { channelIds: string[]; regions: Region[] },
): Promise<Product[]> {
  const mark = chance.upTo(1e9).toString(36)
  const products = Array.from({ length: PRODUCTS }, (_, index) => {
    const titles = ["Size", ...chance.some(["Color", "Cut"] as const)] as (keyof typeof OPTIONS)[]
    const options = titles.map((title) => ({ title, values: OPTIONS[title] }))
    const choices = combinations(options)
    return {
      title: `${chance.one(["Chair", "cup", "Été", "كرسي", "Ähre"])} ${mark} ${String(chance.upTo(999)).padStart(3, "0")} ${index}`,
      handle: `generated-${mark}-${index}`,
      subtitle: chance.maybe(0.5, () => `Subtitle ${index}`),
      description: chance.maybe(0.5, () => `About ${index}`),
      is_giftcard: chance.is(0.15),
      discountable: chance.is(0.8),
      external_id: chance.maybe(0.3, () => `external-${mark}-${chance.upTo(5)}`),
      material: chance.maybe(0.3, () => "Oak"),
      weight: chance.maybe(0.5, () => chance.upTo(5000) / 10),
      status: chance.is(0.88) ? "published" : "draft",
      type_id: chance.maybe(0.6, () => chance.one(typeIds)),
      collection_id: chance.maybe(0.6, () => chance.one(collectionIds)),
      tag_ids: chance.some(tagIds),
      category_ids: chance.some(categoryIds, 3),
      images: chance.some([0, 1, 2, 3]).map((image) => ({ url: `https://pictures.test/${mark}/${index}/${image}.jpg` })),
      sales_channels: chance.some(channelIds).map((id) => ({ id })),
      metadata: { note: "for the merchant only" },
      options,
      variants: chance.some(choices, 5).map((choice, variant) => ({
        title: Object.values(choice).join(" / "),
        sku: `${mark}-${index}-${variant}`,
        ean: chance.maybe(0.2, () => `${index}${variant}`.padStart(13, "0")),
        options: choice,
        manage_inventory: chance.is(0.7),
        allow_backorder: chance.is(0.3),
        prices: generatePrices(chance, regions),
      })),
    }
  })
  return run<Product[]>(flows.createProductsWorkflow, engine, { products })
}

function combinations(options: { title: string; values: string[] }[]): Record<string, string>[] {
  return options.reduce<Record<string, string>[]>(
    (all, { title, values }) => all.flatMap((one) => values.map((value) => ({ ...one, [title]: value }))),
    [{}],
  )
}

/** Prices for some currencies, of which some hold for one region, or for several pieces, only. No two cost the same. */
function generatePrices(chance: Chance, regions: Region[]) {
  return chance.some(regions).flatMap(({ id, currency }) => {
    const amount = () => chance.upTo(1e7) / 100
    return [
      { currency_code: currency, amount: amount() },
      chance.maybe(0.4, () => ({ currency_code: currency, amount: amount(), rules: { region_id: id } })),
      chance.maybe(0.2, () => ({ currency_code: currency, amount: amount(), min_quantity: 1, max_quantity: 9 })),
      chance.maybe(0.3, () => ({ currency_code: currency, amount: amount(), min_quantity: 10 })),
    ].filter((price) => price !== undefined)
  })
}

export async function linkImages(engine: TestEngine, products: Product[], chance: Chance): Promise<void> {
  const pairs = products.flatMap(({ images, variants }) =>
    variants.flatMap((variant) => chance.some(images, 2).map((image) => ({ variant_id: variant.id, image_id: image.id }))),
  )
  await engine.container.resolve(Modules.PRODUCT).addImageToVariant(pairs)
}

/** Some have levels in one location, some in two, some in none; some variants need more than one of a thing, or two things. */
export async function stock(engine: TestEngine, chance: Chance, products: Product[], locationIds: string[]): Promise<void> {
  const skus = products.flatMap(({ variants }) => variants.filter(({ manage_inventory }) => manage_inventory).map(({ sku }) => sku))
  const items = await engine.container.resolve(Modules.INVENTORY).listInventoryItems({ sku: skus }, { take: skus.length })
  await engine.container
    .resolve(Modules.INVENTORY)
    .createInventoryLevels(
      items.flatMap(({ id }) =>
        chance.some(locationIds).map((location_id) => ({ inventory_item_id: id, location_id, stocked_quantity: chance.upTo(40) })),
      ),
    )
  const link = engine.container.resolve("link")
  const kits = products.flatMap(({ variants }) => variants.filter((variant) => variant.manage_inventory && chance.is(0.3)))
  await link.create(
    kits.map(({ id }) => ({
      [Modules.PRODUCT]: { variant_id: id },
      [Modules.INVENTORY]: { inventory_item_id: chance.one(items).id },
      data: { required_quantity: 1 + chance.upTo(3) },
    })),
  )
}
