// @ts-check
import { Modules } from "@medusajs/framework/utils"
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createReturnReasonsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  deleteShippingOptionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { linker } from "./shop.mjs"
import { ensure, list, must, run } from "./tools.mjs"

/** @typedef {import('./tools.mjs').SeedContext} SeedContext */

const PROVIDER = "manual_manual"

/** The order value from which standard shipping costs nothing. */
export const FREE_FROM = { usd: 90, eur: 90, egp: 4000 }

/** Countries per zone, and what a parcel costs there. */
const ZONES = [
  {
    set: "Cairo delivery",
    zone: "Egypt",
    countries: ["eg"],
    standard: { usd: 3, eur: 2.9, egp: 95 },
    express: { usd: 7, eur: 6.9, egp: 220 },
    days: ["2-4 working days", "Next day"],
  },
  {
    set: "Rotterdam delivery",
    zone: "Europe",
    countries: ["de", "fr", "it", "es", "nl"],
    standard: { usd: 7, eur: 5.9, egp: 340 },
    express: { usd: 16, eur: 13.9, egp: 790 },
    days: ["3-5 working days", "1-2 working days"],
  },
  {
    set: "Rotterdam delivery",
    zone: "United States",
    countries: ["us"],
    standard: { usd: 9, eur: 8.9, egp: 450 },
    express: { usd: 24, eur: 22.9, egp: 1190 },
    days: ["6-9 working days", "2-3 working days"],
  },
]

/** Why customers send things back; the shop's own list, by Medusa's value. */
const RETURN_REASONS = [
  { value: "does_not_fit", label: "Does not fit or suit" },
  { value: "damaged", label: "Arrived damaged" },
  { value: "not_as_described", label: "Not as described" },
  { value: "wrong_item", label: "Wrong item" },
  { value: "changed_mind", label: "Changed my mind" },
]

/** @param {SeedContext} context @returns {Promise<any[]>} */
export async function setUpReturnReasons(context) {
  const reasons = await ensure(
    RETURN_REASONS,
    (r) => r.value,
    await list(context, "return_reason", ["id", "value", "label"]),
    (r) => r.value,
    (missing) => run(context, createReturnReasonsWorkflow, { data: missing }),
  )
  return RETURN_REASONS.map(({ value }) => must(reasons, value))
}

/** @param {Record<string, number>} amounts @param {boolean} freeAbove */
function prices(amounts, freeAbove) {
  const flat = Object.entries(amounts).map(([currency_code, amount]) => ({ currency_code, amount }))
  const free = Object.entries(FREE_FROM).map(([currency_code, value]) => ({
    currency_code,
    amount: 0,
    rules: [{ attribute: "item_total", operator: "gte", value }],
  }))
  return freeAbove ? [...flat, ...free] : flat
}

/**
 * Fulfilment sets, zones and options of both warehouses.
 * @param {SeedContext} context @param {import('./shop.mjs').Shop} shop
 * @returns {Promise<{ profile: any, options: Map<string, any> }>} options by "zone / name", also the ways back
 */
export async function setUpShipping(context, { cairo, rotterdam }) {
  const profiles = await ensure(
    [{ name: "Default", type: "default" }],
    (p) => p.type,
    await list(context, "shipping_profile", ["id", "name", "type"]),
    (p) => p.type,
    (missing) => run(context, createShippingProfilesWorkflow, { data: missing }),
  )
  const profile = must(profiles, "default")

  const locations = [
    [cairo, "Cairo delivery"],
    [rotterdam, "Rotterdam delivery"],
  ]
  for (const [location] of locations)
    await linker(context).create({
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER },
    })
  const linked = await list(context, "stock_location", ["id", "fulfillment_sets.name"], { id: [cairo.id, rotterdam.id] })
  const loose = new Map((await list(context, "fulfillment_set", ["id", "name"])).map((s) => [s.name, s]))
  for (const [location, name] of locations) {
    const sets = linked.find((l) => l.id === location.id)?.fulfillment_sets ?? []
    if (sets.some((/** @type {any} */ s) => s?.name === name)) continue
    // A set that a crash left without its warehouse only needs the link.
    const set = loose.get(name)
    if (set)
      await linker(context).create({
        [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
        [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
      })
    else
      await run(context, createLocationFulfillmentSetWorkflow, {
        location_id: location.id,
        fulfillment_set_data: { name, type: "shipping" },
      })
  }
  const sets = new Map((await list(context, "fulfillment_set", ["id", "name"])).map((s) => [s.name, s]))
  const zones = await ensure(
    ZONES,
    (z) => `${z.set}: ${z.zone}`,
    await list(context, "service_zone", ["id", "name"]),
    (z) => z.name,
    (missing) =>
      run(context, createServiceZonesWorkflow, {
        data: missing.map((z) => ({
          name: `${z.set}: ${z.zone}`,
          fulfillment_set_id: must(sets, z.set).id,
          geo_zones: z.countries.map((country_code) => ({ type: "country", country_code })),
        })),
      }),
  )

  const rules = (/** @type {"true" | "false"} */ isReturn) => [
    { attribute: "enabled_in_store", value: "true", operator: "eq" },
    { attribute: "is_return", value: isReturn, operator: "eq" },
  ]
  const wanted = ZONES.flatMap((z) => {
    const common = {
      service_zone_id: must(zones, `${z.set}: ${z.zone}`).id,
      shipping_profile_id: profile.id,
      provider_id: PROVIDER,
      price_type: "flat",
      rules: rules("false"),
    }
    return [
      {
        ...common,
        name: "Standard",
        type: { label: "Standard", description: z.days[0], code: "standard" },
        prices: prices(z.standard, true),
      },
      { ...common, name: "Express", type: { label: "Express", description: z.days[1], code: "express" }, prices: prices(z.express, false) },
      {
        ...common,
        name: "Return parcel",
        type: { label: "Return parcel", description: "With the label that we send you", code: "return" },
        rules: rules("true"),
        prices: prices({ usd: 0, eur: 0, egp: 0 }, false),
      },
    ]
  })
  const byZoneAndName = (/** @type {any} */ o) => `${o.service_zone_id} ${o.name}`
  const ours = new Set(wanted.map(byZoneAndName))
  const stored = (await list(context, "shipping_option", ["id", "name", "service_zone_id", "prices.id"])).filter((o) =>
    ours.has(byZoneAndName(o)),
  )
  const priceless = stored.filter((o) => !(o.prices?.length > 0))
  if (priceless.length > 0) await run(context, deleteShippingOptionsWorkflow, { ids: priceless.map((o) => o.id) })
  const existing = stored.filter((o) => !priceless.includes(o))
  const created = await ensure(wanted, byZoneAndName, existing, byZoneAndName, (missing) =>
    run(context, createShippingOptionsWorkflow, missing),
  )
  const options = new Map(
    ZONES.flatMap((z) =>
      ["Standard", "Express", "Return parcel"].map((name) => [
        `${z.zone} / ${name}`,
        must(created, `${must(zones, `${z.set}: ${z.zone}`).id} ${name}`),
      ]),
    ),
  )
  return { profile, options }
}
