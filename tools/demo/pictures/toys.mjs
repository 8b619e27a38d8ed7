// @ts-check
import { Sheet, circ, ell, group, line, path, rect, times, tone, turn } from './kit.mjs'

/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

const wood = '#d9a866'

/** @type {Draw} */
function blocks(s, c, c2) {
  const cube = (x, y, w, col) => rect(x, y, w, w, 14, s.slant(col, 0.2)) + rect(x + 14, y + 14, w - 28, w - 28, 8, { stroke: tone(col, 0.4), sw: 6, o: 0.7 })
  const star = (x, y, k, col) => group(`translate(${x} ${y}) scale(${k})`, path('M0 -50 L14 -16 L50 -12 L22 12 L32 48 L0 28 L-32 48 L-22 12 L-50 -12 L-14 -16Z', col))
  return s.shadow(500, 842, 400, 44) + cube(150, 640, 200, c) + star(250, 740, 1.1, '#fff4dc') + cube(370, 640, 200, '#f2b632') + circ(470, 740, 46, '#fff4dc') + path('M590 840 V730 Q690 560 790 730 V840 H740 Q740 740 690 740 Q640 740 640 840Z', s.slant(c2, 0.2)) +
    cube(260, 440, 190, '#4f9a6b') + path('M355 494 L402 580 H308Z', '#fff4dc') + rect(470, 550, 330, 80, 12, s.slant(wood)) + line('M490 576 q140 -14 290 4 M490 604 q120 10 290 -4', tone(wood, -0.25), 4, { o: 0.5 }) + path('M480 548 L590 380 L700 548Z', s.slant(c, 0.2)) + path('M262 438 A94 94 0 0 1 450 438Z', s.slant(c2, 0.2)) + circ(356, 310, 42, s.ball('#f2b632')) + s.shadow(850, 842, 80, 16) + rect(800, 740, 90, 100, 20, s.cyl('#8f5aa8'))
}

/** @type {Draw} */
function train(s, c, c2) {
  const wheel = (x, r) => circ(x, 790, r, s.slant('#3a3340', 0.2)) + circ(x, 790, r * 0.7, s.slant('#f2b632')) + circ(x, 790, r * 0.2, '#3a3340')
  return s.shadow(500, 846, 460, 40) + rect(60, 730, 880, 40, 12, s.down(tone(wood, -0.2))) +
    rect(80, 600, 210, 140, 14, s.slant(c2, 0.18)) + [120, 185, 246].map((x, i) => circ(x, 590 - (i % 2) * 8, 44, s.ball(['#f2b632', '#e2573f', '#4f9a6b'][i]))).join('') + rect(80, 620, 210, 120, 14, s.slant(c2, 0.18)) + rect(290, 700, 80, 24, 8, '#3a3340') +
    rect(370, 420, 210, 320, 14, s.slant(c, 0.18)) + rect(410, 470, 130, 120, 16, s.slant('#bfe3ee')) + path('M420 580 L500 476 H530 L440 584Z', { fill: '#fff', o: 0.5 }) + path('M340 420 Q350 360 475 360 Q600 360 610 420Z', s.cyl('#f2b632')) + rect(570, 540, 320, 200, 60, s.lin([[0, tone('#4f9a6b', 0.3)], [0.4, '#4f9a6b'], [1, tone('#4f9a6b', -0.35)]])) + [640, 760].map((x) => rect(x, 538, 22, 204, 6, s.down('#f2b632'))).join('') +
    path('M770 540 L750 420 H860 L840 540Z', s.cyl(c)) + rect(736, 396, 138, 34, 12, s.cyl('#3a3340')) + path('M650 540 Q650 480 690 480 Q730 480 730 540Z', s.cyl('#f2b632')) + circ(886, 640, 30, s.ball('#fff0b8', 0.5)) + path('M880 740 L960 770 L880 790Z', '#3a3340') +
    [[800, 330, 44], [850, 260, 34], [780, 210, 26]].map(([x, y, r]) => circ(x, y, r, { fill: '#fff', o: 0.85 })).join('') + wheel(140, 50) + wheel(240, 50) + wheel(450, 62) + wheel(620, 50) + wheel(740, 50) + wheel(850, 50) + rect(450, 782, 410, 18, 9, '#c9ccd3')
}

