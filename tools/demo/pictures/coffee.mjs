// @ts-check
import { Sheet, circ, ell, group, line, path, rect, times, tone, turn } from './kit.mjs'

/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

const steam = (x, y, o = 0.5) => times(3, (i) => path(`M${x + i * 44} ${y} q-34 -44 0 -88 t0 -88`, { stroke: '#fff', sw: 11, o: o - i * 0.08 }))

/** @type {Draw} */
function kettle(s, c, c2) {
  return s.shadow(500, 838, 330, 44) +
    // goose-neck spout: wide at the foot, thin at the lip
    path('M318 720 C190 720 236 500 196 430 C184 404 152 402 132 410 L124 384 C170 366 220 380 238 424 C276 520 268 630 340 640Z', s.cyl(c)) +
    path('M690 478 C900 440 900 780 700 752', { stroke: tone(c2, -0.1), sw: 44 }) + path('M700 470 C880 440 884 620 850 690', { stroke: tone(c2, 0.35), sw: 9, o: 0.7 }) +
    path('M330 470 H670 Q690 470 696 500 L740 800 Q742 838 700 838 H300 Q258 838 260 800 L304 500 Q310 470 330 470Z', s.cyl(c, 0.34)) +
    path('M268 762 H732 L738 800 Q742 838 700 838 H300 Q258 838 262 800Z', { fill: tone(c, -0.55), o: 0.35 }) +
    ell(500, 470, 178, 26, s.cyl(tone(c, -0.1))) + path('M340 462 Q360 400 500 396 Q640 400 660 462Z', s.cyl(tone(c, 0.06))) +
    rect(484, 350, 32, 52, 6, s.metal('#d8b26a')) + circ(500, 338, 34, s.ball(c2, 0.35)) +
    path('M352 520 Q318 680 322 770', { stroke: '#fff', sw: 20, o: 0.4 }) + path('M366 448 Q384 420 450 412', { stroke: '#fff', sw: 9, o: 0.5 })
}

/** @type {Draw} */
function moka(s, c) {
  const facet = (d, t) => path(d, tone(c, t))
  return s.shadow(490, 838, 260, 40) +
    path('M640 400 L800 380 Q850 384 842 440 L800 640 Q784 680 752 664 Q736 650 744 620 L776 470 L640 476Z', s.slant('#2b2430', 0.3)) +
    facet('M330 838 L300 620 H400 L410 838Z', -0.2) + facet('M410 838 L400 620 H500 L500 838Z', 0.55) + facet('M500 838 V620 H600 L590 838Z', 0.1) + facet('M590 838 L600 620 H700 L670 838Z', -0.34) +
    rect(292, 570, 416, 58, 14, s.metal(c)) + times(12, (i) => line(`M${312 + i * 34} 576 v46`, tone(c, -0.35), 4, { o: 0.4 })) +
    facet('M330 572 L290 330 L250 300 L392 320 L408 572Z', -0.12) + facet('M408 572 L392 320 H500 V572Z', 0.62) + facet('M500 572 V320 H606 L592 572Z', 0.12) + facet('M592 572 L606 320 H716 L670 572Z', -0.32) +
    path('M250 300 L300 322 H716 L690 300Z', tone(c, -0.45)) +
    path('M310 306 Q330 226 500 220 Q670 226 700 306Z', s.metal(c)) + rect(484, 178, 32, 46, 6, '#2b2430') + ell(500, 170, 46, 26, s.ball('#3a3040', 0.4)) + steam(230, 250, 0.42)
}

/** @type {Draw} */
function press(s, c, c2) {
  return s.shadow(490, 838, 250, 38) +
    path('M650 420 H760 Q800 420 800 466 V690 Q800 736 760 736 H650', { stroke: s.cyl(c2), sw: 38 }) +
    rect(486, 120, 28, 260, 8, s.metal(c)) + circ(500, 116, 44, s.ball(c2, 0.4)) +
    rect(330, 330, 340, 490, 26, s.lin([[0, '#d5e3e4', 0.8], [0.2, '#ffffff', 0.55], [0.75, '#d5e5e6', 0.45], [1, '#93aeb3', 0.85]], 0, 0, 1, 0)) +
    path('M342 500 H658 V796 Q658 812 640 812 H360 Q342 812 342 796Z', s.cyl('#4a2a1c', 0.24)) + ell(500, 500, 158, 18, '#c08a55') + ell(500, 498, 140, 12, '#dfb383') +
    rect(360, 360, 18, 420, 9, { fill: '#fff', o: 0.55 }) +
    rect(318, 300, 364, 50, 18, s.metal(c)) + path('M340 300 Q360 262 500 260 Q640 262 660 300Z', s.metal(c)) + path('M318 312 L262 330 L318 350Z', tone(c, -0.1)) +
    [400, 790].map((y) => rect(318, y, 364, 30, 8, s.metal(c))).join('') + [330, 640].map((x) => rect(x, 400, 24, 436, 8, s.metal(c))).join('') + rect(310, 812, 380, 26, 12, s.metal(c))
}

