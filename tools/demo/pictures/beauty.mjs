// @ts-check
import { Sheet, chance, circ, ell, group, line, path, rect, times, tone, turn } from './kit.mjs'

/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

/** A small botanical mark used in place of a written label. @param {number} x @param {number} y @param {number} k @param {string} c */
const sprig = (x, y, k, c) => group(`translate(${x} ${y}) scale(${k})`, line('M0 90 Q6 0 0 -90', c, 7), ...[0, 1, 2].map((i) => path(`M2 ${50 - i * 46} q-54 -6 -66 -50 q54 0 66 50z`, c) + path(`M2 ${30 - i * 46} q54 -6 66 -50 q-54 0 -66 50z`, c)))

/** @type {Draw} */
function soap(s, c, c2) {
  const bar = (x, y, col, a) => turn(a, x + 190, y + 80, path(`M${x} ${y + 40} Q${x} ${y} ${x + 44} ${y} H${x + 350} Q${x + 394} ${y} ${x + 394} ${y + 40} V${y + 120} Q${x + 394} ${y + 164} ${x + 350} ${y + 164} H${x + 44} Q${x} ${y + 164} ${x} ${y + 120}Z`, s.lin([[0, tone(col, 0.2)], [0.3, col], [1, tone(col, -0.28)]])), path(`M${x + 6} ${y + 40} Q${x + 10} ${y} ${x + 44} ${y} H${x + 350} Q${x + 384} ${y} ${x + 388} ${y + 40} Q${x + 380} ${y + 74} ${x + 350} ${y + 76} H${x + 44} Q${x + 12} ${y + 74} ${x + 6} ${y + 40}Z`, s.slant(tone(col, 0.22), 0.1)), times(9, (i) => circ(x + 40 + i * 38, y + 100 + (i % 3) * 18, 4 + (i % 2) * 2, { fill: tone(col, -0.4), o: 0.4 })), ell(x + 196, y + 38, 120, 22, { stroke: tone(col, -0.25), sw: 5, o: 0.6 }), path(`M${x + 130} ${y + 38} q66 -30 132 0 q-66 30 -132 0z`, { fill: tone(col, -0.2), o: 0.5 }))
  return s.shadow(500, 838, 380, 46) + path('M170 760 H830 Q850 838 780 838 H220 Q150 838 170 760Z', s.down('#b98450')) + times(6, (i) => rect(186 + i * 108, 748, 84, 24, 8, s.down('#d09a63'))) + bar(260, 594, c, 0) + bar(330, 430, c2, -7) +
    [[250, 560, 46], [200, 640, 30], [740, 640, 52], [800, 560, 26], [300, 470, 22], [780, 460, 34]].map(([x, y, r]) => circ(x, y, r, s.rad([[0, '#ffffff', 0.2], [0.75, '#ffffff', 0.3], [1, '#ffffff', 0.85]])) + ell(x - r * 0.35, y - r * 0.4, r * 0.22, r * 0.14, '#fff')).join('')
}

/** @type {Draw} */
function cream(s, c, c2) {
  return s.shadow(500, 838, 200, 34) + path('M366 200 H634 L610 720 H390Z', s.lin([[0, tone(c, -0.2)], [0.12, tone(c, 0.1)], [0.3, tone(c, 0.4)], [0.6, c], [1, tone(c, -0.3)]], 0, 0, 1, 0)) + rect(356, 150, 288, 56, 8, s.lin([[0, tone(c, -0.1)], [0.3, tone(c, 0.4)], [1, tone(c, -0.28)]], 0, 0, 1, 0)) + times(22, (i) => line(`M${366 + i * 13} 156 v44`, tone(c, -0.3), 3, { o: 0.5 })) +
    rect(384, 712, 232, 126, 18, s.cyl(c2, 0.32)) + times(15, (i) => line(`M${400 + i * 14.4} 728 v96`, tone(c2, -0.4), 3, { o: 0.35 })) + rect(424, 330, 152, 250, 76, { fill: '#fffaf0', o: 0.85 }) + sprig(500, 460, 0.8, tone(c2, -0.1)) + path('M412 240 L420 680', { stroke: '#fff', sw: 16, o: 0.4 }) + path('M660 816 Q650 760 720 760 Q750 700 800 756 Q860 770 840 824 Q760 850 660 816Z', s.ball('#fff6ea', 0.3))
}

