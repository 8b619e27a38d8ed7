// @ts-check
import { Sheet, circ, ell, group, line, path, rect, times, tone, turn } from './kit.mjs'

/** Drawings stand on y = 840 of a 1000 x 1000 sheet, middle x = 500. `c` is the main colour. */
/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

/** @type {Draw} */
function casserole(s, c) {
  const body = 'M190 500 H810 V700 Q810 835 690 835 H310 Q190 835 190 700 Z'
  return s.shadow(510, 838, 400, 48) +
    rect(108, 540, 130, 62, 31, s.down(tone(c, -0.12))) + rect(138, 558, 70, 26, 13, tone(c, -0.5)) +
    rect(762, 540, 130, 62, 31, s.down(tone(c, -0.22))) + rect(792, 558, 70, 26, 13, tone(c, -0.55)) +
    path(body, s.cyl(c)) + path('M190 690 Q190 835 310 835 H690 Q810 835 810 700 L810 680 Q800 790 690 790 H310 Q200 790 190 690Z', { fill: tone(c, -0.4), o: 0.35 }) +
    path('M172 500 Q172 478 200 478 H800 Q828 478 828 500 Q828 522 800 522 H200 Q172 522 172 500Z', s.cyl(tone(c, -0.08))) +
    path('M192 480 Q210 370 500 362 Q790 370 808 480 Z', s.cyl(tone(c, 0.04))) + path('M240 462 Q270 396 460 384', { stroke: '#fff', sw: 12, o: 0.45 }) +
    rect(476, 330, 48, 40, 8, s.metal('#d8b26a')) + ell(500, 322, 66, 30, s.cyl('#d8b26a', 0.4)) +
    path('M250 560 Q236 680 282 760', { stroke: '#fff', sw: 20, o: 0.35 })
}

/** @type {Draw} */
function skillet(s, c) {
  return s.shadow(430, 700, 380, 170, 0.4) +
    turn(-28, 430, 560,
      path('M700 530 L1010 538 Q1050 560 1010 582 L700 592Z', s.down(tone(c, 0.1), 0.2)), circ(1000, 560, 13, tone(c, -0.5)),
      path('M715 548 L960 552', { stroke: '#fff', sw: 8, o: 0.18 }),
      path('M165 540 Q110 540 108 560 Q110 585 165 582Z', s.down(c)),
      circ(430, 560, 300, s.slant(tone(c, 0.06), 0.3)), circ(430, 560, 268, s.lin([[0, tone(c, -0.5)], [1, tone(c, 0.12)]], 0, 0, 1, 1)),
      circ(430, 564, 244, s.rad([[0, tone(c, 0.08)], [0.8, tone(c, -0.12)], [1, tone(c, -0.3)]]))) +
    // An egg with basil makes plain iron worth looking at.
    path('M330 520 Q360 440 450 470 Q560 450 560 550 Q600 640 490 650 Q430 700 360 640 Q280 610 330 520Z', s.rad([[0, '#ffffff'], [0.75, '#fff7e8'], [1, '#ecdcc0']])) +
    circ(448, 562, 62, s.ball('#f7b32b', 0.3)) + ell(428, 538, 18, 11, { fill: '#fff', o: 0.7 }) +
    times(3, (i) => group(`translate(${[300, 560, 540][i]} ${[660, 460, 690][i]}) rotate(${i * 70})`, path('M0 0 Q26 -40 60 0 Q26 30 0 0Z', s.slant('#4f8a4b')), line('M6 0 H50', '#2f5f35', 3))) +
    path('M210 420 Q260 330 370 300', { stroke: '#fff', sw: 12, o: 0.28 })
}

/** @type {Draw} */
function board(s, c) {
  const shape = 'M300 330 Q300 300 330 300 H440 V210 Q440 160 500 160 Q560 160 560 210 V300 H670 Q700 300 700 330 V790 Q700 840 650 840 H350 Q300 840 300 790 Z'
  return s.shadow(510, 838, 260, 40) +
    group('rotate(5 500 840)', path(shape, { fill: tone(c, -0.4), t: 'translate(16 4)' }),
      s.inside(path(shape, '#000'), path(shape, s.slant(c, 0.2)),
        ...[330, 372, 430, 500, 548, 610, 664].map((x, i) => line(`M${x} 150 C${x + 30} 350 ${x - 40 + i * 9} 560 ${x + 14} 850`, tone(c, i % 2 ? -0.28 : 0.24), 5 + (i % 3) * 4, { o: 0.5 })),
        ell(590, 560, 46, 90, { stroke: tone(c, -0.35), sw: 6, o: 0.45 }), ell(590, 560, 22, 52, { fill: tone(c, -0.3), o: 0.4 })),
      circ(500, 222, 26, tone(c, -0.62)), line('M500 222 Q560 120 620 190', '#efe3cf', 9), path('M322 330 V800', { stroke: '#fff', sw: 7, o: 0.35 })) +
    // two tomatoes in front give it a size
    s.shadow(690, 838, 110, 20) + circ(690, 768, 72, s.ball('#d94a38')) + path('M690 702 l-34 -14 28 -4 2 -24 12 24 32 -2 -26 18z', '#47763f') +
    s.shadow(310, 838, 90, 16) + circ(310, 784, 56, s.ball('#e2603a')) + path('M310 732 l-26 -10 22 -3 2 -20 10 20 24 -2 -20 14z', '#47763f')
}

