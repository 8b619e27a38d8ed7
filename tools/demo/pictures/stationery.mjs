// @ts-check
import { Sheet, circ, ell, group, line, mix, path, rect, times, tone, turn } from './kit.mjs'

/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

/** Everything here is seen from above, lying on paper. */
const pencilBody = (s, x, y, len, col) => rect(x, y, len, 26, 2, s.lin([[0, tone(col, 0.3)], [0.34, tone(col, 0.1)], [0.36, col], [0.68, col], [0.7, tone(col, -0.28)], [1, tone(col, -0.36)]])) +
  path(`M${x} ${y} L${x - 58} ${y + 13} L${x} ${y + 26}Z`, s.down('#e8c99a')) + path(`M${x - 40} ${y + 9} L${x - 58} ${y + 13} L${x - 40} ${y + 17}Z`, tone(col, -0.3)) +
  rect(x + len, y, 34, 26, 0, s.lin([[0, '#f4e5bc'], [0.4, '#cfa955'], [1, '#8d6a2a']])) + rect(x + len + 34, y, 30, 26, 8, s.down('#e58b86'))

/** @type {Draw} */
function notebook(s, c, c2) {
  return turn(-9, 500, 500, s.under(240, 160, 520, 690, 24, 0.3), rect(252, 172, 520, 686, 18, '#f6efe0'), times(5, (i) => rect(252, 846 - i * 4, 520, 2, 0, '#d9cdb4')),
    rect(236, 156, 524, 688, 24, s.slant(c, 0.14)), rect(236, 156, 66, 688, 20, { fill: tone(c, -0.32), o: 0.5 }), line('M306 160 V840', tone(c, -0.4), 4, { o: 0.5 }),
    times(70, (i) => circ(320 + ((i * 67) % 420), 176 + ((i * 131) % 650), 2, { fill: tone(c, i % 2 ? 0.4 : -0.3), o: 0.4 })),
    rect(690, 152, 22, 696, 4, s.lin([[0, tone(c2, -0.2)], [0.4, tone(c2, 0.2)], [1, tone(c2, -0.3)]], 0, 0, 1, 0)), path('M480 844 l0 70 l18 -18 l18 18 l0 -70z', s.down(c2)),
    circ(496, 480, 64, { stroke: tone(c, 0.5), sw: 5, o: 0.8 }), path('M496 436 L508 472 L540 480 L508 490 L496 526 L484 490 L452 480 L484 472Z', { fill: tone(c, 0.5), o: 0.85 }), path('M330 178 H660', { stroke: '#fff', sw: 7, o: 0.3 }))
}

/** @type {Draw} */
function fountainPen(s, c, c2) {
  return turn(-36, 500, 500, s.under(70, 468, 880, 62, 30, 0.22),
    path('M70 500 L196 462 H230 V538 H196Z', s.lin([[0, '#fdf3d5'], [0.4, '#e4c069'], [0.5, '#fff4cf'], [1, '#9c7425']])), line('M76 500 H176', '#6e5118', 4), circ(180, 500, 8, '#6e5118'),
    path('M228 456 H330 L340 448 V552 L330 544 H228Z', s.lin([[0, tone(c, 0.1)], [0.3, tone(c, 0.3)], [1, tone(c, -0.5)]])),
    rect(338, 442, 22, 116, 6, s.down('#e0bd6a', 0.4)),
    path('M360 440 H880 Q956 446 960 500 Q956 554 880 560 H360Z', s.lin([[0, tone(c, -0.1)], [0.18, tone(c, 0.2)], [0.3, tone(c, 0.6)], [0.38, tone(c, 0.15)], [0.7, tone(c, -0.15)], [1, tone(c, -0.5)]])),
    rect(600, 436, 26, 128, 6, s.down('#e0bd6a', 0.4)), rect(840, 436, 14, 128, 4, s.down('#e0bd6a', 0.4)), path('M852 488 H640 Q610 490 616 506 Q620 520 640 514 H852Z', s.down('#e8c97d', 0.4))) +
    path('M110 820 C180 740 220 900 290 800 S420 740 440 820 S560 860 600 790', { stroke: mix(c2, '#1d2b6b', 0.5), sw: 9, o: 0.8 })
}

