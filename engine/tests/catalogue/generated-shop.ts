import { Modules } from "@medusajs/framework/utils"
import * as flows from "@medusajs/medusa/core-flows"
import { queryRows } from "@wekala/engine/kit"
import { TestClient, type TestCustomer, type TestEngine } from "@wekala/engine/testing"
import type { Chance } from "./chance"

/** Who may ask: a publishable key, and the channels that it opens. */
export interface Caller {
  readonly key: string
  readonly channelIds: string[]
}

export interface GeneratedShop {
  readonly engine: TestEngine
  readonly channelIds: string[]
  readonly callers: Caller[]
  /** Without taxes, with them, and with other ones in a province. */
  readonly regions: { id: string; currency: string; country: string }[]
  readonly customers: TestCustomer[]
  readonly productIds: string[]
  readonly handles: string[]
  readonly titles: string[]
  readonly tagIds: string[]
  readonly typeIds: string[]
  readonly collectionIds: string[]
  readonly categoryIds: string[]
  readonly locales: string[]
}

const PRODUCTS = 40
// Countries and currencies that no other test has, as prices and taxes of theirs would change.
const PLACES = [
  { name: "Japan", currency: "jpy", country: "jp", automatic_taxes: true },
  { name: "Britain", currency: "gbp", country: "gb", automatic_taxes: true },
  { name: "Switzerland", currency: "chf", country: "ch", automatic_taxes: false },
]
const SECOND_MS = 1_000

type Made = { id: string }
// The inputs of Medusa's workflows are wider than their types admit.
// biome-ignore lint/suspicious/noExplicitAny: as above
const run = async <T>(workflow: any, engine: TestEngine, input: unknown): Promise<T> =>
  (await workflow(engine.container).run({ input })).result as T

/** A shop with something of everything that a product's answer depends on. */
export async function generateShop(engine: TestEngine, chance: Chance): Promise<GeneratedShop> {
  const channelIds = (
    await run<Made[]>(flows.createSalesChannelsWorkflow, engine, { salesChannelsData: [1, 2, 3].map((n) => ({ name: `Generated ${n}` })) })
  ).map(idOf)
  const callers = await Promise.all(
    [[channelIds[0]], [channelIds[1], channelIds[2]], channelIds].map((ids) => createKey(engine, ids as string[])),
  )
  const regions = await createRegions(engine)
  const customers = [await engine.customer(), await engine.customer(), await engine.customer()]
  const groupIds = await createGroups(engine, customers)
  const catalogue = await createLabels(engine, chance)
  const locationIds = await createLocations(engine, channelIds)
  const products = await createProducts(engine, chance, { channelIds, regions, ...catalogue })
  await linkImages(engine, products, chance)
  await stock(engine, chance, products, locationIds)
  await createPriceLists(engine, chance, products, regions, groupIds)
  await createPreferences(engine, regions)
  await createTaxes(engine, chance, products, catalogue.typeIds)
  const locales = ["ar-EG", "fr-FR"]
  await translate(engine, chance, locales, products, catalogue)
  // Each a second later than the one before: products of the same moment come in any order.
  await queryRows(
    `UPDATE product SET created_at = product.created_at + place * interval '1 second', updated_at = product.updated_at - place * interval '1 second'
     FROM (SELECT id, row_number() OVER (ORDER BY id DESC) AS place FROM product) numbered WHERE numbered.id = product.id`,
  )
  const [some, deleted] = [products.slice(2), products.slice(0, 2)]
  await run(flows.deleteProductsWorkflow, engine, { ids: deleted.map(idOf) })
  return {
    engine,
    channelIds,
    callers,
    regions,
    customers,
    productIds: products.map(idOf),
    handles: some.map(({ handle }) => handle),
    titles: some.map(({ title }) => title),
    ...catalogue,
    locales,
  }
}

/** A client with this key, which can also ask past what is served ahead of Medusa. */
export function clientOf(shop: GeneratedShop, { key }: Caller): TestClient {
  return new TestClient(shop.engine.url, { "x-publishable-api-key": key })
}

const idOf = ({ id }: Made) => id

async function createKey(engine: TestEngine, channelIds: string[]): Promise<Caller> {
  const [key] = await run<{ id: string; token: string }[]>(flows.createApiKeysWorkflow, engine, {
    api_keys: [{ title: "Generated", type: "publishable", created_by: "test" }],
  })
  await run(flows.linkSalesChannelsToApiKeyWorkflow, engine, { id: key?.id, add: channelIds })
  return { key: key?.token as string, channelIds }
}