/** @type {Draw} */
function knife(s, c) {
  return turn(-32, 500, 520,
    s.under(170, 470, 700, 96, 40, 0.2),
    path('M64 482 Q130 560 300 582 Q450 598 624 592 V470 H250 Q140 470 64 482Z', s.lin([[0, '#e9edf1'], [0.4, '#bfc7d0'], [0.55, '#d9dfe5'], [1, '#9aa4b0']])),
    path('M64 482 Q130 560 300 582 Q450 598 624 592 V576 Q450 580 310 562 Q160 544 64 482Z', '#fbfdff'),
    line('M250 484 H610', '#ffffff', 6, { o: 0.75 }), path('M330 500 L300 556 M360 500 L330 560', { stroke: '#fff', sw: 10, o: 0.35 }),
    path('M618 466 H662 V580 H618Z', s.metal('#b9a06a')),
    path('M662 470 H860 Q910 470 915 520 Q920 590 880 588 Q860 560 800 566 Q730 574 662 574Z', s.down(c, 0.25)),
    path('M672 486 H850 Q880 486 890 506', { stroke: '#fff', sw: 9, o: 0.3 }),
    ...[712, 778, 842].map((x) => circ(x, 522, 12, s.metal('#d9c288'))))+
    group('translate(590 700)', ...[0, 1, 2].map((i) => group(`translate(${i * 84} ${[0, 34, -8][i]}) rotate(${i * 24})`, s.shadow(6, 14, 60, 40, 0.3), circ(0, 0, 46, s.rad([[0, '#fff3c9'], [0.62, '#f6d34b'], [0.7, '#fdf1bb'], [0.82, '#f1b92c'], [1, '#e5a11d']])), ...[0, 60, 120].map((a) => line(`M-34 0 H34`, '#fbf2cf', 4, { t: `rotate(${a})` })))))
}

/** @type {Draw} */
function plates(s, c) {
  const plate = (y, r) => ell(500, y, r, r * 0.22, s.lin([[0, tone(c, 0.5)], [1, tone(c, -0.25)]])) + ell(500, y - 8, r, r * 0.22, s.slant(c, 0.12))
  return s.shadow(510, 830, 360, 54) + ell(500, 812, 190, 32, tone(c, -0.45)) +
    times(3, (i) => plate(790 - i * 34, 330)) + plate(680, 250) + plate(650, 250) +
    // the upright plate behind shows the face of the set
    circ(500, 420, 256, s.slant(c, 0.28)) + circ(500, 420, 252, { stroke: tone(c, -0.3), sw: 7, o: 0.5 }) + circ(500, 420, 176, s.lin([[0, tone(c, -0.22)], [1, tone(c, 0.34)]], 0, 0, 1, 1)) + circ(500, 422, 168, s.slant(c, 0.1)) +
    times(26, (i) => circ(500 + Math.cos(i * 2.4) * (40 + i * 7.6), 420 + Math.sin(i * 2.4) * (40 + i * 7.6), 3 + (i % 3), { fill: tone(c, -0.5), o: 0.4 })) +
    path('M286 400 Q300 250 430 196', { stroke: '#fff', sw: 14, o: 0.5 }) +
    path('M250 652 Q270 600 500 600 Q730 600 750 652 Q740 690 500 696 Q260 690 250 652Z', s.lin([[0, tone(c, -0.18)], [1, tone(c, 0.18)]])) + ell(500, 648, 196, 30, { fill: tone(c, -0.3), o: 0.35 }) +
    path('M268 668 Q300 690 420 696', { stroke: '#fff', sw: 8, o: 0.6 })
}