/** @type {Draw} */
function ink(s, c) {
  return s.shadow(500, 838, 280, 44) +
    path('M300 500 H700 Q760 500 760 560 V790 Q760 838 712 838 H288 Q240 838 240 790 V560 Q240 500 300 500Z', s.lin([[0, '#c7d8e2', 0.9], [0.2, '#ffffff', 0.7], [0.8, '#c4d6e0', 0.6], [1, '#86a0b0', 0.95]], 0, 0, 1, 0)) +
    path('M262 600 H738 V786 Q738 818 706 818 H294 Q262 818 262 786Z', s.lin([[0, tone(c, 0.1)], [0.3, tone(c, 0.32)], [1, tone(c, -0.3)]], 0, 0, 1, 0)) + ell(500, 600, 238, 20, tone(c, 0.3)) +
    rect(400, 430, 200, 80, 12, s.lin([[0, '#b7c9d3'], [0.3, '#ffffff'], [1, '#8ba2b0']], 0, 0, 1, 0)) + rect(372, 300, 256, 150, 22, s.cyl('#2a2433', 0.3)) + times(11, (i) => line(`M${392 + i * 22} 316 v118`, '#000', 4, { o: 0.35 })) +
    rect(272, 530, 22, 250, 11, { fill: '#fff', o: 0.7 }) + path('M430 660 q70 -110 70 -130 q0 20 70 130 a70 70 0 1 1 -140 0z', { fill: '#fff', o: 0.85, t: 'translate(0 30)' }) + path('M470 720 a34 34 0 0 0 30 44', { stroke: tone(c, 0.2), sw: 9, t: 'translate(0 0)' })
}

/** @type {Draw} */
function pencils(s, c) {
  const set = [c, '#e2a72e', '#3f7f6b', '#c8503f', '#4664a8', '#7a4f8f']
  return turn(-8, 500, 500, s.under(180, 250, 640, 520, 24, 0.28), rect(170, 240, 640, 520, 24, s.slant('#e9dcc2', 0.1)), rect(170, 240, 640, 520, 24, { stroke: '#cbb890', sw: 6 }),
    set.map((col, i) => rect(246, 294 + i * 72, 540, 36, 6, { fill: '#1d1230', o: 0.14 }) + pencilBody(s, 270, 290 + i * 72, 440, col)).join(''),
    path('M560 240 H690 V760 H560Z', { fill: tone(c, -0.1), o: 0.92 }), line('M574 240 V760 M676 240 V760', tone(c, 0.4), 4, { dash: '12 12', o: 0.8 }), circ(625, 500, 34, tone(c, 0.5)), path('M625 476 l8 16 18 2 -13 12 4 18 -17 -9 -17 9 4 -18 -13 -12 18 -2z', tone(c, -0.2)))
}

/** @type {Draw} */
function washi(s, c, c2) {
  const roll = (x, y, r, col, pattern) => s.shadow(x + 16, y + 24, r * 1.25, r * 1.2, 0.34) + path(`M${x} ${y - r} a${r} ${r} 0 0 1 ${r * 0.9} ${r * 0.5} l40 20 a${r} ${r} 0 0 1 -60 ${r * 1.2}Z`, tone(col, -0.3)) +
    circ(x, y, r, s.slant(col, 0.16)) + s.inside(circ(x, y, r, '#000'), pattern(x, y, r, col)) + circ(x, y, r * 0.66, s.slant('#e8dcc6')) + circ(x, y, r * 0.6, { stroke: '#c3b193', sw: 4 }) + circ(x, y, r * 0.52, s.lin([[0, '#54637c'], [0.35, '#93a3bb'], [1, '#a9b8cc']], 0, 0, 1, 1))
  const dots = (x, y, r) => times(48, (i) => circ(x + Math.cos(i * 0.131 * 2) * r * (i % 2 ? 0.76 : 0.91), y + Math.sin(i * 0.131 * 2) * r * (i % 2 ? 0.76 : 0.91), 7, { fill: '#fff', o: 0.8 }))
  const rays = (x, y, r, col) => times(36, (i) => line(`M${x} ${y - r * 0.66} V${y - r}`, tone(col, 0.55), 9, { t: `rotate(${i * 10} ${x} ${y})`, o: 0.8 }))
  const waves = (x, y, r, col) => times(3, (i) => circ(x, y, r * (0.74 + i * 0.1), { stroke: tone(col, 0.5), sw: 7, dash: '22 12' }))
  return path('M120 820 L620 690 L634 742 L134 876Z', { fill: c, o: 0.8 }) + times(9, (i) => circ(170 + i * 52, 838 - i * 13.4, 9, { fill: '#fff', o: 0.7 })) +
    path('M560 200 L920 300 L908 346 L548 250Z', { fill: c2, o: 0.8 }) + roll(330, 380, 200, c, dots) + roll(660, 470, 176, c2, rays) + roll(420, 690, 158, '#3f7f6b', waves)
}

