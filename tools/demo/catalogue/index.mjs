// @ts-check
import kitchen from './kitchen.mjs'
import coffee from './coffee.mjs'
import stationery from './stationery.mjs'
import outdoor from './outdoor.mjs'
import audio from './audio.mjs'
import apparel from './apparel.mjs'
import toys from './toys.mjs'
import beauty from './beauty.mjs'

/**
 * @typedef {{ title: string, subtitle: string, description: string }} ProductText
 * @typedef {{ name: string, description: string }} CategoryText
 *
 * @typedef {object} ProductData
 * @property {string} handle
 * @property {string} title
 * @property {string} subtitle
 * @property {string} description
 * @property {string} drawing a drawing of the category's file in ../pictures
 * @property {string} accent second colour of the drawing
 * @property {string} [colour] first colour, when no option decides it
 * @property {Record<string, string>} [colours] first colour by value of the first option named here
 * @property {string} type
 * @property {string[]} tags
 * @property {string} [collection] handle of a collection
 * @property {string} material
 * @property {number} weight grams
 * @property {string} hs customs code
 * @property {string} origin ISO country
 * @property {number} usd price before tax
 * @property {Record<string, number>} [add] dollars added by an option value
 * @property {number} [sale] per cent off in the "Sale" price list
 * @property {Record<string, string[]>} options
 * @property {string[]} [low] titles of variants with 1 to 3 pieces
 * @property {string[]} [out] titles of sold-out variants
 * @property {boolean} [backorder]
 * @property {boolean} [draft]
 * @property {{ ar: ProductText, fr: ProductText }} translations
 *
 * @typedef {object} CategoryData
 * @property {string} handle
 * @property {string} picture key of the drawings
 * @property {string} code start of every SKU
 * @property {string} name
 * @property {string} description
 * @property {string[]} hero five drawings for the wide picture
 * @property {{ ar: CategoryText, fr: CategoryText }} translations
 * @property {ProductData[]} products
 *
 * @typedef {{ title: string, sku: string, options: Record<string, string>, usd: number, colour?: string }} VariantData
 */

/** @type {CategoryData[]} */
export const categories = [kitchen, coffee, stationery, outdoor, audio, apparel, toys, beauty]

export const collections = [
  { handle: 'new-in', title: 'New in', translations: { ar: { title: 'وصل حديثًا' }, fr: { title: 'Nouveautés' } } },
  { handle: 'best-sellers', title: 'Best sellers', translations: { ar: { title: 'الأكثر مبيعًا' }, fr: { title: 'Meilleures ventes' } } },
  { handle: 'gifts-under-30', title: 'Gifts under 30', translations: { ar: { title: 'هدايا بأقل من 30' }, fr: { title: 'Cadeaux à moins de 30' } } },
]

/** All combinations of option values, in the order written. @param {Record<string, string[]>} options @returns {Record<string, string>[]} */
function combine(options) {
  return Object.entries(options).reduce((all, [title, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [title]: value }))), /** @type {Record<string, string>[]} */ ([{}]))
}

/** "Sea Blue" -> "SEABL", "24 cm" -> "24CM". @param {string} value */
const short = (value) => value.toUpperCase().replace(/[^A-Z0-9.]/g, '').replace('.', '').slice(0, 5)

/** The name of the option whose values have colours, if any. @param {ProductData} product */
export const colourOption = (product) => Object.keys(product.options).find((title) => product.options[title].every((value) => product.colours?.[value]))

/** The variants of a product. @param {CategoryData} category @param {ProductData} product @returns {VariantData[]} */
export function variantsOf(category, product) {
  const stem = `${category.code}-${product.handle.split('-').map((w) => w.slice(0, 3)).join('').slice(0, 9).toUpperCase()}`
  const coloured = colourOption(product)
  if (Object.keys(product.options).length === 0) {
    return [{ title: 'Default', sku: stem, options: { Default: 'Default' }, usd: product.usd, colour: undefined }]
  }
  return combine(product.options).map((options) => {
    const values = Object.values(options)
    return {
      title: values.join(' / '), sku: [stem, ...values.map(short)].join('-'), options,
      usd: product.usd + values.reduce((sum, value) => sum + (product.add?.[value] ?? 0), 0),
      colour: coloured ? options[coloured] : undefined,
    }
  })
}

/** 27.3 -> 26.9. @param {number} amount */
const ending90 = (amount) => Number((Math.round(amount) - 0.1).toFixed(2))

/**
 * Dollars are before tax; euro and pound prices include it, as shoppers in
 * Europe and Egypt expect, and end the way prices there do (…,90 and whole
 * fives).
 * @param {number} usd
 */
export function pricesFrom(usd) {
  return [
    { currency_code: 'usd', amount: usd },
    { currency_code: 'eur', amount: ending90(usd * 1.04) },
    { currency_code: 'egp', amount: Math.round((usd * 52) / 5) * 5 },
  ]
}

/** The sale prices of a variant. @param {number} usd @param {number} percent */
export function salePricesFrom(usd, percent) {
  const keep = 1 - percent / 100
  return pricesFrom(usd).map(({ currency_code, amount }) => ({
    currency_code,
    amount: currency_code === 'egp' ? Math.round((amount * keep) / 5) * 5 : currency_code === 'eur' ? ending90(amount * keep) : Math.round(amount * keep * 2) / 2,
  }))
}
