// @ts-check
import { Sheet, chance, circ, ell, group, line, mix, path, rect, times, tone, turn } from './kit.mjs'

/**
 * One backdrop per category, drawn for any width and height. The horizon (or
 * table edge) is where products stand: `ground` is their y in drawing units.
 * `variant` picks one of the category's colour settings, so that a grid of
 * products of one category is a family and not a wall of one colour.
 *
 * @typedef {{ s: Sheet, w: number, h: number, ground: number, variant: number, seed: string }} Place
 * @typedef {{ flat: boolean, settings: string[][], draw: (p: Place, colours: string[]) => string }} Backdrop
 */

/** Light falling through a window, as slanted panes. @param {number} x @param {number} y @param {number} k @param {number} o */
const windowLight = (x, y, k, o) => fadeGroup(o, group(`translate(${x} ${y}) scale(${k}) skewX(-18)`, rect(0, 0, 150, 210, 6, '#fff'), rect(168, 0, 150, 210, 6, '#fff'), rect(0, 228, 150, 210, 6, '#fff'), rect(168, 228, 150, 210, 6, '#fff')))
/** @param {number} o @param {string} x */
const fadeGroup = (o, x) => `<g opacity="${o}">${x}</g>`

/** A leaf stem whose shadow falls on a wall. @param {number} x @param {number} y @param {number} k @param {number} a @param {string} c @param {number} o */
const leafStem = (x, y, k, a, c, o) => fadeGroup(o, group(`translate(${x} ${y}) rotate(${a}) scale(${k})`, line('M0 0 Q30 -200 0 -420', c, 10), times(7, (i) => path(`M4 ${-40 - i * 54} q-110 -10 -150 -90 q110 -10 150 90z`, c) + path(`M4 ${-66 - i * 54} q110 -10 150 -90 q-110 -10 -150 90z`, c))))

/** @type {Backdrop} Tiled wall and a wooden counter. */
const kitchen = {
  flat: false,
  settings: [['#f5e6d0', '#ecd2b0', '#b9804d'], ['#dfe8df', '#c4d6cb', '#b07a4a'], ['#f6d9c6', '#edbfa4', '#a46a3f']],
  draw({ s, w, h, ground }, [wall, low, counter]) {
    const edge = ground - 60
    return rect(0, 0, w, h, 0, s.lin([[0, tone(wall, 0.3)], [1, low]])) +
      times(Math.ceil(w / 125) * Math.ceil(edge / 125), (i) => { const cols = Math.ceil(w / 125); const [x, y] = [(i % cols) * 125, Math.floor(i / cols) * 125]; return rect(x + 4, edge - y - 121, 117, 117, 10, { fill: (i * 7) % 5 === 0 ? tone(low, 0.28) : tone(wall, 0.4), o: 0.45 }) }) +
      windowLight(w * 0.12, 20, 1.15, 0.28) + rect(0, edge, w, h - edge, 0, s.lin([[0, tone(counter, 0.34)], [0.12, tone(counter, 0.12)], [1, tone(counter, -0.1)]])) + rect(0, edge, w, 8, 0, { fill: '#fff', o: 0.4 }) + rect(0, edge - 22, w, 22, 0, s.lin([[0, '#1d1230', 0], [1, '#1d1230', 0.16]])) +
      times(7, (i) => line(`M${-40 + (i * 331) % w} ${edge + 34 + i * 28} q160 -14 ${300 + i * 30} 2`, tone(counter, -0.2), 4, { o: 0.35 }))
  },
}

/** @type {Backdrop} A plastered niche with an arch, evening light. */
const coffee = {
  flat: false,
  settings: [['#e9b98d', '#d9986a', '#8b4f33'], ['#c9d2b8', '#a9b896', '#6f5a3d'], ['#e8c3b0', '#cf9480', '#7c4438']],
  draw({ s, w, h, ground }, [wall, niche, shelf]) {
    const edge = ground - 36; const mid = w / 2; const span = w > h ? 1300 : 780
    return rect(0, 0, w, h, 0, s.slant(wall, 0.16)) + path(`M${mid - span / 2} ${edge} V${Math.min(420, h * 0.46)} Q${mid - span / 2} 70 ${mid} 70 Q${mid + span / 2} 70 ${mid + span / 2} ${Math.min(420, h * 0.46)} V${edge}Z`, s.lin([[0, tone(niche, -0.2)], [0.3, niche], [1, tone(niche, 0.34)]], 0, 0, 1, 1)) +
      circ(mid + span * 0.2, 330, 170, { fill: '#fff3d8', o: 0.3 }) + circ(mid + span * 0.2, 330, 120, { fill: '#fff3d8', o: 0.34 }) + rect(0, edge, w, h - edge, 0, s.lin([[0, tone(shelf, 0.28)], [0.14, shelf], [1, tone(shelf, -0.3)]])) + rect(0, edge, w, 10, 0, { fill: '#fff', o: 0.25 }) + leafStem(w * 0.02, h * 0.62, 1.1, 18, tone(niche, -0.3), 0.2)
  },
}