/** @type {Draw} */
function ruler(s, c) {
  const brass = s.lin([[0, '#f9ebc0'], [0.3, '#d9b25f'], [0.55, '#f3dc9d'], [1, '#a57b2c']], 0, 0, 1, 1)
  return turn(-14, 500, 500, s.under(300, 190, 84, 640, 6, 0.28), rect(296, 186, 90, 640, 6, brass), times(60, (i) => line(`M386 ${206 + i * 10} h-${i % 10 === 0 ? 46 : i % 5 === 0 ? 34 : 20}`, '#6b4d17', 3)), circ(330, 226, 14, '#c9d4df'), line('M302 192 V820', '#fff', 4, { o: 0.6 })) +
    group('translate(40 20)', path('M476 760 L476 300 L880 760Z', { fill: '#1d1230', o: 0.22, t: 'translate(10 18)' }), `<path fill-rule="evenodd" d="M470 750 L470 280 L882 750Z M556 676 L556 508 L704 676Z" fill="${brass}"/>`, times(34, (i) => line(`M${486 + i * 11} 750 v-${i % 10 === 0 ? 36 : i % 5 === 0 ? 26 : 16}`, '#6b4d17', 3)), line('M476 300 V740', '#fff', 4, { o: 0.55 })) +
    turn(40, 640, 280, s.under(560, 260, 250, 26, 12, 0.2), pencilBody(s, 560, 256, 210, c))
}

/** @type {Draw} */
function letters(s, c, c2) {
  const envelope = (x, y, a, col) => turn(a, x + 250, y + 170, s.under(x, y, 500, 340, 14, 0.26), rect(x, y, 500, 340, 12, s.slant(col, 0.08)), path(`M${x} ${y + 334} L${x + 200} ${y + 160} M${x + 500} ${y + 334} L${x + 300} ${y + 160}`, { stroke: tone(col, -0.18), sw: 5 }), path(`M${x} ${y + 8} L${x + 238} ${y + 210} Q${x + 250} ${y + 218} ${x + 262} ${y + 210} L${x + 500} ${y + 8}Z`, s.down(tone(col, 0.12), 0.1)), path(`M${x + 4} ${y + 10} L${x + 238} ${y + 206} Q${x + 250} ${y + 216} ${x + 262} ${y + 206} L${x + 496} ${y + 10}`, { stroke: tone(col, -0.22), sw: 4, o: 0.6 }))
  return turn(7, 500, 400, s.under(300, 120, 420, 560, 8, 0.24), rect(300, 116, 420, 560, 6, s.slant('#fffaf0', 0.04)), times(9, (i) => line(`M346 ${200 + i * 44} H674`, '#cdd6df', 3)), rect(300, 116, 420, 18, 4, c)) +
    envelope(190, 330, -10, c2) + envelope(300, 470, 6, c) +
    // wax seal
    turn(6, 550, 640, path('M550 622 q22 -16 38 4 q30 0 26 28 q18 22 -8 38 q-6 28 -34 20 q-22 18 -40 -4 q-30 0 -28 -28 q-16 -24 10 -38 q6 -24 36 -20z', s.ball('#b3322e', 0.3)), circ(552, 666, 28, { stroke: '#8a2320', sw: 6 }), path('M552 646 l6 14 14 6 -14 6 -6 14 -6 -14 -14 -6 14 -6z', '#8a2320'))
}

/** @type {Draw} */
function penRoll(s, c, c2) {
  return turn(-6, 500, 500, s.under(180, 230, 640, 560, 26, 0.3), rect(176, 224, 648, 560, 26, s.slant(c, 0.16)),
    [c2, '#e2a72e', '#3f7f6b', '#4664a8', '#c8503f'].map((col, i) => group(`translate(${270 + i * 112} 300) rotate(90) translate(0 -13)`, rect(-30, 10, 330, 26, 10, { fill: '#1d1230', o: 0.2 }), pencilBody(s, 0, 0, 300, col))).join(''),
    rect(176, 480, 648, 304, 24, s.slant(tone(c, -0.06), 0.16)), line('M192 494 H808', tone(c, 0.4), 4, { dash: '14 10' }), line('M194 244 V764 Q194 768 204 768 H800 Q806 768 806 760 V244', tone(c, 0.4), 4, { dash: '14 10' }),
    times(4, (i) => line(`M${326 + i * 112} 496 V766`, tone(c, 0.34), 4, { dash: '14 10' })),
    path('M824 560 q70 20 60 90 t-90 120', { stroke: tone(c, -0.4), sw: 16 }), circ(824, 560, 18, s.metal('#d8b26a')), path('M210 250 H780', { stroke: '#fff', sw: 7, o: 0.25 }))
}

export const stationery = {
  notebook: { draw: notebook, focus: [500, 420] }, fountainPen: { draw: fountainPen, focus: [340, 620] }, ink: { draw: ink, focus: [500, 520] }, pencils: { draw: pencils, focus: [360, 460] },
  washi: { draw: washi, focus: [430, 480] }, ruler: { draw: ruler, focus: [480, 560] }, letters: { draw: letters, focus: [540, 600] }, penRoll: { draw: penRoll, focus: [440, 460] },
}