/** @type {Draw} */
function serum(s, c, c2) {
  return s.shadow(500, 838, 210, 36) + path('M462 70 Q462 40 500 40 Q538 40 538 70 V220 H462Z', s.cyl('#3a3038', 0.36)) + rect(428, 216, 144, 110, 14, s.metal('#d8b26a')) + times(9, (i) => line(`M${444 + i * 14} 226 v90`, '#7a5a1e', 3, { o: 0.4 })) +
    path('M420 330 H580 Q660 370 660 450 V790 Q660 838 610 838 H390 Q340 838 340 790 V450 Q340 370 420 330Z', s.lin([[0, tone(c, -0.3)], [0.14, tone(c, 0.15)], [0.3, tone(c, 0.5)], [0.6, c], [0.9, tone(c, -0.35)], [1, tone(c, -0.1)]], 0, 0, 1, 0)) + rect(488, 330, 24, 370, 12, { fill: '#fff', o: 0.35 }) + path('M352 520 H648 V786 Q648 826 608 826 H392 Q352 826 352 786Z', { fill: tone(c, -0.35), o: 0.4 }) + rect(380, 500, 240, 240, 12, { fill: '#fffaf0', o: 0.94 }) + sprig(500, 622, 0.85, tone(c2, -0.1)) + path('M372 430 V790', { stroke: '#fff', sw: 18, o: 0.5 }) +
    path('M760 640 q52 92 52 128 a52 52 0 1 1 -104 0 q0 -36 52 -128z', s.ball(tone(c, 0.2), 0.5)) + ell(742, 760, 11, 22, { fill: '#fff', o: 0.7 })
}

/** @type {Draw} */
function candle(s, c, c2) {
  return s.shadow(500, 838, 270, 42) + circ(500, 330, 320, s.rad([[0, '#ffe7a6', 0.75], [0.5, '#ffdf8a', 0.2], [1, '#ffdf8a', 0]])) + rect(280, 450, 440, 388, 44, s.lin([[0, tone(c, -0.25)], [0.14, tone(c, 0.1)], [0.3, tone(c, 0.36)], [0.62, c], [1, tone(c, -0.4)]], 0, 0, 1, 0)) + ell(500, 462, 218, 44, tone(c, 0.3)) + ell(500, 466, 200, 36, s.rad([[0, '#fffdf3'], [0.7, '#f8ead0'], [1, '#e3cfa8']])) + path('M500 462 Q494 430 502 404', { stroke: '#3a3038', sw: 9 }) +
    path('M502 410 Q430 360 506 240 Q570 350 502 410Z', s.lin([[0, '#ffb347'], [0.5, '#ffd76a'], [1, '#fff6d8']])) + path('M502 408 Q470 376 504 320 Q534 372 502 408Z', '#fffbe8') + rect(392, 560, 216, 220, 12, { fill: '#fffaf0', o: 0.94 }) + sprig(500, 674, 0.8, tone(c2, -0.1)) + path('M322 520 V780', { stroke: '#fff', sw: 18, o: 0.35 })
}

/** Salt crystals and lavender, scattered the same way every time. @param {string} c */
function grains(c) {
  const random = chance('bath salts')
  return times(130, (i) => { const [x, y, a] = [296 + random() * 396, 474 + random() * 350, random() * 90].map(Math.round); return rect(x, y, 24, 20, 4, { fill: tone(c, [0.55, 0.25, -0.15, 0.7][i % 4]), o: 0.75, t: `rotate(${a} ${x + 12} ${y + 10})` }) }) +
    times(14, () => { const [x, y, a] = [310 + random() * 380, 490 + random() * 320, random() * 180].map(Math.round); return ell(x, y, 14, 7, { fill: '#8f63a8', o: 0.85, t: `rotate(${a} ${x} ${y})` }) })
}

/** @type {Draw} */
function salts(s, c, c2) {
  return s.shadow(500, 838, 270, 42) + rect(280, 330, 440, 508, 60, s.lin([[0, '#d5e3e4', 0.8], [0.2, '#ffffff', 0.55], [0.75, '#d5e5e6', 0.45], [1, '#93aeb3', 0.85]], 0, 0, 1, 0)) + s.inside(rect(298, 460, 404, 362, 44, '#000'), rect(298, 480, 404, 352, 0, s.cyl(c, 0.3)), grains(c)) +
    rect(316, 286, 368, 56, 14, s.lin([[0, '#e3eeee'], [0.3, '#ffffff'], [1, '#a9c0c3']], 0, 0, 1, 0)) + rect(340, 186, 320, 112, 26, s.cyl('#c99a63', 0.3)) + times(30, (i) => circ(354 + ((i * 41) % 290), 204 + ((i * 29) % 80), 4, { fill: '#8a6234', o: 0.5 })) + path('M320 400 V770', { stroke: '#fff', sw: 20, o: 0.6 }) + line('M296 372 Q500 396 704 372', c2, 12) + path('M690 376 q60 10 80 60 q-60 10 -90 -30 M690 376 q70 -40 100 -10 q-40 40 -96 30', { stroke: c2, sw: 10 })
}

