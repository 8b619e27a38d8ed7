import { container } from "@medusajs/framework"
import type { ItemTaxLineDTO } from "@medusajs/framework/types"
import { calculateAmountsWithTax, groupBy, Modules } from "@medusajs/framework/utils"

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
export async function addTaxes(products: readonly Taxable[], address: TaxAddress, locale: string | undefined): Promise<void> {
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
  const lines = (await container.resolve(Modules.TAX).getTaxLines(items, { address, locale } as never)) as ItemTaxLineDTO[]
  const linesOf = groupBy(lines, "line_item_id")
  for (const { variant, price } of priced) {
    if (!price) continue
    const taxLines = linesOf.get(variant.id) ?? []
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