/** @type {Backdrop} Sheets of coloured paper seen from above, one squared. */
const stationery = {
  flat: true,
  settings: [['#cfdcea', '#a9c1dc', '#f7efe0', '#e58f6f'], ['#f3dcc8', '#eebf9c', '#fbf5e8', '#7f9bbd'], ['#d5e3d4', '#aecbb2', '#fbf3e2', '#e3ab4c']],
  draw({ s, w, h, seed }, [base, second, sheet, mark]) {
    const r = chance(seed); const a = 8 + r() * 12
    return rect(0, 0, w, h, 0, s.slant(base, 0.1)) + turn(-a, w * 0.5, h * 0.5, rect(-w * 0.3, h * 0.56, w * 1.7, h, 0, { fill: '#1d1230', o: 0.08 }), rect(-w * 0.3, h * 0.57, w * 1.7, h, 0, second)) +
      turn(a * 0.7, w * 0.46, h * 0.5, rect(w * 0.14 + 10, h * 0.07 + 14, w * 0.68, h * 0.82, 6, { fill: '#1d1230', o: 0.1 }), rect(w * 0.14, h * 0.07, w * 0.68, h * 0.82, 6, sheet), times(Math.floor((w * 0.68) / 46), (i) => line(`M${w * 0.14 + 46 * (i + 1) - 20} ${h * 0.07} v${h * 0.82}`, mix(sheet, base, 0.75), 2)), times(Math.floor((h * 0.82) / 46), (i) => line(`M${w * 0.14} ${h * 0.07 + 46 * (i + 1) - 20} h${w * 0.68}`, mix(sheet, base, 0.75), 2))) +
      circ(w - 110, 120, 74, mark) + circ(w - 110, 120, 74, { stroke: '#fff', sw: 3, o: 0.4 }) + path(`M0 ${h} V${h - 150} A150 150 0 0 1 150 ${h}Z`, { fill: mark, o: 0.9 })
  },
}

/** @type {Backdrop} Layered hills, a low sun, and a clearing. */
const outdoor = {
  flat: false,
  settings: [['#f9dcae', '#f4b183', '#7fa08c', '#3d6a63', '#8fae6c'], ['#cfe6ec', '#a9d0d8', '#86a9b8', '#44708a', '#a5b878'], ['#f8c9a4', '#e58f83', '#9c7a9a', '#5a4f7c', '#7f9a78']],
  draw({ s, w, h, ground, seed }, [sky, low, far, near, grass]) {
    const r = chance(seed); const edge = ground - 120; const sun = w * (0.24 + r() * 0.5)
    const ridge = (y, amp, n, c) => { let d = `M0 ${y}`; for (let i = 1; i <= n; i++) d += ` Q${((i - 0.5) * w) / n} ${y - amp * (0.5 + r())} ${(i * w) / n} ${y + (r() - 0.5) * amp * 0.4}`; return path(`${d} V${h} H0Z`, c) }
    const pine = (x, y, k) => group(`translate(${x} ${y}) scale(${k})`, rect(-8, -10, 16, 40, 0, '#5a3d2c'), path('M0 -190 L54 -90 H-54Z M0 -140 L70 -30 H-70Z M0 -90 L86 6 H-86Z', tone(near, -0.18)))
    return rect(0, 0, w, h, 0, s.lin([[0, sky], [0.75, low]])) + circ(sun, 270, 210, { fill: '#fff6dc', o: 0.25 }) + circ(sun, 270, 130, '#fff3d0') + [[0.12, 150, 1], [0.74, 110, 0.8]].map(([x, y, k]) => group(`translate(${w * x} ${y}) scale(${k})`, path('M0 40 q10 -40 54 -34 q30 -50 84 -16 q50 -4 52 50z', { fill: '#fff', o: 0.55 }))).join('') +
      ridge(edge - 200, 190, 3, s.lin([[0, tone(far, 0.2)], [1, tone(far, 0.5)]])) + ridge(edge - 70, 150, 2, s.lin([[0, near], [1, tone(near, 0.3)]])) + [[0.05, 0], [0.12, 24], [0.9, 4], [0.97, 30], [0.84, 26]].map(([x, d]) => pine(w * x, edge + 10 + d, 0.9 + r() * 0.5)).join('') + path(`M0 ${edge + 20} Q${w * 0.4} ${edge - 40} ${w} ${edge + 24} V${h} H0Z`, s.lin([[0, tone(grass, 0.18)], [1, tone(grass, -0.24)]])) +
      times(16, () => { const [x, y] = [r() * w, edge + 70 + r() * (h - edge - 80)]; return path(`M${x} ${y} l-8 -22 M${x} ${y} l2 -28 M${x} ${y} l12 -20`, { stroke: tone(grass, -0.3), sw: 4, o: 0.45 }) })
  },
}

