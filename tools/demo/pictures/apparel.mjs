// @ts-check
import { Sheet, circ, group, line, path, rect, times, tone, turn } from './kit.mjs'

/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

/** Cloth has folds: a soft light on the left, darker towards the right. @param {Sheet} s @param {string} c */
const cloth = (s, c) => s.lin([[0, tone(c, 0.16)], [0.3, tone(c, 0.04)], [0.5, tone(c, 0.1)], [0.75, tone(c, -0.06)], [1, tone(c, -0.2)]], 0, 0, 1, 0.4)
/** The flat shadow of cloth on a table. @param {string} d */
const flat = (d) => times(3, (i) => path(d, { fill: '#1d1230', o: 0.08, t: `translate(${6 + i * 5} ${10 + i * 8})` }))

/** @type {Draw} */
function tee(s, c) {
  const d = 'M370 200 Q500 290 630 200 L740 240 L900 420 L780 520 L720 450 V820 Q500 850 280 820 V450 L220 520 L100 420 L260 240Z'
  return flat(d) + path(d, cloth(s, c)) + path('M370 200 Q500 290 630 200 Q500 236 370 200Z', tone(c, -0.45)) + path('M364 204 Q500 316 636 204', { stroke: tone(c, -0.2), sw: 16 }) + line('M280 450 Q262 360 276 290 M720 450 Q738 360 724 290', tone(c, -0.25), 5, { o: 0.6 }) +
    line('M300 560 Q340 640 320 760 M690 520 Q650 640 676 780 M420 740 Q480 700 470 620', tone(c, -0.18), 12, { o: 0.35 }) + line('M284 796 Q500 826 716 796', tone(c, -0.3), 4, { dash: '12 9', o: 0.5 }) + line('M116 404 L234 504 M884 404 L766 504', tone(c, -0.3), 4, { dash: '12 9', o: 0.5 }) + path('M318 470 Q310 600 330 700', { stroke: '#fff', sw: 16, o: 0.14 })
}

/** @type {Draw} */
function hoodie(s, c, c2) {
  const d = 'M360 250 Q500 330 640 250 L760 310 Q830 420 880 740 L770 770 L716 560 V830 H284 V560 L230 770 L120 740 Q170 420 240 310Z'
  return flat(d) + path(d, cloth(s, c)) + path('M346 260 Q330 120 500 120 Q670 120 654 260 Q600 400 500 400 Q400 400 346 260Z', s.slant(tone(c, 0.04), 0.2)) + path('M398 262 Q396 180 500 180 Q604 180 602 262 Q560 350 500 356 Q440 350 398 262Z', s.down(tone(c, -0.5))) + path('M346 260 Q400 400 500 400 Q600 400 654 260', { stroke: tone(c, -0.3), sw: 6, o: 0.6 }) +
    [[462, 376, 560], [538, 376, 520]].map(([x, y, e]) => line(`M${x} ${y} Q${x - 6} ${(y + e) / 2} ${x + 4} ${e}`, c2, 10) + rect(x - 2, e, 13, 30, 4, s.metal('#d8b26a'))).join('') +
    path('M370 620 H630 L680 760 H320Z', s.slant(tone(c, 0.05))) + line('M370 620 H630 M370 620 L320 760 M630 620 L680 760', tone(c, -0.28), 6, { o: 0.7 }) + rect(284, 790, 432, 44, 10, s.cyl(tone(c, -0.12), 0.14)) + times(26, (i) => line(`M${294 + i * 16} 796 v32`, tone(c, -0.35), 3, { o: 0.5 })) +
    path('M120 740 L230 770 L222 810 L112 780Z', tone(c, -0.16)) + path('M880 740 L770 770 L778 810 L888 780Z', tone(c, -0.28)) + line('M284 560 Q280 460 262 400 M716 560 Q720 460 738 400', tone(c, -0.3), 6, { o: 0.55 })
}

