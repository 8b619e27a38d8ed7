import { container } from "@medusajs/framework"
import type { ItemTaxLineDTO } from "@medusajs/framework/types"
import { calculateAmountsWithTax, groupBy, Modules } from "@medusajs/framework/utils"
import type { Shop } from "./shop"

/** Where a shopper is, for taxes. */
export interface TaxAddress {
  readonly country_code: string
  readonly province_code: string | undefined
}

interface Priced {
  id: string
  calculated_price?: Record<string, unknown> | null
}

/** A product as it will be answered: what was not asked for is not taxed by either. */
export interface Taxable {
  id: string
  type_id?: string | null
  variants?: Priced[]
}

/** Adds the amounts with and without tax to the prices of products, as Medusa's `wrapProductsWithTaxPrices` does. */
export async function addTaxes(products: readonly Taxable[], address: TaxAddress, shop: Shop): Promise<void> {
  const priced = products.flatMap((product) =>
    (product.variants ?? []).map((variant) => ({ product, variant, price: variant.calculated_price })),
  )
  const items = priced.flatMap(({ product, variant, price }) =>
    price
      ? [
          {
            id: variant.id,
            product_id: product.id,
            product_type_id: product.type_id as string,
            quantity: 1,
            unit_price: price.calculated_amount as number,
            currency_code: price.currency_code as string,
          },
        ]
      : [],
  )
  const linesOf = await taxLines(items, address, shop)
  for (const { variant, price } of priced) {
    if (!price) continue
    const taxLines = linesOf(variant.id)
    for (const which of ["calculated", "original"]) {
      const { priceWithTax, priceWithoutTax } = calculateAmountsWithTax({
        taxLines,
        amount: price[`${which}_amount`] as number,
        includesTax: price[`is_${which}_price_tax_inclusive`] as boolean,
      })
      price[`${which}_amount_with_tax`] = priceWithTax
      price[`${which}_amount_without_tax`] = priceWithoutTax
    }
  }
}

type Item = { readonly id: string }
type LinesOf = (itemId: string) => ItemTaxLineDTO[]

const sameForAll = new WeakMap<Shop, Map<string, Promise<ItemTaxLineDTO[]>>>()

/** Where no product is taxed otherwise than the rest, the tax module is asked once for each place and version of the catalogue. */
async function taxLines(items: readonly Item[], address: TaxAddress, shop: Shop): Promise<LinesOf> {
  const [first] = items
  if (!first) return () => []
  if (shop.hasTaxRules) {
    const lines = groupBy(await ask(items, address), "line_item_id") as Map<string, ItemTaxLineDTO[]>
    return (itemId) => lines.get(itemId) ?? []
  }
  const known = sameForAll.get(shop) ?? new Map<string, Promise<ItemTaxLineDTO[]>>()
  sameForAll.set(shop, known)
  const place = JSON.stringify([address.country_code, address.province_code])
  const lines = known.get(place) ?? ask([first], address)
  if (known.size < MAX_PLACES) known.set(place, lines)
  lines.catch(() => known.delete(place))
  const same = await lines
  return () => same
}

/** Shoppers may name any province. */
const MAX_PLACES = 1_000

async function ask(items: readonly Item[], address: TaxAddress): Promise<ItemTaxLineDTO[]> {
  return (await container.resolve(Modules.TAX).getTaxLines(items as never, { address } as never)) as ItemTaxLineDTO[]
}
