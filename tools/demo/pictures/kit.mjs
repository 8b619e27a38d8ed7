// @ts-check
/**
 * A small drawing kit: functions that return SVG text. Every drawing of the
 * demo shop is composed from these, so light (from the upper left), outline
 * (none) and shadow (one soft ellipse on the ground) are the same everywhere.
 *
 * Nothing here uses SVG filters: a blur costs librsvg more time than the rest
 * of a picture together, so soft shadows are radial gradients instead.
 */

/** @typedef {{ fill?: string, stroke?: string, sw?: number, o?: number, cap?: string, dash?: string, join?: string, t?: string }} Look */

/** @param {string} hex @returns {[number, number, number]} */
function rgb(hex) {
  const n = parseInt(hex.slice(1), 16)
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255]
}

/** @param {number[]} c */
function toHex(c) {
  return `#${c.map((v) => Math.max(0, Math.min(255, Math.round(v))).toString(16).padStart(2, '0')).join('')}`
}

/** Mix two colours; `amount` 0 gives `a`, 1 gives `b`. @param {string} a @param {string} b @param {number} amount */
export function mix(a, b, amount) {
  const [x, y] = [rgb(a), rgb(b)]
  return toHex(x.map((v, i) => v + (y[i] - v) * amount))
}

/**
 * Lighten (positive) or darken (negative). Shadows lean to a warm violet and
 * light to a warm white, which keeps flat colours from looking grey.
 * @param {string} hex @param {number} amount
 */
export function tone(hex, amount) {
  return amount >= 0 ? mix(hex, '#fffaf0', amount) : mix(hex, '#1d1230', -amount)
}

/** @param {Look} [look] */
function attrs(look = {}) {
  const { fill, stroke, sw, o, cap, dash, join, t } = look
  let s = ` fill="${fill ?? (stroke ? 'none' : '#000')}"`
  if (stroke) s += ` stroke="${stroke}" stroke-width="${sw ?? 6}" stroke-linecap="${cap ?? 'round'}" stroke-linejoin="${join ?? 'round'}"`
  if (dash) s += ` stroke-dasharray="${dash}"`
  // Not "opacity": that makes the renderer set aside a whole layer per shape.
  if (o !== undefined) s += stroke ? ` stroke-opacity="${o}" fill-opacity="${o}"` : ` fill-opacity="${o}"`
  if (t) s += ` transform="${t}"`
  return s
}

/** A string is a fill; an object is a whole look. @param {string | Look} look */
const looks = (look) => attrs(typeof look === 'string' ? { fill: look } : look)

/** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r @param {string | Look} look */
export const rect = (x, y, w, h, r, look) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}"${looks(look)}/>`
/** @param {number} cx @param {number} cy @param {number} rx @param {number} ry @param {string | Look} look */
export const ell = (cx, cy, rx, ry, look) => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}"${looks(look)}/>`
/** @param {number} cx @param {number} cy @param {number} r @param {string | Look} look */
export const circ = (cx, cy, r, look) => ell(cx, cy, r, r, look)
/** @param {string} d @param {string | Look} look */
export const path = (d, look) => `<path d="${d}"${looks(look)}/>`
/** @param {string} d @param {string} stroke @param {number} sw @param {Look} [more] */
export const line = (d, stroke, sw, more = {}) => path(d, { ...more, stroke, sw })
/** @param {string} transform @param {...string} parts */
export const group = (transform, ...parts) => `<g transform="${transform}">${parts.join('')}</g>`
/** @param {number} degrees @param {number} cx @param {number} cy @param {...string} parts */
export const turn = (degrees, cx, cy, ...parts) => group(`rotate(${degrees} ${cx} ${cy})`, ...parts)
/** Repeat. @param {number} n @param {(i: number) => string} make */
export const times = (n, make) => Array.from({ length: n }, (_, i) => make(i)).join('')

