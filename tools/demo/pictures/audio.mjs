// @ts-check
import { Sheet, circ, ell, group, line, path, rect, times, tone } from './kit.mjs'

/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

/** A loudspeaker cone. @param {Sheet} s @param {number} x @param {number} y @param {number} r @param {string} c */
const cone = (s, x, y, r, c) => circ(x, y, r, s.metal('#8d8a98')) + circ(x, y, r * 0.94, s.rad([[0, '#4a4656'], [0.7, '#211d2b'], [0.85, '#3a3646'], [1, '#14111b']])) + circ(x, y, r * 0.74, s.rad([[0, tone(c, -0.2)], [0.5, tone(c, -0.34)], [1, tone(c, 0.08)]])) + circ(x, y, r * 0.28, s.ball(tone(c, 0.1), 0.5)) + path(`M${x - r * 0.62} ${y - r * 0.2} Q${x - r * 0.5} ${y - r * 0.6} ${x - r * 0.1} ${y - r * 0.66}`, { stroke: '#fff', sw: r * 0.05, o: 0.3 })

/** @type {Draw} */
function headphones(s, c, c2) {
  const cup = (x, flip) => group(`translate(${x} 610) scale(${flip} 1) rotate(-6)`, rect(-30, -150, 120, 300, 56, s.cyl('#2a2633', 0.25)), rect(-96, -160, 130, 320, 62, s.lin([[0, tone(c, -0.3)], [0.3, tone(c, 0.25)], [0.7, c], [1, tone(c, -0.35)]], 0, 0, 1, 0)), ell(-66, 0, 26, 96, s.lin([[0, tone(c2, 0.3)], [1, tone(c2, -0.3)]])), rect(-52, -250, 36, 130, 16, s.metal()))
  return s.shadow(500, 786, 360, 44) + path('M216 470 C200 70 800 70 784 470', { stroke: s.lin([[0, tone(c, 0.24)], [1, tone(c, -0.2)]]), sw: 58 }) + path('M246 440 C250 130 750 130 754 440', { stroke: '#2a2633', sw: 30 }) + path('M222 400 C236 240 350 172 470 164', { stroke: '#fff', sw: 9, o: 0.35 }) + cup(250, 1) + cup(750, -1)
}

/** @type {Draw} */
function earbuds(s, c, c2) {
  const bud = (x, y, f) => group(`translate(${x} ${y}) scale(${f} 1) rotate(12)`, rect(-22, 30, 50, 190, 25, s.cyl(c, 0.3)), rect(-14, 196, 34, 22, 11, s.metal('#d8b26a')), ell(0, 0, 78, 68, s.ball(c, 0.4)), ell(58, -8, 40, 46, s.ball('#35303f', 0.3)), circ(-24, -14, 13, { fill: tone(c, -0.5), o: 0.6 }))
  return s.shadow(500, 838, 310, 44) + path('M240 560 Q240 380 500 380 Q760 380 760 560Z', s.lin([[0, tone(c, 0.2)], [1, tone(c, -0.24)]])) + path('M264 560 Q270 420 500 416 Q730 420 736 560Z', s.lin([[0, tone(c, -0.6)], [1, tone(c, -0.4)]])) +
    bud(390, 420, -1) + bud(612, 420, 1) + path('M226 560 H774 Q790 838 600 838 H400 Q210 838 226 560Z', s.cyl(c, 0.26)) + rect(222, 548, 556, 28, 14, s.metal('#d8b26a')) + circ(500, 668, 12, c2) + circ(500, 668, 24, { fill: c2, o: 0.3 }) + path('M282 610 Q280 720 340 780', { stroke: '#fff', sw: 16, o: 0.4 })
}

/** Fine horizontal slats that follow the rounded ends of the loudspeaker. @param {string} c */
const grille = (c) => times(21, (i) => { const y = 478 + i * 14.7; const dy = Math.max(0, Math.abs(y - 625) - 57); const inset = 104 - Math.sqrt(Math.max(0, 104 ** 2 - dy ** 2)); return line(`M${(180 + inset).toFixed(0)} ${y.toFixed(0)} H${(820 - inset).toFixed(0)}`, tone(c, -0.6), 6, { o: 0.55 }) })