async function createRegions(engine: TestEngine): Promise<GeneratedShop["regions"]> {
  const made = await run<Made[]>(flows.createRegionsWorkflow, engine, {
    regions: PLACES.map(({ name, currency, country, automatic_taxes }) => ({
      name,
      currency_code: currency,
      countries: [country],
      automatic_taxes,
      payment_providers: ["pp_system_default"],
    })),
  })
  return PLACES.map(({ currency, country }, index) => ({ id: made[index]?.id as string, currency, country }))
}

/** The first customer is in no group, the second in one, the third in both. */
async function createGroups(engine: TestEngine, [, second, third]: TestCustomer[]): Promise<string[]> {
  const customers = engine.container.resolve(Modules.CUSTOMER)
  const groups = (await customers.createCustomerGroups([{ name: `Friends ${second?.id}` }, { name: `Dealers ${second?.id}` }])).map(idOf)
  await customers.addCustomerToGroup([
    { customer_id: second?.id as string, customer_group_id: groups[0] as string },
    ...groups.map((customer_group_id) => ({ customer_id: third?.id as string, customer_group_id })),
  ])
  return groups
}

type Labels = Pick<GeneratedShop, "tagIds" | "typeIds" | "collectionIds" | "categoryIds">

async function createLabels(engine: TestEngine, chance: Chance): Promise<Labels> {
  const products = engine.container.resolve(Modules.PRODUCT)
  const mark = chance.upTo(1e9).toString(36)
  const values = (name: string, many: number) => Array.from({ length: many }, (_, index) => ({ value: `${name} ${mark} ${index}` }))
  const categoryIds: string[] = []
  for (let index = 0; index < 8; index++) {
    const [made] = await products.createProductCategories([
      {
        name: `Category ${mark} ${index}`,
        is_active: index === 0 || chance.is(0.7),
        is_internal: chance.is(0.3),
        parent_category_id: index === 0 ? null : (chance.maybe(0.6, () => chance.one(categoryIds)) ?? null),
      },
    ])
    categoryIds.push(made?.id as string)
  }
  return {
    tagIds: (await products.createProductTags(values("Tag", 5))).map(idOf),
    typeIds: (await products.createProductTypes(values("Type", 3))).map(idOf),
    collectionIds: (await products.createProductCollections([1, 2, 3].map((n) => ({ title: `Collection ${mark} ${n}` })))).map(idOf),
    categoryIds,
  }
}

async function createLocations(engine: TestEngine, channelIds: string[]): Promise<string[]> {
  const locations = await run<Made[]>(flows.createStockLocationsWorkflow, engine, { locations: [{ name: "North" }, { name: "South" }] })
  const [north, south] = locations.map(idOf) as [string, string]
  await run(flows.linkSalesChannelsToStockLocationWorkflow, engine, { id: north, add: channelIds })
  await run(flows.linkSalesChannelsToStockLocationWorkflow, engine, { id: south, add: channelIds.slice(1) })
  return [north, south]
}

interface Product {
  id: string
  title: string
  handle: string
  type_id: string | null
  options: { id: string; values: Made[] }[]
  images: Made[]
  variants: (Made & { sku: string; manage_inventory: boolean })[]
}

const OPTIONS = { Size: ["S", "M", "L", "XL"], Color: ["Red", "Petrol", "Sand"], Cut: ["Slim", "Wide"] }

