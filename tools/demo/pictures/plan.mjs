// @ts-check
import { categories, colourOption } from '../catalogue/index.mjs'
import { coloursPicture, detailPicture, heroPicture, mainPicture, scenePicture } from './scenes.mjs'

/**
 * Which pictures the shop has, without rendering any: the seed needs the file
 * names at once, and renders while the database works.
 *
 * @typedef {{ file: string, svg: () => string, thumbnail?: string }} Picture
 * `thumbnail` is the name of a 600 x 600 copy to write beside it.
 * @typedef {{ images: string[], thumbnail: string, byColour: Record<string, string> }} ProductPictures
 * `byColour`: file of the main picture in that colour, by option value.
 */

/** @param {string} text */
const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

/** @typedef {import('../catalogue/index.mjs').CategoryData} CategoryData */
/** @typedef {import('../catalogue/index.mjs').ProductData} ProductData */

/** @param {CategoryData} category @param {ProductData} product @param {string} [colour] @returns {import('./scenes.mjs').Thing} */
function thing(category, product, colour) {
  return { category: category.picture, drawing: product.drawing, accent: product.accent, colour: colour ?? product.colour ?? Object.values(product.colours ?? {})[0] }
}

/** The product of a category that is drawn with `drawing`. @param {CategoryData} category @param {string} drawing */
function byDrawing(category, drawing) {
  const product = category.products.find((p) => p.drawing === drawing)
  if (!product) throw new Error(`No product of ${category.handle} is drawn as "${drawing}"`)
  return product
}

/** @returns {{ pictures: Picture[], products: Record<string, ProductPictures>, heroes: Record<string, string> }} */
export function planPictures() {
  /** @type {Picture[]} */
  const pictures = []
  /** @type {Record<string, ProductPictures>} */
  const products = {}
  /** @type {Record<string, string>} */
  const heroes = {}
  for (const category of categories) {
    category.products.forEach((product, i) => {
      const { handle } = product
      const main = thing(category, product)
      const others = category.hero.filter((drawing) => drawing !== product.drawing)
      const neighbours = [i, i + 1].map((n) => thing(category, byDrawing(category, others[n % others.length])))
      const option = colourOption(product)
      const values = option ? product.options[option] : []
      const coloured = values.map((value) => thing(category, product, product.colours?.[value]))

      const images = [1, 2, 3].map((n) => `${handle}-${n}.webp`)
      const thumbnail = `${handle}-thumb.webp`
      pictures.push({ file: images[0], svg: () => mainPicture(main, i, handle), thumbnail })
      pictures.push({ file: images[1], svg: () => detailPicture(main, i, handle) })
      pictures.push({ file: images[2], svg: () => (coloured.length > 1 ? coloursPicture(coloured, i, handle) : scenePicture(main, neighbours, i, handle)) })

      /** @type {Record<string, string>} */
      const byColour = {}
      values.forEach((value, n) => {
        byColour[value] = n === 0 ? images[0] : `${handle}-${slug(value)}.webp`
        if (n > 0) pictures.push({ file: byColour[value], svg: () => mainPicture(coloured[n], i, handle, 900) })
      })
      products[handle] = { images, thumbnail, byColour }
    })
    heroes[category.handle] = `category-${category.handle}.webp`
    pictures.push({ file: heroes[category.handle], svg: () => heroPicture(category.hero.map((drawing) => thing(category, byDrawing(category, drawing))), category.handle), thumbnail: `category-${category.handle}-thumb.webp` })
  }
  return { pictures, products, heroes }
}