/** @type {Backdrop} Rings of sound on a deep colour, and a lit plinth. */
const audio = {
  flat: false,
  settings: [['#5a4b8c', '#2a2350', '#f0a07c'], ['#2f6f7c', '#153844', '#f2c46d'], ['#a04f63', '#4a1f3c', '#f5b58a']],
  draw({ s, w, h, ground }, [light, deep, glow]) {
    const cx = w / 2; const cy = Math.min(470, h * 0.52)
    return rect(0, 0, w, h, 0, s.rad([[0, tone(light, 0.12)], [1, deep]], 0.5, 0.45, 0.75)) + times(7, (i) => circ(cx, cy, 210 + i * 95, { stroke: glow, sw: 5 - i * 0.5, o: 0.42 - i * 0.05 })) + circ(cx, cy, 330, s.lin([[0, glow, 0.95], [1, mix(glow, light, 0.75), 0.9]])) + circ(cx, cy, 330, { fill: '#fff', o: 0.06 }) +
      times(Math.floor(w / 40), (i) => { const t = Math.abs(Math.sin(i * 1.7) * Math.sin(i * 0.31)) * 90 + 12; return rect(14 + i * 40, h - t, 18, t, 9, { fill: glow, o: 0.22 }) }) + ell(cx, ground + 10, w * 0.43, 76, s.lin([[0, tone(light, 0.34)], [1, tone(light, -0.1)]])) + path(`M${cx - w * 0.43} ${ground + 10} V${h} H${cx + w * 0.43} V${ground + 10} A${w * 0.43} 76 0 0 1 ${cx - w * 0.43} ${ground + 10}Z`, s.lin([[0, tone(light, -0.25)], [0.35, light], [1, tone(deep, -0.1)]], 0, 0, 1, 0))
  },
}

/** @type {Backdrop} Two fields of soft colour with a cut-paper shape. */
const apparel = {
  flat: true,
  settings: [['#f6e3da', '#eec3b2', '#f9f1e6'], ['#e1e8dc', '#b9ccb7', '#f7f4e6'], ['#e4e1ee', '#c3bbdb', '#f6f1ee'], ['#fbe9c6', '#f3cf8a', '#fdf6e4']],
  draw({ s, w, h, seed }, [base, block, pale]) {
    const r = chance(seed); const left = r() > 0.5
    return rect(0, 0, w, h, 0, s.slant(base, 0.12)) + path(left ? `M0 0 H${w * 0.44} Q${w * 0.3} ${h * 0.3} ${w * 0.46} ${h * 0.52} T${w * 0.34} ${h} H0Z` : `M${w} 0 H${w * 0.58} Q${w * 0.74} ${h * 0.3} ${w * 0.56} ${h * 0.52} T${w * 0.68} ${h} H${w}Z`, s.down(block, 0.06)) + circ(w * (left ? 0.64 : 0.36), h * 0.46, Math.min(w, h) * 0.33, { fill: pale, o: 0.85 }) +
      leafStem(left ? w * 0.98 : w * 0.02, h * 1.04, 0.9, left ? -28 : 28, tone(block, -0.12), 0.55) + times(24, (i) => circ(w * (left ? 0.06 : 0.74) + (i % 6) * 36, h * 0.07 + Math.floor(i / 6) * 36, 6, { fill: '#fff', o: 0.6 }))
  },
}

