// @ts-check
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStockLocationsWorkflow,
  createTaxRatesWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { offerNewPayments, paymentsByCurrency } from "./payments.mjs"
import { ensure, list, must, run } from "./tools.mjs"

/** @typedef {import('./tools.mjs').SeedContext} SeedContext */
/** @typedef {{ channel: any, key: any, regions: Map<string, any>, cairo: any, rotterdam: any }} Shop */

const REGIONS = [
  { name: "United States", currency_code: "usd", countries: ["us"], inclusive: false },
  { name: "Europe", currency_code: "eur", countries: ["de", "fr", "it", "es", "nl"], inclusive: true },
  { name: "Egypt", currency_code: "egp", countries: ["eg"], inclusive: true },
]

/** National standard rates. */
const TAXES = [
  { country: "us", rate: 0, code: "US", name: "No national sales tax" },
  { country: "de", rate: 19, code: "DE-MWST", name: "MwSt." },
  { country: "fr", rate: 20, code: "FR-TVA", name: "TVA" },
  { country: "it", rate: 22, code: "IT-IVA", name: "IVA" },
  { country: "es", rate: 21, code: "ES-IVA", name: "IVA" },
  { country: "nl", rate: 21, code: "NL-BTW", name: "Btw" },
  { country: "eg", rate: 14, code: "EG-VAT", name: "VAT" },
]
/** One state, to show that provinces can differ. */
const STATE = { country: "us", province: "us-ca", rate: 7.25, code: "US-CA", name: "California sales tax" }

const LOCATIONS = [
  {
    name: "Cairo warehouse",
    address: { address_1: "14 Wekalet El-Ghouri Street", city: "Cairo", postal_code: "11511", country_code: "EG" },
  },
  {
    name: "Rotterdam warehouse",
    address: { address_1: "Waalhaven Oostzijde 85", city: "Rotterdam", postal_code: "3087 BM", country_code: "NL" },
  },
]

/** Sales channel, currencies, regions, taxes, stock locations and the publishable key. @param {SeedContext} context @returns {Promise<Shop>} */
export async function setUpShop(context) {
  const channels = await ensure(
    [{ name: "Webshop", description: "The demo shop on the web" }],
    (c) => c.name,
    await list(context, "sales_channel", ["id", "name"]),
    (c) => c.name,
    (missing) => run(context, createSalesChannelsWorkflow, { salesChannelsData: missing }),
  )
  const channel = must(channels, "Webshop")

  const locations = await ensure(
    LOCATIONS,
    (l) => l.name,
    await list(context, "stock_location", ["id", "name"]),
    (l) => l.name,
    (missing) => run(context, createStockLocationsWorkflow, { locations: missing }),
  )
  const [cairo, rotterdam] = LOCATIONS.map((l) => must(locations, l.name))
  for (const location of [cairo, rotterdam])
    await run(context, linkSalesChannelsToStockLocationWorkflow, { id: location.id, add: [channel.id] })

  const regions = await setUpRegions(context)
  await setUpTaxes(context)

  const keys = await ensure(
    [{ title: "Webshop", type: "publishable", created_by: "" }],
    (k) => k.title,
    await list(context, "api_key", ["id", "title", "token", "type"], { type: "publishable", revoked_at: null }),
    (k) => k.title,
    (missing) => run(context, createApiKeysWorkflow, { api_keys: missing }),
  )
  const key = must(keys, "Webshop")
  await run(context, linkSalesChannelsToApiKeyWorkflow, { id: key.id, add: [channel.id] })

  await updateStore(context, {
    default_sales_channel_id: channel.id,
    default_region_id: must(regions, "United States").id,
    default_location_id: rotterdam.id,
  })
  return { channel, key, regions, cairo, rotterdam }
}

