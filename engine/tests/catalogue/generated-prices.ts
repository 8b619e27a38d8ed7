import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import type { TestEngine } from "@wekala/engine/testing"
import type { Chance } from "./chance"
import { idOf, type Product, type Region } from "./generated"

const SECOND_MS = 1_000

export async function createPriceLists(engine: TestEngine, chance: Chance, products: Product[], regions: Region[], groupIds: string[]) {
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
export async function createPreferences(engine: TestEngine, regions: Region[]): Promise<void> {
  const pricing = engine.container.resolve(Modules.PRICING)
  await pricing.updatePricePreferences({ attribute: "region_id", value: [regions[0]?.id as string] }, { is_tax_inclusive: true })
  await pricing.createPricePreferences([
    { attribute: "currency_code", value: "gbp", is_tax_inclusive: true },
    { attribute: "currency_code", value: "jpy", is_tax_inclusive: false },
  ])
}

export async function createTaxes(engine: TestEngine, chance: Chance, products: Product[], typeIds: string[]): Promise<void> {
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