/** @type {Backdrop} A playroom: rainbow, bunting and a rug. */
const toys = {
  flat: false,
  settings: [['#bfe3ee', '#fbe7b8', '#f4b9a0'], ['#fde2a8', '#cfe8d4', '#f0a99a'], ['#f8cfc4', '#fdf0cf', '#a8d3dc']],
  draw({ s, w, h, ground, seed }, [wall, floor, shape]) {
    const edge = ground - 90; const rx = w * (chance(seed)() > 0.5 ? 0.28 : 0.72)
    return rect(0, 0, w, h, 0, s.lin([[0, tone(wall, 0.18)], [1, wall]])) + ['#ef8a72', '#f6c555', '#7fbf95', '#6fb2cc'].map((c, i) => circ(rx, edge, 390 - i * 62, { fill: c, o: 0.72 })).join('') + circ(rx, edge, 142, tone(wall, 0.1)) +
      times(12, (i) => { const x = (i + 0.5) * (w / 12); const y = 60 + Math.sin((i / 11) * Math.PI) * 56; return path(`M${x - 34} ${y} h68 l-34 62z`, ['#ef8a72', '#f6c555', '#7fbf95', '#6fb2cc', '#b48fc4'][i % 5]) }) + path(`M0 56 Q${w / 2} 176 ${w} 56`, { stroke: '#fffdf5', sw: 6 }) +
      rect(0, edge, w, h - edge, 0, s.lin([[0, tone(floor, 0.14)], [1, tone(floor, -0.12)]])) + rect(0, edge - 16, w, 16, 0, { fill: '#fffdf5', o: 0.9 }) + ell(w / 2, ground + 24, w * 0.46, 104, shape) + ell(w / 2, ground + 24, w * 0.42, 88, { stroke: '#fffdf5', sw: 6, dash: '18 16', o: 0.8 })
  },
}

/** @type {Backdrop} Stone podiums, a round mirror of light, leaf shadows. */
const beauty = {
  flat: false,
  settings: [['#f2dcd2', '#e3bba9', '#f8efe8'], ['#dde5d6', '#b6c8ae', '#f3f3ea'], ['#e8ddec', '#c4b0d0', '#f7f0f6']],
  draw({ s, w, h, ground }, [wall, deep, stone]) {
    const cx = w / 2; const pr = Math.min(w * 0.36, 520)
    const drum = (x, y, rx, c) => path(`M${x - rx} ${y} V${h} H${x + rx} V${y}Z`, s.lin([[0, tone(c, -0.06)], [0.3, tone(c, 0.25)], [1, tone(c, -0.2)]], 0, 0, 1, 0)) + ell(x, y, rx, rx * 0.13, s.lin([[0, tone(c, 0.1)], [1, tone(c, 0.5)]]))
    return rect(0, 0, w, h, 0, s.lin([[0, tone(wall, 0.2)], [1, tone(deep, 0.12)]], 0, 0, 1, 1)) + circ(cx, 430, Math.min(w, h) * 0.4, s.lin([[0, stone, 0.95], [1, tone(deep, 0.2), 0.8]])) + circ(cx, 430, Math.min(w, h) * 0.4, { stroke: '#fff', sw: 5, o: 0.5 }) + leafStem(w * 0.95, h * 0.64, 1.15, -24, deep, 0.5) + leafStem(w * 0.02, h * 0.5, 0.9, 34, deep, 0.4) +
      rect(0, ground + 50, w, h - ground, 0, s.down(deep, 0.1)) + drum(cx + pr * 0.9, ground - 130, pr * 0.4, deep) + drum(cx - pr * 0.98, ground - 50, pr * 0.34, tone(deep, 0.2)) + drum(cx, ground - 4, pr, stone)
  },
}

/** @type {Record<string, Backdrop>} */
export const backdrops = { kitchen, coffee, stationery, outdoor, audio, apparel, toys, beauty }