/** @type {Draw} */
function brush(s, c, c2) {
  return turn(34, 500, 500, path('M500 90 C680 90 700 420 600 500 L556 840 Q540 920 500 920 Q460 920 444 840 L400 500 C300 420 320 90 500 90Z', { fill: '#1d1230', o: 0.2, t: 'translate(16 20)' }), path('M500 90 C680 90 700 420 600 500 L556 840 Q540 920 500 920 Q460 920 444 840 L400 500 C300 420 320 90 500 90Z', s.cyl(c, 0.3)), ...[430, 500, 560].map((x, i) => line(`M${x} 110 Q${x + 20 - i * 14} 500 ${490 + i * 10} 880`, tone(c, i % 2 ? 0.26 : -0.26), 5, { o: 0.4 })), ell(500, 300, 130, 176, s.rad([[0, tone('#e9b7a0', 0.2)], [0.8, '#dd9f86'], [1, '#b67a63']])), times(11, (j) => times(7, (i) => { const x = 410 + i * 30 + (j % 2) * 15 - 8; const y = 160 + j * 28; const inEllipse = ((x - 500) / 116) ** 2 + ((y - 300) / 160) ** 2 < 1; return inEllipse ? line(`M${x} ${y} l-7 -13`, '#8a5a34', 6) + circ(x - 7, y - 13, 6, '#f3d4a0') : '' })), circ(500, 876, 14, tone(c, -0.6)), path('M470 520 L480 800', { stroke: '#fff', sw: 12, o: 0.3 })) +
    group('translate(760 220)', sprig(0, 0, 1.1, tone(c2, 0.05)))
}

/** @type {Draw} */
function oil(s, c, c2) {
  return s.shadow(500, 838, 220, 36) + path('M500 130 H640 Q690 130 690 176 V214 H650 V190 Q650 176 634 176 H500Z', s.down('#3a3038', 0.25)) + rect(450, 116, 100, 70, 16, s.cyl('#3a3038', 0.36)) + rect(484, 180, 32, 110, 6, s.metal()) + rect(420, 276, 160, 76, 14, s.cyl('#3a3038', 0.36)) + times(10, (i) => line(`M${434 + i * 14.6} 284 v60`, '#000', 3, { o: 0.4 })) +
    path('M340 420 Q340 352 420 352 H580 Q660 352 660 420 V780 Q660 838 610 838 H390 Q340 838 340 780Z', s.lin([[0, tone(c, -0.3)], [0.14, tone(c, 0.15)], [0.3, tone(c, 0.5)], [0.6, c], [0.9, tone(c, -0.35)], [1, tone(c, -0.1)]], 0, 0, 1, 0)) + path('M352 470 H648 V776 Q648 826 608 826 H392 Q352 826 352 776Z', { fill: tone(c, -0.3), o: 0.35 }) + rect(384, 490, 232, 270, 116, { fill: '#fffaf0', o: 0.94 }) + sprig(500, 630, 0.9, tone(c2, -0.1)) + path('M372 420 V790', { stroke: '#fff', sw: 18, o: 0.5 }) +
    [[240, 800, 56, -20], [300, 816, 44, 30], [760, 806, 52, 14]].map(([x, y, r, a]) => s.shadow(x, 838, r * 1.3, 14) + turn(a, x, y, ell(x, y, r, r * 0.68, s.ball('#a86a3a')), line(`M${x - r * 0.7} ${y} Q${x} ${y - r * 0.3} ${x + r * 0.7} ${y}`, '#6b3f1e', 5, { o: 0.6 }))).join('')
}

export const beauty = {
  soap: { draw: soap, focus: [480, 560] }, cream: { draw: cream, focus: [500, 420] }, serum: { draw: serum, focus: [500, 480] }, candle: { draw: candle, focus: [500, 480] },
  salts: { draw: salts, focus: [480, 500] }, brush: { draw: brush, focus: [600, 360], above: true }, oil: { draw: oil, focus: [500, 470] },
}
