import { Modules } from "@medusajs/framework/utils"
import * as flows from "@medusajs/medusa/core-flows"
import { queryRows } from "@wekala/engine/kit"
import { TestClient, type TestCustomer, type TestEngine } from "@wekala/engine/testing"
import type { Chance } from "./chance"
import { idOf, type Labels, type Made, type Product, type Region, run } from "./generated"
import { createPreferences, createPriceLists, createTaxes } from "./generated-prices"
import { createProducts, linkImages, stock } from "./generated-products"

/** Who may ask: a publishable key, and the channels that it opens. */
export interface Caller {
  readonly key: string
  readonly channelIds: string[]
}

export interface GeneratedShop extends Labels {
  readonly engine: TestEngine
  readonly channelIds: string[]
  readonly callers: Caller[]
  /** Without taxes, with them, and with other ones in a province. */
  readonly regions: Region[]
  readonly customers: TestCustomer[]
  readonly productIds: string[]
  readonly handles: string[]
  readonly titles: string[]
  readonly locales: string[]
}

// Countries and currencies that no other test has, as prices and taxes of theirs would change.
const PLACES = [
  { name: "Japan", currency: "jpy", country: "jp", automatic_taxes: true },
  { name: "Britain", currency: "gbp", country: "gb", automatic_taxes: true },
  { name: "Switzerland", currency: "chf", country: "ch", automatic_taxes: false },
]

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

async function createKey(engine: TestEngine, channelIds: string[]): Promise<Caller> {
  const [key] = await run<{ id: string; token: string }[]>(flows.createApiKeysWorkflow, engine, {
    api_keys: [{ title: "Generated", type: "publishable", created_by: "test" }],
  })
  await run(flows.linkSalesChannelsToApiKeyWorkflow, engine, { id: key?.id, add: channelIds })
  return { key: key?.token as string, channelIds }
}

async function createRegions(engine: TestEngine): Promise<Region[]> {
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