/** @type {Draw} */
function portable(s, c, c2) {
  return s.shadow(500, 830, 400, 48) + path('M250 430 C260 230 740 230 750 430', { stroke: s.down(c2), sw: 34 }) + [250, 750].map((x) => circ(x, 440, 30, s.metal('#d8b26a'))).join('') +
    rect(130, 430, 740, 390, 130, s.lin([[0, tone(c, 0.24)], [0.4, c], [1, tone(c, -0.4)]])) + rect(166, 464, 668, 322, 104, tone(c, -0.3)) + grille(c) +
    circ(330, 625, 128, { stroke: tone(c, 0.3), sw: 12, o: 0.5 }) + circ(670, 625, 128, { stroke: tone(c, 0.3), sw: 12, o: 0.5 }) + circ(330, 625, 50, { fill: tone(c, 0.3), o: 0.25 }) + circ(670, 625, 50, { fill: tone(c, 0.3), o: 0.25 }) + times(3, (i) => rect(440 + i * 44, 440, 30, 14, 7, tone(c, 0.6))) + rect(476, 590, 48, 70, 12, s.down(c2)) + path('M210 510 Q240 470 330 460', { stroke: '#fff', sw: 10, o: 0.4 })
}

/** @type {Draw} */
function turntable(s, c, c2) {
  return s.shadow(500, 800, 430, 80) + path('M90 560 L200 340 H830 L910 560 V740 H90Z', s.down(c, 0.2)) + path('M90 560 L200 340 H830 L910 560Z', s.slant(tone(c, 0.14))) + rect(90, 556, 820, 190, 18, s.lin([[0, tone(c, -0.04)], [1, tone(c, -0.34)]])) +
    times(6, (i) => line(`M${110 + i * 124} ${590 + (i % 3) * 40} q80 -18 120 4`, tone(c, -0.3), 5, { o: 0.5 })) +
    ell(450, 452, 296, 98, tone(c, -0.5)) + ell(450, 440, 290, 96, s.lin([[0, '#3a3644'], [0.5, '#15121b'], [1, '#2e2a38']], 0, 0, 1, 1)) + times(8, (i) => ell(450, 440, 270 - i * 22, 89 - i * 7.3, { stroke: '#5a5566', sw: 2, o: 0.5 })) + path('M450 440 L230 380 Q290 354 380 347Z', { fill: '#fff', o: 0.16 }) + path('M450 440 L670 500 Q620 524 520 533Z', { fill: '#fff', o: 0.12 }) + ell(450, 440, 88, 29, s.slant(c2)) + ell(450, 440, 88, 29, { stroke: '#fff', sw: 3, o: 0.5 }) + ell(450, 438, 10, 5, '#f2ead8') +
    ell(790, 420, 54, 22, s.metal('#8d8a98')) + rect(766, 372, 48, 46, 16, s.metal()) + path('M790 388 L770 500 L600 498', { stroke: '#d7d9df', sw: 15 }) + rect(570, 484, 60, 30, 8, s.down('#3a3340')) + ell(790, 374, 24, 11, '#f3f4f7') +
    circ(180, 652, 42, s.metal('#d8b26a')) + line('M180 652 V620', '#6b4d17', 7) + circ(830, 652, 14, c2) + circ(780, 652, 14, tone(c, -0.5)) + [150, 780].map((x) => rect(x, 742, 90, 46, 12, s.cyl('#2a2633'))).join('')
}

/** @type {Draw} */
function bookshelf(s, c, c2) {
  const box = (x, y, h) => s.shadow(x + 150, 838, 200, 32) + path(`M${x + 290} ${y} l50 26 V812 l-50 26Z`, tone(c, -0.45)) + rect(x, y, 296, h, 16, s.slant(c, 0.16)) + [60, 120, 200, 250].map((d, i) => line(`M${x + d} ${y + 8} q${14 - i * 8} ${h / 2} 0 ${h - 16}`, tone(c, i % 2 ? 0.22 : -0.26), 5, { o: 0.4 })).join('') + circ(x + 148, y + 130, 66, s.metal('#8d8a98')) + circ(x + 148, y + 130, 58, s.rad([[0, '#4a4656'], [1, '#14111b']])) + circ(x + 148, y + 130, 24, s.ball('#d8b26a', 0.5)) + cone(s, x + 148, y + 350, 122, c2) + rect(x + 108, y + h - 50, 80, 20, 10, '#14111b')
  return box(520, 290, 548) + box(140, 290, 548)
}