async function createProducts(
  engine: TestEngine,
  chance: Chance,
  { channelIds, regions, tagIds, typeIds, collectionIds, categoryIds }: Labels & Pick<GeneratedShop, "channelIds" | "regions">,
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
function generatePrices(chance: Chance, regions: GeneratedShop["regions"]) {
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

async function linkImages(engine: TestEngine, products: Product[], chance: Chance): Promise<void> {
  const pairs = products.flatMap(({ images, variants }) =>
    variants.flatMap((variant) => chance.some(images, 2).map((image) => ({ variant_id: variant.id, image_id: image.id }))),
  )
  await engine.container.resolve(Modules.PRODUCT).addImageToVariant(pairs)
}

/** Some have levels in one location, some in two, some in none; some variants need more than one of a thing, or two things. */
async function stock(engine: TestEngine, chance: Chance, products: Product[], locationIds: string[]): Promise<void> {
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

async function createPriceLists(
  engine: TestEngine,
  chance: Chance,
  products: Product[],
  regions: GeneratedShop["regions"],
  groupIds: string[],
) {
  const variantIds = products.flatMap(({ variants }) => variants.map(idOf))
  const sets = await queryRows<{ price_set_id: string }>("SELECT price_set_id FROM product_variant_price_set WHERE variant_id = ANY($1)", [
    variantIds,
  ])
  const at = (seconds: number) => new Date(Date.now() + seconds * SECOND_MS).toISOString()
  const regionIds = regions.map(idOf)
  const kinds = [
    { type: "sale" },
    { type: "override" },
    { type: "sale", rules: { "customer.groups.id": groupIds.slice(0, 1) } },
    { type: "override", rules: { "customer.groups.id": groupIds } },
    { type: "override", rules: { region_id: regionIds.slice(0, 2) } },
    { type: "sale", rules: { region_id: regionIds.slice(1), "customer.groups.id": groupIds.slice(1) } },
    { type: "sale", starts_at: at(-3600), ends_at: at(-1) },
    { type: "override", starts_at: at(3600) },
    { type: "sale", ends_at: at(3600) },
    { type: "sale", status: "draft" },
  ]
  await engine.container.resolve(Modules.PRICING).createPriceLists(
    kinds.map((kind, index) => ({
      title: `Generated ${index}`,
      description: "",
      status: "active",
      ...kind,
      prices: chance.some(sets, sets.length / 3).map(({ price_set_id }) => {
        const { id, currency } = chance.one(regions)
        return {
          price_set_id,
          currency_code: currency,
          amount: chance.upTo(1e7) / 100,
          ...(chance.is(0.2) ? { rules: { region_id: id } } : {}),
          ...(chance.is(0.2) ? { min_quantity: chance.one([1, 5]) } : {}),
        }
      }),
    })) as never,
  )
}

/** Prices of Japan's region include tax, whatever its currency says; those in pounds do, too. */
async function createPreferences(engine: TestEngine, regions: GeneratedShop["regions"]): Promise<void> {
  const pricing = engine.container.resolve(Modules.PRICING)
  await pricing.updatePricePreferences({ attribute: "region_id", value: [regions[0]?.id as string] }, { is_tax_inclusive: true })
  await pricing.createPricePreferences([
    { attribute: "currency_code", value: "gbp", is_tax_inclusive: true },
    { attribute: "currency_code", value: "jpy", is_tax_inclusive: false },
  ])
}

async function createTaxes(engine: TestEngine, chance: Chance, products: Product[], typeIds: string[]): Promise<void> {
  const taxes = engine.container.resolve(Modules.TAX)
  const [japan, britain] = await taxes.createTaxRegions([
    { country_code: "jp", provider_id: "tp_system", default_tax_rate: { name: "Consumption", code: "jp", rate: 10 } },
    { country_code: "gb", provider_id: "tp_system", default_tax_rate: { name: "VAT", code: "gb", rate: 20 } },
  ])
  await taxes.createTaxRegions([
    { country_code: "jp", province_code: "jp-13", parent_id: japan?.id, default_tax_rate: { name: "Tokyo", code: "tokyo", rate: 12.5 } },
  ] as never)
  await taxes.createTaxRates([
    {
      tax_region_id: britain?.id as string,
      name: "Books",
      code: "books",
      rate: 5,
      rules: chance.some(products, 8).map(({ id }) => ({ reference: "product", reference_id: id })),
    },
    {
      tax_region_id: japan?.id as string,
      name: "Food",
      code: "food",
      rate: 8,
      rules: [{ reference: "product_type", reference_id: typeIds[0] as string }],
    },
  ])
}

async function translate(engine: TestEngine, chance: Chance, locales: string[], products: Product[], labels: Labels): Promise<void> {
  const of = (reference: string, ids: string[], fields: string[]) => ids.map((reference_id) => ({ reference, reference_id, fields }))
  const entities = [
    ...of("product", products.map(idOf), ["title", "subtitle", "description", "material"]),
    ...of(
      "product_variant",
      products.flatMap(({ variants }) => variants.map(idOf)),
      ["title", "material"],
    ),
    ...of(
      "product_option",
      products.flatMap(({ options }) => options.map(idOf)),
      ["title"],
    ),
    ...of(
      "product_option_value",
      products.flatMap(({ options }) => options.flatMap(({ values }) => values.map(idOf))),
      ["value"],
    ),
    ...of("product_tag", labels.tagIds, ["value"]),
    ...of("product_type", labels.typeIds, ["value"]),
    ...of("product_collection", labels.collectionIds, ["title"]),
    ...of("product_category", labels.categoryIds, ["name", "description"]),
  ]
  const translations = locales.flatMap((locale_code) =>
    chance.some(entities).map(({ reference, reference_id, fields }) => ({
      reference,
      reference_id,
      locale_code,
      translations: Object.fromEntries(fields.map((field) => [field, chance.one([`${field} in ${locale_code}`, "", " "])])),
    })),
  )
  await engine.container.resolve(Modules.TRANSLATION).createTranslations(translations)
}