/** The same category seen from above, for things that lie rather than stand. @type {Record<string, Backdrop>} */
export const fromAbove = {
  kitchen: {
    flat: true, settings: kitchen.settings,
    draw: ({ s, w, h, seed }, [wall, low, counter]) => rect(0, 0, w, h, 0, s.slant(tone(counter, 0.3), 0.1)) +
      times(6, (i) => rect(0, i * (h / 6), w, h / 6 - 6, 0, { fill: tone(counter, i % 2 ? 0.42 : 0.26), o: 0.7 }) + line(`M${-30 + i * 60} ${i * (h / 6) + 60} q${w * 0.3} -26 ${w * 0.7} 4`, tone(counter, 0.04), 4, { o: 0.4 })) +
      turn(-14 + chance(seed)() * 8, w / 2, h / 2, rect(w * 0.13 + 10, h * 0.12 + 16, w * 0.74, h * 0.76, 4, { fill: '#1d1230', o: 0.14 }), rect(w * 0.13, h * 0.12, w * 0.74, h * 0.76, 4, s.slant(tone(wall, 0.3), 0.06)), times(4, (i) => rect(w * (0.17 + i * 0.024), h * 0.12, 8, h * 0.76, 0, { fill: mix(low, counter, 0.3), o: 0.55 }) + rect(w * (0.83 - i * 0.024), h * 0.12, 8, h * 0.76, 0, { fill: mix(low, counter, 0.3), o: 0.55 }))),
  },
  outdoor: {
    flat: true, settings: outdoor.settings,
    draw({ s, w, h, seed }, [sky, low, far, , grass]) {
      const r = chance(seed)
      const paper = tone(sky, 0.35)
      const hill = (x, y, k) => times(6, (i) => path(`M${x - (190 - i * 30) * k} ${y} q${20 * k} -${(150 - i * 22) * k} ${(190 - i * 30) * k} -${(140 - i * 22) * k} t${(200 - i * 30) * k} ${(130 - i * 20) * k} q-${40 * k} ${(150 - i * 24) * k} -${(190 - i * 30) * k} ${(140 - i * 22) * k} t-${(200 - i * 30) * k} -${(130 - i * 20) * k}z`, { stroke: mix(far, paper, 0.35), sw: 4, o: 0.6 }))
      return rect(0, 0, w, h, 0, s.slant(paper, 0.08)) + path(`M0 0 H${w * 0.5} Q${w * 0.3} ${h * 0.3} 0 ${h * 0.34}Z`, { fill: tone(grass, 0.4), o: 0.8 }) + path(`M${w} ${h} H${w * 0.3} Q${w * 0.6} ${h * 0.7} ${w} ${h * 0.62}Z`, { fill: tone(far, 0.4), o: 0.7 }) + hill(w * 0.2, h * 0.24, 1) + hill(w * 0.82, h * 0.3, 0.8) + hill(w * 0.76, h * 0.86, 1.1) +
        line(`M${w * 0.06} ${h * 0.94} C${w * 0.3} ${h * (0.6 + r() * 0.2)} ${w * 0.1} ${h * 0.5} ${w * 0.46} ${h * 0.34} S${w * 0.9} ${h * 0.2} ${w * 0.94} ${h * 0.05}`, '#d9573f', 9, { dash: '4 24', o: 0.9 }) + [1, 2, 3].map((i) => rect((w * i) / 4, 0, 3, h, 0, { fill: '#fff', o: 0.5 }) + rect((w * i) / 4 + 3, 0, 40, h, 0, s.lin([[0, '#1d1230', 0.07], [1, '#1d1230', 0]], 0, 0, 1, 0))).join('') + circ(w * 0.06, h * 0.94, 16, '#d9573f') + rect(0, 0, w, h, 0, { fill: low, o: 0.12 })
    },
  },
  toys: {
    flat: true, settings: toys.settings,
    draw: ({ s, w, h }, [wall, floor, shape]) => rect(0, 0, w, h, 0, s.slant(floor, 0.1)) + circ(w * 0.5, h * 0.52, Math.min(w, h) * 0.47, shape) + circ(w * 0.5, h * 0.52, Math.min(w, h) * 0.43, { stroke: '#fffdf5', sw: 6, dash: '18 16', o: 0.8 }) + circ(w * 0.5, h * 0.52, Math.min(w, h) * 0.38, tone(wall, 0.25)) + times(14, (i) => circ(((i * 211) % w), (i % 2 ? 40 : h - 44) + ((i * 37) % 30), 22, ['#ef8a72', '#f6c555', '#7fbf95', '#6fb2cc'][i % 4])),
  },
  beauty: {
    flat: true, settings: beauty.settings,
    draw: ({ s, w, h }, [wall, deep, stone]) => rect(0, 0, w, h, 0, s.slant(wall, 0.16)) + circ(w * 0.5, h * 0.52, Math.min(w, h) * 0.43, { fill: '#1d1230', o: 0.08, t: 'translate(14 20)' }) + circ(w * 0.5, h * 0.52, Math.min(w, h) * 0.43, s.slant(stone, 0.1)) + [0, 1, 2].map((i) => line(`M${w * 0.12} ${h * (0.4 + i * 0.16)} q${w * 0.2} ${-60 + i * 50} ${w * 0.4} -10 t${w * 0.38} ${-40 + i * 24}`, deep, 4, { o: 0.28 })).join('') + leafStem(w * 0.04, h * 1.02, 1.1, 24, deep, 0.6) + leafStem(w * 0.98, h * 0.4, 0.8, -30, deep, 0.5),
  },
}