/** Name, currencies and defaults of the store. @param {SeedContext} context @param {Record<string, unknown>} defaults */
async function updateStore(context, defaults) {
  const [store] = await list(context, "store", ["id"])
  await run(context, updateStoresWorkflow, {
    selector: { id: store.id },
    update: {
      name: "Wekala Demo",
      ...defaults,
      supported_currencies: [
        { currency_code: "usd", is_default: true, is_tax_inclusive: false },
        { currency_code: "eur", is_default: false, is_tax_inclusive: true },
        { currency_code: "egp", is_default: false, is_tax_inclusive: true },
      ],
    },
  })
}

/** @param {SeedContext} context */
async function setUpRegions(context) {
  const paidBy = await paymentsByCurrency(context)
  const existing = await list(context, "region", ["id", "name", "currency_code", "countries.iso_2"])
  // A country can be in one region only; what another region has, stays there.
  const taken = new Set(existing.flatMap((r) => r.countries.map((/** @type {any} */ c) => c.iso_2)))
  const regions = await ensure(
    REGIONS,
    (r) => r.name,
    existing,
    (r) => r.name,
    (missing) =>
      run(context, createRegionsWorkflow, {
        regions: missing.map(({ inclusive, ...r }) => ({
          ...r,
          countries: r.countries.filter((c) => !taken.has(c)),
          payment_providers: paidBy(r.currency_code),
          is_tax_inclusive: inclusive,
          automatic_taxes: true,
        })),
      }),
  )
  return regions
}

/** @param {SeedContext} context */
async function setUpTaxes(context) {
  const fields = ["id", "country_code", "province_code"]
  const byCountry = await ensure(
    TAXES,
    (t) => t.country,
    (await list(context, "tax_region", fields)).filter((t) => !t.province_code),
    (t) => t.country_code,
    (missing) =>
      run(
        context,
        createTaxRegionsWorkflow,
        missing.map((t) => ({
          country_code: t.country,
          provider_id: "tp_system",
          default_tax_rate: { rate: t.rate, code: t.code, name: t.name },
        })),
      ),
  )
  // An engine may come with bare tax regions: give those their rate. Read again,
  // because the workflow answers with empty tax_rates whatever it made.
  const rated = new Set(
    (await list(context, "tax_rate", ["tax_region_id", "is_default"], { is_default: true })).map((r) => r.tax_region_id),
  )
  const bare = TAXES.filter((t) => !rated.has(must(byCountry, t.country).id))
  if (bare.length > 0)
    await run(
      context,
      createTaxRatesWorkflow,
      bare.map((t) => ({ tax_region_id: must(byCountry, t.country).id, rate: t.rate, code: t.code, name: t.name, is_default: true })),
    )
  const states = (await list(context, "tax_region", fields)).filter((t) => t.province_code)
  await ensure(
    [STATE],
    (s) => s.province,
    states,
    (s) => s.province_code,
    (missing) =>
      run(
        context,
        createTaxRegionsWorkflow,
        missing.map((s) => ({
          country_code: s.country,
          province_code: s.province,
          parent_id: must(byCountry, s.country).id,
          default_tax_rate: { rate: s.rate, code: s.code, name: s.name },
        })),
      ),
  )
}

/**
 * Offers new ways to pay in the demo's regions, and notes them in the mark.
 * @param {SeedContext} context
 */
export async function offerPayments(context) {
  const marker = await readMarker(context)
  if (!marker) return
  const names = REGIONS.map(({ name }) => name)
  const payments = await offerNewPayments(context, names, marker.payments)
  if (payments.length !== marker.payments?.length) await writeMarker(context, { ...marker, payments })
}

/** The mark that the seed has run to its end. @param {SeedContext} context @returns {Promise<any>} */
export async function readMarker(context) {
  const [store] = await list(context, "store", ["id", "metadata"])
  return store?.metadata?.wekala_demo
}

/** @param {SeedContext} context @param {Record<string, unknown>} marker */
export async function writeMarker(context, marker) {
  const [store] = await list(context, "store", ["id", "metadata"])
  await context.container.resolve(Modules.STORE).updateStores(store.id, { metadata: { ...store.metadata, wekala_demo: marker } })
}

/** @param {SeedContext} context */
export const linker = (context) => context.container.resolve(ContainerRegistrationKeys.LINK)