/** @type {Draw} */
function chess(s, c, _c2) {
  const piece = (x, y, k, col, top) => group(`translate(${x} ${y}) scale(${k})`, s.shadow(6, 0, 90, 18), path('M-70 0 Q-76 -34 -48 -40 Q-26 -90 -26 -160 H26 Q26 -90 48 -40 Q76 -34 70 0 Q0 22 -70 0Z', s.cyl(col, 0.36)), ell(0, -162, 46, 14, s.cyl(tone(col, 0.06), 0.4)), top(col))
  const pawn = (col) => circ(0, -206, 44, s.ball(col))
  const king = (col) => path('M-36 -170 L-56 -280 Q0 -310 56 -280 L36 -170Z', s.cyl(col, 0.36)) + rect(-9, -366, 18, 80, 5, s.cyl(col)) + rect(-32, -346, 64, 18, 5, s.down(col))
  const knight = (col) => path('M-40 -170 Q-64 -260 -10 -320 L4 -360 L26 -330 Q90 -290 84 -240 Q60 -222 36 -248 Q22 -250 10 -238 Q50 -200 40 -170Z', s.slant(col, 0.3)) + circ(22, -296, 7, tone(col, -0.7)) + line('M-30 -200 Q-44 -260 0 -312', tone(col, -0.4), 6, { o: 0.6 })
  const rook = (col) => path('M-50 -172 V-270 H-26 V-246 H-12 V-270 H12 V-246 H26 V-270 H50 V-172Z', s.cyl(col, 0.36))
  const board = times(8, (j) => times(8, (i) => { const p = (u, v) => { const w = 300 + v * 150; const y = 520 + v * 270 * (0.75 + v * 0.25); return `${500 - w + 2 * w * u} ${y}` }; const [u, v] = [i / 8, j / 8]; return path(`M${p(u, v)} L${p(u + 0.125, v)} L${p(u + 0.125, v + 0.125)} L${p(u, v + 0.125)}Z`, (i + j) % 2 ? s.down(c, 0.06) : '#f3dfbb') }))
  return s.shadow(500, 830, 500, 50) + path('M176 500 H824 L980 800 V846 H20 V800Z', s.down(tone(c, -0.3))) + path('M186 506 H814 L966 800 H34Z', s.slant(tone(c, -0.15))) + board + piece(330, 570, 0.7, '#3a2a2f', rook) + piece(600, 560, 0.72, '#3a2a2f', king) + piece(740, 590, 0.74, '#3a2a2f', pawn) + piece(240, 690, 0.95, '#f1d9ab', pawn) + piece(440, 730, 1.12, '#f1d9ab', knight) + piece(660, 750, 1.15, '#f1d9ab', king)
}

/** @type {Draw} */
function fox(s, c, c2) {
  const ear = (f) => group(`translate(500 330) scale(${f} 1)`, path('M70 -40 Q230 -330 290 -200 Q300 -40 190 60Z', s.slant(c, 0.2)), path('M120 -40 Q220 -240 254 -170 Q256 -60 180 30Z', s.slant('#f6c9b4')))
  return s.shadow(500, 846, 310, 44) + path('M690 760 Q930 800 900 580 Q880 480 800 540 Q840 660 680 660Z', s.slant(c, 0.2)) + path('M900 580 Q880 480 800 540 Q820 590 816 620 Q870 630 900 580Z', '#4a3a35') +
    path('M330 560 Q270 840 360 844 H640 Q730 840 670 560Z', s.cyl(c, 0.24)) + path('M400 600 Q380 820 500 826 Q620 820 600 600Z', s.slant('#fff1dc', 0.1)) + [400, 600].map((x) => ell(x, 826, 74, 34, s.ball(tone(c, 0.2)))).join('') + path('M340 600 Q270 700 330 760', { stroke: s.slant(c), sw: 62 }) + path('M660 600 Q730 700 670 760', { stroke: tone(c, -0.12), sw: 62 }) +
    ear(1) + ear(-1) + path('M270 420 Q270 230 500 230 Q730 230 730 420 Q720 560 500 610 Q280 560 270 420Z', s.ball(c, 0.28)) + path('M276 450 Q380 420 470 520 Q500 560 530 520 Q620 420 724 450 Q700 560 500 610 Q300 560 276 450Z', s.down('#fff4e2', 0.08)) +
    [400, 600].map((x) => circ(x, 420, 34, '#2a1d20') + circ(x - 10, 408, 11, '#fff')).join('') + ell(500, 530, 36, 26, s.ball('#3a2a2f')) + line('M500 556 V576 Q470 596 446 580 M500 576 Q530 596 554 580', '#5a4038', 7) + [340, 660].map((x) => ell(x, 500, 34, 20, { fill: '#f08f7a', o: 0.45 })).join('') + path('M376 596 Q500 680 624 596 L630 640 Q500 716 370 640Z', s.down(c2)) + path('M560 650 l60 110 l-66 -14 l-26 -70z', s.down(tone(c2, -0.1)))
}

/** @type {Draw} */
function kite(s, c, c2) {
  return path('M500 760 C420 820 620 850 560 900 S380 900 420 980', { stroke: '#fff7e6', sw: 7 }) + turn(14, 500, 430, times(3, (i) => path('M500 90 L780 380 L500 790 L220 380Z', { fill: '#1d1230', o: 0.07, t: `translate(${12 + i * 8} ${16 + i * 10})` })), path('M500 90 L220 380 H500Z', s.slant(c, 0.2)), path('M500 90 L780 380 H500Z', s.slant('#f2b632', 0.2)), path('M220 380 L500 790 V380Z', s.slant(c2, 0.2)), path('M780 380 L500 790 V380Z', s.slant('#4f9a6b', 0.2)), circ(500, 380, 84, '#fff4dc'), circ(500, 380, 56, s.ball(c)), line('M500 90 V790 M220 380 H780', '#7a5238', 9), path('M500 90 L780 380 L500 790 L220 380Z', { stroke: '#fff7e6', sw: 9 })) +
    [[470, 838, -20, c], [578, 866, 24, '#f2b632'], [424, 930, -30, c2]].map(([x, y, a, col]) => group(`translate(${x} ${y}) rotate(${a})`, path('M0 0 L-58 -34 V34Z', s.slant(String(col))), path('M0 0 L58 -34 V34Z', s.slant(String(col))), circ(0, 0, 13, '#fff4dc'))).join('')
}