/** @type {Draw} */
function beanie(s, c, c2) {
  const d = 'M210 640 C190 300 340 210 500 210 C660 210 810 300 790 640Z'
  return s.shadow(500, 806, 340, 44) + s.inside(path(d, '#000'), path(d, s.cyl(c, 0.3)), times(25, (i) => path(`M500 170 Q${260 + i * 20} 380 ${170 + i * 28} 680`, { stroke: tone(c, i % 2 ? -0.26 : 0.2), sw: 7, o: 0.5 }))) +
    rect(182, 610, 636, 190, 60, s.cyl(tone(c, -0.05), 0.3)) + times(30, (i) => rect(200 + i * 20, 624, 9, 162, 4, { fill: tone(c, -0.4), o: 0.3 })) + rect(600, 670, 120, 80, 8, s.slant(c2)) + line('M612 682 H708 M612 738 H708', tone(c2, 0.5), 3, { dash: '8 6' }) + path('M660 692 l8 14 16 2 -12 11 4 16 -16 -8 -16 8 4 -16 -12 -11 16 -2z', tone(c2, 0.6)) +
    times(44, (i) => line(`M500 190 l${Math.cos(i * 0.86) * (60 + (i % 4) * 14)} ${Math.sin(i * 0.86) * (60 + (i % 4) * 14)}`, tone(c2, i % 3 ? 0.3 : -0.1), 16)) + circ(490, 180, 46, { fill: tone(c2, 0.45), o: 0.45 })
}

/** @type {Draw} */
function socks(s, c, c2) {
  const sock = (x, y, a, col, trim) => turn(a, x, y, group(`translate(${x - 170} ${y - 330})`, ...(() => { const d = 'M150 0 H330 V380 Q332 430 290 470 L170 600 Q110 660 50 610 Q-10 550 50 490 L130 410 Q150 390 150 350Z'; return [flat(d), path(d, cloth(s, col)), s.inside(path(d, '#000'), rect(140, 0, 200, 74, 0, trim), times(12, (i) => line(`M${158 + i * 15} 0 v74`, tone(trim, -0.25), 4, { o: 0.5 })), rect(140, 130, 200, 26, 0, { fill: trim, o: 0.9 }), rect(140, 176, 200, 26, 0, { fill: tone(col, 0.55), o: 0.9 }), rect(140, 222, 200, 26, 0, { fill: trim, o: 0.9 }), circ(66, 570, 96, { fill: trim, o: 0.95 }), circ(330, 420, 84, { fill: trim, o: 0.95 })), path('M176 90 V340', { stroke: '#fff', sw: 12, o: 0.2 })] })()))
  return sock(360, 490, -8, c, c2) + sock(700, 520, 10, tone(c, 0.12), c2)
}

/** @type {Draw} */
function tote(s, c, c2) {
  const d = 'M240 380 H760 L800 830 Q500 860 200 830Z'
  return s.shadow(500, 842, 350, 40) + path('M370 400 C360 110 600 110 600 400', { stroke: tone(c, -0.3), sw: 34 }) + path(d, cloth(s, c)) + path('M400 400 C390 120 650 120 640 400', { stroke: s.slant(tone(c, 0.05)), sw: 36 }) + line('M240 412 H760', tone(c, -0.28), 4, { dash: '12 9' }) + [390, 628].map((x) => rect(x - 14, 380, 48, 70, 4, s.slant(tone(c, -0.04)))).join('') +
    // a printed palm and sun
    circ(560, 590, 90, c2) + path('M470 780 Q500 640 470 560', { stroke: tone(c2, -0.55), sw: 18 }) + [-150, -110, -60, -20, 20].map((a) => path('M470 560 q70 -60 150 0 q-80 -20 -150 0z', { fill: tone('#3f7f6b', -0.15), t: `rotate(${a} 470 560)` })).join('') + path('M340 780 q120 -40 320 0z', tone(c2, -0.3)) + line('M280 470 Q300 640 260 790 M730 480 Q700 620 740 780', tone(c, -0.16), 12, { o: 0.4 })
}

/** @type {Draw} */
function sneakers(s, c, c2) {
  const shoe = (x, y, k) => group(`translate(${x} ${y}) scale(${k})`, s.shadow(400, 356, 420, 40), path('M14 110 Q30 62 70 62 Q100 60 130 70 Q180 130 280 110 L330 60 Q480 190 680 220 Q780 240 780 310 H10 Q0 180 14 110Z', s.lin([[0, tone(c, 0.2)], [1, tone(c, -0.2)]])), path('M330 60 Q480 190 680 220 L600 240 Q430 220 290 110Z', tone(c, -0.12)), path('M590 222 Q790 222 782 312 H560 Q540 250 590 222Z', s.slant('#f6efe2')), path('M14 110 Q30 62 70 62 Q100 60 130 70 L150 310 H10 Q0 180 14 110Z', s.slant(tone(c, -0.14))),
    path('M150 74 Q190 130 280 110 Q250 150 150 130Z', tone(c, -0.5)), times(5, (i) => line(`M${318 + i * 56} ${84 + i * 34} l-66 42`, '#fff8ea', 15) + circ(310 + i * 56, 100 + i * 34, 7, tone(c, -0.55))), path('M0 296 Q400 320 796 290 Q804 352 760 360 H40 Q0 356 0 296Z', s.lin([[0, '#ffffff'], [1, '#d8cfbf']])), line('M8 326 Q400 344 792 322', c2, 10), path('M190 200 Q320 270 500 270', { stroke: c2, sw: 20 }), line('M170 150 V290', tone(c, 0.4), 4, { dash: '12 9' }))
  return fadeBack(shoe(190, 330, 0.86)) + shoe(60, 500, 0.96)
}
/** The further shoe sits a shade back. @param {string} x */
const fadeBack = (x) => `<g opacity="0.96">${x}</g>`