/** @type {Draw} */
function dripper(s, c) {
  return s.shadow(500, 838, 240, 38) +
    path('M360 566 H640 L700 770 Q714 838 640 838 H360 Q286 838 300 770Z', s.lin([[0, '#d8e6e7', 0.85], [0.22, '#ffffff', 0.6], [0.7, '#d5e5e6', 0.5], [1, '#8fabb0', 0.9]], 0, 0, 1, 0)) +
    path('M326 690 H674 L698 774 Q708 826 640 826 H360 Q292 826 302 774Z', s.cyl('#5a3220', 0.24)) + ell(500, 690, 174, 18, '#a56c41') + path('M368 590 L334 720', { stroke: '#fff', sw: 14, o: 0.7 }) +
    path('M662 600 Q800 590 780 720 Q770 780 706 780', { stroke: '#cfdedf', sw: 22, o: 0.9 }) +
    rect(360, 540, 280, 34, 14, s.cyl(tone(c, -0.06))) + ell(500, 524, 200, 26, s.cyl(c)) +
    path('M270 300 H730 L590 520 H410Z', s.cyl(c, 0.3)) + times(5, (i) => line(`M${330 + i * 84} 318 L${432 + i * 34} 506`, tone(c, -0.22), 7, { o: 0.45 })) +
    path('M256 300 Q500 250 744 300 L716 220 Q500 190 284 220Z', '#efe2cb') + ell(500, 240, 214, 40, s.rad([[0, '#3d2115'], [0.8, '#5b3421'], [1, '#8b5a37']])) +
    path('M724 330 Q850 320 826 420 Q800 470 668 452', { stroke: s.cyl(c), sw: 30 }) + path('M312 320 L400 470', { stroke: '#fff', sw: 12, o: 0.45 }) + steam(456, 176, 0.5)
}

/** @type {Draw} */
function grinder(s, _c, c2) {
  return s.shadow(500, 838, 260, 40) +
    turn(-6, 500, 236, rect(494, 190, 290, 24, 12, s.lin([[0, '#e8eaee'], [1, '#8e949e']])), rect(742, 84, 30, 120, 10, s.metal()), ell(757, 92, 42, 54, s.ball(c2, 0.35))) +
    rect(484, 176, 34, 90, 8, s.metal()) + path('M360 300 Q370 246 500 240 Q630 246 640 300Z', s.metal('#c6c0b4')) +
    rect(348, 292, 304, 230, 20, s.metal('#b9bdc4')) + times(9, (i) => line(`M${372 + i * 32} 316 v180`, '#6c727c', 3, { o: 0.35 })) +
    rect(336, 508, 328, 40, 12, s.metal('#8f959f')) + path('M348 548 H652 L640 800 Q638 838 600 838 H400 Q362 838 360 800Z', s.cyl(c2, 0.3)) +
    [410, 520, 590].map((x, i) => line(`M${x} 560 Q${x + 16 - i * 12} 700 ${x - 4} 830`, tone(c2, -0.3), 4, { o: 0.4 })).join('') +
    rect(382, 570, 18, 220, 9, { fill: '#fff', o: 0.28 }) +
    times(6, (i) => group(`translate(${[220, 268, 760, 716, 812, 180][i]} ${[826, 800, 820, 834, 832, 836][i]}) rotate(${i * 53})`, ell(0, 0, 26, 18, s.ball('#5a3220')), line('M-20 2 Q0 -10 20 2', '#2f1810', 4)))
}