/** @type {Draw} */
function puzzle(s, c, c2) {
  const knob = (x, y, w, col, a) => turn(a, x + w / 2, y + w / 2, (() => { const d = `M${x} ${y} h${w * 0.36} c-${w * 0.1} -${w * 0.26} ${w * 0.38} -${w * 0.26} ${w * 0.28} 0 h${w * 0.36} v${w * 0.36} c${w * 0.26} -${w * 0.1} ${w * 0.26} ${w * 0.38} 0 ${w * 0.28} v${w * 0.36} h-${w * 0.36} c${w * 0.08} -${w * 0.24} -${w * 0.36} -${w * 0.24} -${w * 0.28} 0 h-${w * 0.36} v-${w * 0.36} c${w * 0.24} ${w * 0.08} ${w * 0.24} -${w * 0.36} 0 -${w * 0.28}Z`; return times(3, (i) => path(d, { fill: '#1d1230', o: 0.1, t: `translate(${6 + i * 5} ${8 + i * 6})` })) + path(d, s.slant(col, 0.16)) + path(d, { stroke: tone(col, 0.45), sw: 5, o: 0.6 }) })())
  // the lid: a drawn harbour with a felucca
  const lid = s.inside(rect(180, 150, 560, 440, 20, '#000'), rect(180, 150, 560, 440, 20, s.lin([[0, '#f7c873'], [0.5, '#f2957a'], [1, '#b9648a']])), circ(560, 300, 74, '#fff1c4'), path('M180 440 Q300 380 420 430 T740 410 V600 H180Z', s.down(c2)), path('M180 500 Q320 470 460 500 T740 490 V600 H180Z', tone(c2, -0.25)), path('M300 470 H520 Q500 520 450 524 H360 Q316 520 300 470Z', '#6b3f2a'), path('M400 460 Q360 300 420 220 Q530 330 520 430Z', s.slant('#fff8ea')), times(6, (i) => line(`M${540 + (i % 3) * 60} ${520 + (i % 2) * 30} h44`, '#fff', 5, { o: 0.4 })), times(4, (i) => line(`M${290 + i * 112} 150 V590`, '#fff', 3, { o: 0.22 }) + line(`M180 ${236 + i * 88} H740`, '#fff', 3, { o: 0.22 })))
  return turn(-5, 460, 370, s.under(170, 140, 580, 460, 24, 0.3), rect(166, 136, 588, 468, 26, s.slant('#fff4dc', 0.05)), lid) + knob(560, 600, 150, c, 12) + knob(330, 680, 136, '#f2b632', -24) + knob(760, 470, 120, c2, 38) + knob(170, 640, 110, '#4f9a6b', 60)
}

/** @type {Draw} */
function tops(s, c, c2) {
  const top = (x, y, k, a, col, col2) => s.shadow(x + 10 * k, y + 6, 150 * k, 24 * k) + group(`translate(${x} ${y}) scale(${k}) rotate(${a})`, path('M-14 0 L-190 -210 H190 L14 0 Q0 14 -14 0Z', s.cyl(col, 0.3)), path('M-98 -100 L-150 -162 H150 L98 -100Z', s.cyl(col2, 0.3)), path('M-52 -46 L-70 -68 H70 L52 -46Z', s.cyl('#f2b632', 0.3)), ell(0, -212, 192, 46, s.slant(tone(col, 0.12), 0.2)), ell(0, -212, 140, 33, { stroke: col2, sw: 16 }), ell(0, -212, 76, 18, { stroke: '#fff4dc', sw: 12 }), rect(-16, -344, 32, 134, 14, s.cyl(wood, 0.34)), ell(0, -346, 26, 14, s.ball(wood)), path('M-150 -196 L-30 -50', { stroke: '#fff', sw: 10, o: 0.35 }))
  return top(360, 800, 1.15, -8, c, '#fff4dc') + top(700, 830, 0.9, 12, c2, '#f6d27a') + top(640, 500, 0.6, -14, '#4f9a6b', '#f2b632')
}

export const toys = {
  blocks: { draw: blocks, focus: [400, 600] }, train: { draw: train, focus: [600, 600] }, chess: { draw: chess, focus: [480, 560] }, fox: { draw: fox, focus: [500, 430] },
  kite: { draw: kite, focus: [500, 400] }, puzzle: { draw: puzzle, focus: [540, 460], above: true }, tops: { draw: tops, focus: [400, 580] },
}