/** @type {Draw} */
function scarf(s, c, c2) {
  const check = (d, a) => s.inside(path(d, '#000'), path(d, cloth(s, c)), `<g transform="rotate(${a} 500 500)">${times(9, (i) => rect(60 + i * 110, -100, 40, 1300, 0, { fill: c2, o: 0.55 }) + rect(-100, 40 + i * 110, 1300, 40, 0, { fill: tone(c, -0.4), o: 0.35 }) + line(`M${120 + i * 110} -100 V1200 M-100 ${108 + i * 110} H1200`, '#fff4dc', 5, { o: 0.6 }))}</g>`)
  const fringe = (x, y, w) => times(12, (i) => line(`M${x + i * (w / 11)} ${y} q${i % 2 ? 8 : -8} 30 0 62`, i % 3 ? c : c2, 9))
  const a = 'M300 330 L470 300 L500 780 L310 790Z'; const b = 'M520 330 L690 300 L740 700 L560 730Z'; const loop = 'M240 300 Q230 150 500 150 Q770 150 760 300 Q750 430 500 430 Q250 430 240 300Z'
  return s.shadow(520, 850, 300, 30, 0.22) + flat(b) + check(b, 4) + fringe(564, 726, 170) + flat(a) + check(a, -4) + fringe(314, 784, 180) + flat(loop) + check(loop, 18) + path('M330 290 Q340 220 500 220 Q660 220 670 290 Q640 346 500 346 Q360 346 330 290Z', s.down(tone(c, -0.55), 0.1)) + path('M262 290 Q280 180 440 172', { stroke: '#fff', sw: 14, o: 0.25 }) + path('M300 430 Q380 450 470 424', { stroke: tone(c, -0.5), sw: 18, o: 0.35 })
}

/** @type {Draw} */
function jacket(s, c, c2) {
  const d = 'M380 240 Q500 290 620 240 L750 300 Q830 420 870 760 L760 786 L714 560 V840 H286 V560 L240 786 L130 760 Q170 420 250 300Z'
  return flat(d) + path(d, cloth(s, c)) + path('M360 250 Q350 120 500 116 Q650 120 640 250 Q580 330 500 330 Q420 330 360 250Z', s.slant(tone(c, 0.06), 0.2)) + path('M408 250 Q410 170 500 168 Q590 170 592 250 Q550 296 500 296 Q450 296 408 250Z', s.down(c2, 0.2)) + rect(476, 300, 48, 540, 6, s.lin([[0, tone(c, -0.05)], [1, tone(c, -0.22)]], 0, 0, 1, 0)) + [370, 480, 590, 700, 800].map((y) => circ(500, y, 13, s.metal('#d8b26a'))).join('') +
    [[316, 600], [552, 600]].map(([x, y]) => rect(x, y, 136, 150, 12, s.slant(tone(c, 0.03))) + path(`M${x - 6} ${y - 6} h148 v44 q-74 26 -148 0z`, s.down(tone(c, -0.08))) + circ(x + 68, y + 30, 9, s.metal('#d8b26a'))).join('') + line('M286 560 Q284 460 266 400 M714 560 Q716 460 734 400', tone(c, -0.3), 6, { o: 0.6 }) + path('M130 760 L240 786 L234 816 L124 790Z M870 760 L760 786 L766 816 L876 790Z', tone(c, -0.25)) + path('M310 330 Q290 430 306 540', { stroke: '#fff', sw: 14, o: 0.28 }) + path('M200 460 Q170 560 164 680', { stroke: '#fff', sw: 12, o: 0.22 })
}

export const apparel = {
  tee: { draw: tee, focus: [480, 320] }, hoodie: { draw: hoodie, focus: [500, 340] }, beanie: { draw: beanie, focus: [560, 600] }, socks: { draw: socks, focus: [420, 360] },
  tote: { draw: tote, focus: [500, 560] }, sneakers: { draw: sneakers, focus: [420, 640] }, scarf: { draw: scarf, focus: [440, 420] }, jacket: { draw: jacket, focus: [480, 420] },
}
