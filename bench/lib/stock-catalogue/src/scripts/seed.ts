import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, ProductStatus } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createCollectionsWorkflow,
  createInventoryLevelsWorkflow,
  createProductCategoriesWorkflow,
  createProductsWorkflow,
  createProductTagsWorkflow,
  createProductTypesWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { writeFileSync } from "node:fs"

const KINDS = ["shoes", "jacket", "kettle", "lamp", "carpet", "scarf", "watch", "bag", "chair", "vase"]
const LOOKS = ["Red", "Petrol", "Amber", "Ivory", "Copper", "Olive", "Indigo", "Sand"]
const PLACES = ["Cairo", "Lyon", "Boston", "Dresden", "Aswan", "Oslo", "Porto", "Siwa"]
const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T

/** Makes what a shop has, with so many products by which it is multiplied; writes what it is called into a file. */
export default async function seed({ container, args: [count = "20", file = "seed.json"] }: ExecArgs): Promise<void> {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: "Web" }] } })
  const [channel] = channels
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Web", type: "publishable", created_by: "" }] },
  })
  const [key] = keys
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key?.id as string, add: [channel?.id as string] } })
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        { name: "United States", currency_code: "usd", countries: ["us"] },
        { name: "Europe", currency_code: "eur", countries: ["de", "fr"] },
        { name: "Egypt", currency_code: "egp", countries: ["eg"] },
      ],
    },
  })
  const { result: locations } = await createStockLocationsWorkflow(container).run({ input: { locations: [{ name: "House" }] } })
  const location_id = locations[0]?.id as string
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location_id, add: [channel?.id as string] } })
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({ input: { data: [{ name: "Any", type: "any" }] } })
  const { result: categories } = await createProductCategoriesWorkflow(container).run({
    input: { product_categories: KINDS.map((name) => ({ name, is_active: true })) },
  })
  const { result: collections } = await createCollectionsWorkflow(container).run({
    input: { collections: PLACES.map((title) => ({ title })) },
  })
  const { result: tags } = await createProductTagsWorkflow(container).run({ input: { product_tags: LOOKS.map((value) => ({ value })) } })
  const { result: types } = await createProductTypesWorkflow(container).run({
    input: { product_types: [{ value: "Made by hand" }, { value: "Made by many" }] },
  })
  await createProductsWorkflow(container).run({
    input: {
      products: Array.from({ length: Number(count) }, (_, index) => {
        const [kind, look, place] = [at(KINDS, index), at(LOOKS, index * 3), at(PLACES, index * 5)]
        const [colors, sizes] = [index % 2 ? [look, "Black"] : [look, "White", "Grey"], index % 2 ? ["Small", "Large"] : ["One size"]]
        const variants = colors.flatMap((Color) => sizes.map((Size) => ({ Color, Size })))
        return {
          title: `${look} ${kind} of ${place}`,
          subtitle: `A ${kind} that lasts`,
          description: `This ${kind} is made in ${place} by people who have made nothing else for three generations. `.repeat(4),
          handle: `${look}-${kind}-${index}`.toLowerCase(),
          status: ProductStatus.PUBLISHED,
          weight: 400 + index,
          material: "Cotton",
          origin_country: "eg",
          thumbnail: `https://images.example.com/${index}/front.jpg`,
          images: ["front", "back", "worn"]
            .slice(0, 2 + (index % 2))
            .map((side) => ({ url: `https://images.example.com/${index}/${side}.jpg` })),
          collection_id: at(collections, index).id,
          type_id: at(types, index).id,
          tag_ids: [at(tags, index).id, at(tags, index + 3).id],
          category_ids: [at(categories, index).id],
          shipping_profile_id: profiles[0]?.id as string,
          sales_channels: [{ id: channel?.id as string }],
          options: [
            { title: "Color", values: colors },
            { title: "Size", values: sizes },
          ],
          variants: variants.map((options, variant) => ({
            title: `${options.Color} / ${options.Size}`,
            sku: `SKU-${index}-${variant}`,
            manage_inventory: true,
            options,
            prices: ["usd", "eur", "egp"].map((currency_code, currency) => ({
              currency_code,
              amount: (10 + index * 3 + variant) * [1, 1, 50][currency],
            })),
          })),
        }
      }),
    },
  })
  const { data: items } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "inventory_item", fields: ["id"] })
  await createInventoryLevelsWorkflow(container).run({
    input: { inventory_levels: items.map(({ id }) => ({ inventory_item_id: id, location_id, stocked_quantity: 100 })) },
  })
  writeFileSync(
    file,
    JSON.stringify({ key: key?.token, regions: Object.fromEntries(regions.map(({ currency_code, id }) => [currency_code, id])) }),
  )
}
