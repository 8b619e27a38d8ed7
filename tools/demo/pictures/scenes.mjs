// @ts-check
import { Sheet, chance, group } from './kit.mjs'
import { backdrops, fromAbove } from './backdrops.mjs'
import { kitchen } from './kitchen.mjs'
import { coffee } from './coffee.mjs'
import { stationery } from './stationery.mjs'
import { outdoor } from './outdoor.mjs'
import { audio } from './audio.mjs'
import { apparel } from './apparel.mjs'
import { toys } from './toys.mjs'
import { beauty } from './beauty.mjs'

/** @typedef {{ draw: (s: Sheet, c: string, c2: string) => string, focus: number[], above?: boolean, hangs?: boolean }} Drawing */
/** @type {Record<string, Record<string, Drawing>>} */
export const drawings = { kitchen, coffee, stationery, outdoor, audio, apparel, toys, beauty }

/**
 * What a picture shows: a drawing of a category in two colours.
 * @typedef {{ category: string, drawing: string, colour: string, accent: string }} Thing
 */

/** The main picture is zoomed into; the further views are not, and a third less to draw. */
const SIZE = 1200
const VIEW = 1000
const GROUND = 850

/** @param {Thing} thing */
function find({ category, drawing }) {
  const found = drawings[category]?.[drawing]
  if (!found) throw new Error(`No drawing "${drawing}" in tools/demo/pictures/${category}.mjs`)
  return found
}

/** A thing standing with its foot at (x, y). @param {Sheet} s @param {Thing} thing @param {number} x @param {number} y @param {number} k */
const stand = (s, thing, x, y, k) => group(`translate(${x - 500 * k} ${y - 840 * k}) scale(${k})`, find(thing).draw(s, thing.colour, thing.accent))
/** A thing lying with its middle at (x, y). @param {Sheet} s @param {Thing} thing @param {number} x @param {number} y @param {number} k @param {number} a */
const lie = (s, thing, x, y, k, a = 0) => group(`translate(${x} ${y}) rotate(${a}) scale(${k}) translate(-500 -500)`, find(thing).draw(s, thing.colour, thing.accent))

/** Seen from above, or standing? @param {Thing} thing */
const setFor = (thing) => (find(thing).above ? fromAbove : backdrops)[thing.category]

/** @param {Sheet} s @param {Thing} thing @param {number} w @param {number} h @param {number} variant @param {string} seed */
function backdrop(s, thing, w, h, variant, seed) {
  const b = setFor(thing)
  const ground = b.flat ? h : h - (1000 - GROUND)
  return b.draw({ s, w, h, ground, variant, seed }, b.settings[variant % b.settings.length])
}

/** The main picture. @param {Thing} thing @param {number} variant @param {string} seed @param {number} [size] */
export function mainPicture(thing, variant, seed, size = SIZE) {
  const s = new Sheet()
  const body = backdrop(s, thing, 1000, 1000, variant, seed) + (setFor(thing).flat ? lie(s, thing, 500, 508, 0.86) : stand(s, thing, 500, GROUND, 0.9))
  return s.svg(size, size, body, '0 0 1000 1000')
}

/** A close view of the part worth seeing. @param {Thing} thing @param {number} variant @param {string} seed */
export function detailPicture(thing, variant, seed) {
  const s = new Sheet()
  const [fx, fy] = find(thing).focus
  const body = backdrop(s, thing, 1000, 1000, variant + 1, `${seed} detail`) + group(`translate(500 520) rotate(-5) scale(1.75) translate(${-fx} ${-fy})`, find(thing).draw(s, thing.colour, thing.accent))
  return s.svg(VIEW, VIEW, body, '0 0 1000 1000')
}

/** Places for 2, 3 and 4 colours: lying [x, y], and standing [x, steps towards the viewer]. */
const LYING = { 2: [[290, 400], [715, 600]], 3: [[500, 245], [262, 690], [738, 690]], 4: [[275, 270], [725, 270], [275, 735], [725, 735]] }
const STANDING = { 2: [[285, 0], [715, 30]], 3: [[205, 0], [795, 0], [500, 50]], 4: [[165, 0], [610, 0], [390, 50], [835, 50]] }

/** The same thing in its colours (the first four of them). @param {Thing[]} things @param {number} variant @param {string} seed */
export function coloursPicture(things, variant, seed) {
  const s = new Sheet()
  const few = things.slice(0, 4)
  const n = /** @type {2 | 3 | 4} */ (few.length)
  const body = backdrop(s, few[0], 1000, 1000, variant + 2, `${seed} colours`) + (setFor(few[0]).flat
    ? few.map((t, i) => lie(s, t, LYING[n][i][0], LYING[n][i][1], n === 2 ? 0.54 : 0.48, i % 2 ? 6 : -6)).join('')
    : few.map((t, i) => stand(s, t, STANDING[n][i][0], GROUND + (find(t).hangs ? -150 : STANDING[n][i][1]), { 2: 0.54, 3: 0.43, 4: 0.37 }[n])).join(''))
  return s.svg(VIEW, VIEW, body, '0 0 1000 1000')
}

/** The thing among its neighbours. @param {Thing} thing @param {Thing[]} neighbours two @param {number} variant @param {string} seed */
export function scenePicture(thing, neighbours, variant, seed) {
  const s = new Sheet()
  const side = chance(seed)() > 0.5 ? 1 : -1
  const x = (/** @type {number} */ v) => 500 + v * side
  const [a, b] = neighbours
  const body = backdrop(s, thing, 1000, 1000, variant + 2, `${seed} scene`) + (setFor(thing).flat
    ? lie(s, a, x(-255), 240, 0.46, -14 * side) + lie(s, b, x(262), 270, 0.42, 12 * side) + lie(s, thing, x(20), 655, 0.66, 4)
    : stand(s, a, x(-300), GROUND - 14, 0.5) + stand(s, b, x(305), GROUND - 18, 0.46) + stand(s, thing, x(10), GROUND + 50, 0.7))
  return s.svg(VIEW, VIEW, body, '0 0 1000 1000')
}

/** One wide picture for a category. @param {Thing[]} things five that stand (or lie) well @param {string} seed */
export function heroPicture(things, seed) {
  const s = new Sheet()
  const [w, h] = [1600, 900]
  const body = backdrop(s, things[0], w, h, 0, seed) + (setFor(things[0]).flat
    ? things.slice(0, 5).map((t, i) => lie(s, t, [230, 545, 850, 1150, 1400][i], [310, 610, 300, 600, 330][i], 0.56, [-8, 5, -3, 7, 10][i])).join('')
    : [0, 4, 1, 3, 2].filter((i) => things[i]).map((i) => stand(s, things[i], [250, 530, 800, 1080, 1355][i], h - 150 + [10, -24, 46, -24, 10][i], [0.64, 0.6, 0.78, 0.6, 0.64][i])).join(''))
  return s.svg(w, h, body)
}