/** Numbers that look random but are the same on every run. @param {string} seed */
export function chance(seed) {
  let h = 2166136261
  for (const ch of seed) h = Math.imul(h ^ ch.charCodeAt(0), 16777619)
  return () => {
    h = Math.imul(h ^ (h >>> 15), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return (h >>> 0) / 4294967296
  }
}

/**
 * One sheet of drawing: collects gradients and clips, and gives each an id of
 * its own. Equal gradients are written once.
 */
export class Sheet {
  constructor() {
    /** @type {Map<string, string>} */
    this.known = new Map()
    this.defs = ''
    this.next = 0
  }

  /** @param {string} key @param {(id: string) => string} make */
  define(key, make) {
    const found = this.known.get(key)
    if (found) return found
    const id = `d${this.next++}`
    this.defs += make(id)
    const ref = `url(#${id})`
    this.known.set(key, ref)
    return ref
  }

  /** @param {[number, string, number?][]} stops */
  stops(stops) {
    return stops.map(([at, c, o]) => `<stop offset="${at}" stop-color="${c}"${o === undefined ? '' : ` stop-opacity="${o}"`}/>`).join('')
  }

  /** A linear gradient over the shape's box, from (x1,y1) to (x2,y2) in 0..1. @param {[number, string, number?][]} stops @param {number} [x1] @param {number} [y1] @param {number} [x2] @param {number} [y2] */
  lin(stops, x1 = 0, y1 = 0, x2 = 0, y2 = 1) {
    const body = `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${this.stops(stops)}`
    return this.define(`l${body}`, (id) => `<linearGradient id="${id}" ${body}</linearGradient>`)
  }

  /** @param {[number, string, number?][]} stops @param {number} [cx] @param {number} [cy] @param {number} [r] */
  rad(stops, cx = 0.5, cy = 0.5, r = 0.5) {
    const body = `cx="${cx}" cy="${cy}" r="${r}">${this.stops(stops)}`
    return this.define(`r${body}`, (id) => `<radialGradient id="${id}" ${body}</radialGradient>`)
  }

  /** Top light, bottom dark. @param {string} c @param {number} [depth] */
  down(c, depth = 0.16) {
    return this.lin([[0, tone(c, depth)], [1, tone(c, -depth)]])
  }

  /** Upper left light, lower right dark. @param {string} c @param {number} [depth] */
  slant(c, depth = 0.18) {
    return this.lin([[0, tone(c, depth)], [0.5, c], [1, tone(c, -depth)]], 0, 0, 1, 1)
  }

  /** A standing matt cylinder. @param {string} c @param {number} [depth] */
  cyl(c, depth = 0.28) {
    return this.lin([[0, tone(c, -depth * 0.55)], [0.14, tone(c, depth * 0.2)], [0.32, tone(c, depth)], [0.6, c], [1, tone(c, -depth * 1.25)]], 0, 0, 1, 0)
  }

  /** A standing polished cylinder: hard highlights. @param {string} [c] */
  metal(c = '#c9ccd3') {
    return this.lin([[0, tone(c, -0.45)], [0.1, tone(c, -0.1)], [0.2, tone(c, 0.75)], [0.3, tone(c, 0.1)], [0.58, tone(c, -0.16)], [0.72, tone(c, 0.35)], [0.84, tone(c, -0.12)], [1, tone(c, -0.5)]], 0, 0, 1, 0)
  }

  /** A ball. @param {string} c @param {number} [depth] */
  ball(c, depth = 0.4) {
    return this.rad([[0, tone(c, depth)], [0.5, c], [1, tone(c, -depth)]], 0.36, 0.3, 0.75)
  }

  /** Draw only inside a shape. @param {string} shape @param {...string} parts */
  inside(shape, ...parts) {
    const ref = this.define(`c${shape}`, (id) => `<clipPath id="${id}">${shape}</clipPath>`)
    return `<g clip-path="${ref}">${parts.join('')}</g>`
  }

  /** The soft shadow under a thing. @param {number} cx @param {number} cy @param {number} rx @param {number} [ry] @param {number} [o] @param {string} [c] */
  shadow(cx, cy, rx, ry = rx * 0.16, o = 0.42, c = '#1d1230') {
    return ell(cx, cy, rx, ry, this.rad([[0, c, o], [0.45, c, o * 0.62], [0.8, c, o * 0.14], [1, c, 0]]))
  }

  /** A soft rectangle of shadow for things seen from above. @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r @param {number} [o] */
  under(x, y, w, h, r, o = 0.2) {
    return times(5, (i) => rect(x - 4 + i * 5, y + 6 + i * 6, w, h, r + i * 3, { fill: '#1d1230', o: o / (2.2 + i) }))
  }

  /** @param {number} w @param {number} h @param {string} body @param {string} [view] */
  svg(w, h, body, view = `0 0 ${w} ${h}`) {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="${view}"><defs>${this.defs}</defs>${body}</svg>`
  }
}