/** @type {Draw} */
function bowls(s, c) {
  const bowl = (y, r, h, col) => path(`M${500 - r} ${y} Q${500 - r * 0.9} ${y + h} ${500 - r * 0.42} ${y + h} H${500 + r * 0.42} Q${500 + r * 0.9} ${y + h} ${500 + r} ${y}Z`, s.cyl(col)) +
    ell(500, y, r, r * 0.15, tone(col, 0.45)) + ell(500, y + 4, r - 16, r * 0.15 - 10, s.lin([[0, tone(col, -0.4)], [1, tone(col, 0.1)]])) +
    path(`M${500 - r * 0.84} ${y + 62} Q${500 - r * 0.74} ${y + h * 0.7} ${500 - r * 0.5} ${y + h * 0.86}`, { stroke: '#fff', sw: 14, o: 0.35 }) +
    line(`M${500 - r * 0.975} ${y + 52} Q500 ${y + 52 + r * 0.17} ${500 + r * 0.975} ${y + 52}`, '#fff8ea', 9, { o: 0.8 })
  return s.shadow(510, 836, 330, 46) + bowl(580, 350, 256, c) + bowl(450, 270, 200, tone(c, 0.42)) + bowl(350, 200, 150, tone(c, -0.16)) +
    turn(24, 600, 300, rect(590, 60, 22, 270, 11, s.cyl('#c99a5f')), path('M574 70 Q600 0 628 70 Q630 130 601 136 Q572 130 574 70Z', s.slant('#c99a5f')))
}

/** @type {Draw} */
function towels(s, c) {
  const towel = (x, y, w, h, col, stripe) => path(`M${x} ${y} H${x + w} V${y + h} Q${x + w * 0.75} ${y + h + 18} ${x + w * 0.5} ${y + h} T${x} ${y + h}Z`, s.lin([[0, tone(col, 0.05)], [0.2, tone(col, -0.1)], [0.34, tone(col, 0.12)], [0.55, tone(col, -0.04)], [0.72, tone(col, 0.12)], [1, tone(col, -0.16)]], 0, 0, 1, 0)) +
    [0.62, 0.7, 0.82].map((p, i) => rect(x, y + h * p, w, i === 1 ? 30 : 10, 0, { fill: stripe, o: 0.85 })).join('') +
    times(Math.floor(w / 16), (i) => line(`M${x + 8 + i * 16} ${y + h + 2} v18`, tone(col, -0.12), 4))
  return rect(120, 196, 760, 26, 13, s.lin([[0, '#e2c089'], [1, '#8f6a3a']])) + circ(120, 209, 26, s.ball('#c79a58')) + circ(880, 209, 26, s.ball('#c79a58')) +
    rect(238, 236, 260, 560, 0, { fill: '#1d1230', o: 0.12 }) + rect(528, 236, 270, 440, 0, { fill: '#1d1230', o: 0.12 }) +
    towel(210, 190, 270, 580, '#f4ecdd', c) + towel(510, 190, 270, 450, c, '#f8f1e3') +
    path('M210 190 q0 -18 18 -18 h234 q18 0 18 18 v14 h-270z', tone('#f4ecdd', 0.3)) + path('M510 190 q0 -18 18 -18 h234 q18 0 18 18 v14 h-270z', tone(c, 0.22))
}

/** @type {Draw} */
function jars(s, c) {
  const jar = (x, w, h, fillH, grain) => {
    const y = 838 - h
    return s.shadow(x + w / 2 + 8, 838, w * 0.64, 24) + rect(x, y, w, h, 34, s.lin([[0, '#cfe0df', 0.75], [0.2, '#ffffff', 0.5], [0.7, '#dcebea', 0.4], [1, '#9fbcbd', 0.8]], 0, 0, 1, 0)) +
      path(`M${x + 14} ${838 - fillH} q${w / 4} -16 ${w / 2 - 14} 0 t${w / 2 - 14} 0 V812 q0 14 -20 14 H${x + 34} q-20 0 -20 -14Z`, s.cyl(grain)) +
      times(22, (i) => ell(x + 34 + ((i * 47) % (w - 68)), 826 - fillH + 26 + ((i * 71) % Math.max(20, fillH - 40)), 9, 6, { fill: tone(grain, i % 2 ? 0.3 : -0.25), o: 0.6 })) +
      rect(x + 22, y + 36, 18, h - 80, 9, { fill: '#fff', o: 0.65 }) +
      rect(x + 14, y - 18, w - 28, 30, 8, { fill: '#e9f1f0', o: 0.9 }) + rect(x + 4, y - 62, w - 8, 56, 16, s.cyl(c)) +
      line(`M${x + 10} ${y - 26} H${x + w - 10}`, tone(c, -0.3), 4, { o: 0.6 })
  }
  return jar(420, 210, 480, 330, '#e7cf9b') + jar(150, 240, 360, 250, '#8c5a34') + jar(655, 190, 270, 180, '#c8553d')
}

export const kitchen = {
  casserole: { draw: casserole, focus: [340, 470] }, skillet: { draw: skillet, focus: [440, 560], above: true },
  board: { draw: board, focus: [500, 330] }, knife: { draw: knife, focus: [640, 440], above: true },
  plates: { draw: plates, focus: [430, 420] }, bowls: { draw: bowls, focus: [400, 480] },
  towels: { draw: towels, focus: [480, 620], hangs: true }, jars: { draw: jars, focus: [520, 560] },
}