/** @type {Draw} */
function radio(s, c, c2) {
  return s.shadow(500, 830, 390, 48) + line('M720 400 L860 130', '#c9ccd3', 10) + circ(862, 126, 14, s.metal()) + path('M280 410 C280 270 720 270 720 410', { stroke: s.down('#b98450'), sw: 34 }) +
    rect(130, 396, 740, 420, 64, s.slant(c, 0.2)) + rect(160, 426, 680, 360, 44, s.slant(tone(c, 0.5), 0.06)) + s.inside(rect(190, 456, 330, 300, 28, '#000'), rect(190, 456, 330, 300, 28, s.down('#5a4632')), times(22, (i) => line(`M190 ${462 + i * 14} H520`, '#d7b98a', 6, { o: 0.9 }))) +
    rect(552, 460, 260, 116, 20, s.down('#2a2433', 0.2)) + times(24, (i) => line(`M${574 + i * 9.4} 536 v-${i % 6 === 0 ? 40 : 22}`, '#f4e3bd', 3)) + line('M676 474 V562', '#f05a3c', 6) + circ(624, 684, 66, s.metal('#d8b26a')) + circ(624, 684, 50, s.ball(c2, 0.35)) + line('M624 684 L656 650', '#fff4dc', 8) + circ(766, 684, 46, s.metal('#d8b26a')) + circ(766, 684, 34, s.ball(tone(c, -0.2), 0.35)) +
    [220, 720].map((x) => rect(x, 808, 60, 26, 8, '#3a2d22')).join('') + path('M176 470 Q180 440 220 426', { stroke: '#fff', sw: 10, o: 0.7 })
}

/** @type {Draw} */
function microphone(s, c, c2) {
  return s.shadow(500, 838, 230, 40) + ell(500, 812, 190, 34, s.cyl('#2a2633')) + ell(500, 800, 190, 34, s.slant('#4a4656')) + rect(484, 640, 32, 160, 8, s.metal()) + path('M300 420 C300 720 700 720 700 420', { stroke: s.metal('#9a98a6'), sw: 26 }) + [300, 700].map((x) => circ(x, 430, 34, s.ball(c2, 0.4))).join('') +
    path('M360 380 H640 V520 Q640 630 500 630 Q360 630 360 520Z', s.cyl(c, 0.34)) + path('M360 390 V280 Q360 140 500 140 Q640 140 640 280 V390Z', s.metal('#a9a7b4')) + s.inside(path('M368 386 V280 Q368 150 500 150 Q632 150 632 280 V386Z', '#000'), times(24, (i) => line(`M${300 + i * 18} 130 l120 270 M${700 - i * 18} 130 l-120 270`, '#4a4656', 4, { o: 0.6 }))) + path('M396 330 V280 Q400 200 450 178', { stroke: '#fff', sw: 16, o: 0.55 }) +
    rect(348, 372, 304, 34, 12, s.metal('#d8b26a')) + circ(500, 500, 30, s.metal()) + circ(500, 500, 14, c2) + path('M392 430 V520 Q396 560 420 584', { stroke: '#fff', sw: 14, o: 0.35 })
}

export const audio = {
  headphones: { draw: headphones, focus: [300, 560] }, earbuds: { draw: earbuds, focus: [500, 470] }, portable: { draw: portable, focus: [360, 580] }, turntable: { draw: turntable, focus: [560, 460] },
  bookshelf: { draw: bookshelf, focus: [300, 580] }, radio: { draw: radio, focus: [620, 600] }, microphone: { draw: microphone, focus: [500, 330] },
}