/** @type {Draw} */
function beans(s, c, c2) {
  return s.shadow(500, 838, 280, 42) +
    path('M300 250 H700 L716 790 Q718 838 680 838 H320 Q282 838 284 790Z', s.lin([[0, tone(c, -0.25)], [0.1, tone(c, 0.14)], [0.16, tone(c, -0.06)], [0.5, tone(c, 0.08)], [0.84, tone(c, -0.1)], [0.9, tone(c, 0.06)], [1, tone(c, -0.4)]], 0, 0, 1, 0)) +
    path('M300 250 L330 180 H670 L700 250Z', s.down(tone(c, 0.05))) + rect(322, 164, 356, 30, 6, tone(c, -0.25)) + rect(316, 212, 368, 22, 6, s.metal('#d8b26a')) +
    path('M348 262 L340 820', { stroke: '#fff', sw: 7, o: 0.22 }) + path('M652 262 L660 820', { stroke: '#000', sw: 7, o: 0.14 }) +
    // label: a drawn plant, no letters
    rect(374, 380, 252, 320, 126, tone(c2, 0.12)) + rect(388, 394, 224, 292, 112, { stroke: tone(c, -0.1), sw: 4 }) +
    line('M500 660 V470', '#3e6b44', 9) + [0, 1, 2].map((i) => path(`M500 ${610 - i * 60} q-70 -10 -84 -66 q70 0 84 66z`, s.slant('#4f8a52')) + path(`M500 ${586 - i * 60} q70 -10 84 -66 q-70 0 -84 66z`, s.slant('#5f9a5c'))).join('') +
    [[470, 600], [530, 640], [478, 536], [524, 566]].map(([x, y]) => circ(x, y, 15, s.ball('#cf4436'))).join('') + circ(500, 300, 22, tone(c, -0.3)) + circ(500, 300, 13, tone(c, -0.5)) +
    times(9, (i) => group(`translate(${[230, 190, 270, 760, 800, 728, 250, 782, 840][i]} ${[826, 838, 840, 830, 838, 842, 800, 806, 842][i]}) rotate(${i * 47})`, ell(0, 0, 28, 19, s.ball('#6a3c24')), line('M-22 2 Q0 -12 22 2', '#34190f', 4)))
}

/** @type {Draw} */
function teapot(s, c, c2) {
  return s.shadow(490, 838, 330, 44) +
    path('M690 520 C900 460 900 770 680 740', { stroke: s.cyl('#d7e6e6'), sw: 26, o: 0.95 }) +
    path('M320 700 C210 680 220 520 140 470 L176 440 C280 480 280 560 340 590Z', s.lin([[0, '#ffffff', 0.85], [1, '#a8c3c4', 0.85]])) +
    path('M360 440 H640 Q760 520 748 660 Q730 838 500 838 Q270 838 252 660 Q240 520 360 440Z', s.lin([[0, '#cfe1e1', 0.85], [0.25, '#ffffff', 0.6], [0.75, '#d5e5e6', 0.5], [1, '#8fabb0', 0.9]], 0, 0, 1, 0)) +
    path('M258 600 Q500 620 742 600 Q760 700 710 760 Q640 824 500 824 Q360 824 290 760 Q244 700 258 600Z', s.lin([[0, tone(c, 0.2)], [1, tone(c, -0.2)]])) + ell(500, 604, 240, 24, tone(c, 0.38)) +
    rect(426, 452, 148, 270, 30, { fill: '#f3f6f4', o: 0.35 }) + times(4, (i) => path(`M${448 + (i % 2) * 60} ${600 + i * 28} q34 -40 64 0 q-30 28 -64 0z`, s.slant('#4f8a52'))) +
    path('M304 560 Q270 680 330 760', { stroke: '#fff', sw: 18, o: 0.7 }) +
    ell(500, 442, 152, 22, s.cyl(c2)) + path('M372 434 Q400 378 500 374 Q600 378 628 434Z', s.cyl(c2, 0.3)) + circ(500, 350, 34, s.ball(c2, 0.45))
}

/** @type {Draw} */
function mugs(s, c, c2) {
  const mug = (x, y, col, flip) => group(`translate(${x} ${y}) scale(${flip} 1)`, s.shadow(0, 330, 190, 30),
    path('M120 80 C260 50 260 270 110 250', { stroke: s.cyl(tone(col, -0.06)), sw: 36 }),
    path('M-140 20 H140 V270 Q140 330 80 330 H-80 Q-140 330 -140 270Z', s.cyl(col)), path('M-140 200 Q-60 160 0 210 T140 190 V270 Q140 330 80 330 H-80 Q-140 330 -140 270Z', { fill: tone(col, -0.45), o: 0.55 }),
    ell(0, 20, 140, 30, tone(col, 0.35)), ell(0, 24, 122, 22, '#4a2a1c'), ell(-14, 22, 80, 11, { fill: '#a56c41', o: 0.8 }), rect(-108, 70, 20, 180, 10, { fill: '#fff', o: 0.38 }))
  return mug(330, 506, c, -1) + mug(670, 506, c2, 1) + group('translate(300 420)', steam(0, 40, 0.45)) + group('translate(640 420)', steam(0, 40, 0.45))
}

export const coffee = {
  kettle: { draw: kettle, focus: [560, 470] }, moka: { draw: moka, focus: [480, 420] }, press: { draw: press, focus: [480, 400] }, dripper: { draw: dripper, focus: [500, 380] },
  grinder: { draw: grinder, focus: [540, 330] }, beans: { draw: beans, focus: [500, 500] }, teapot: { draw: teapot, focus: [470, 560] }, mugs: { draw: mugs, focus: [400, 600] },
}
