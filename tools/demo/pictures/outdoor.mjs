// @ts-check
import { Sheet, circ, ell, line, path, rect, times, tone, turn } from './kit.mjs'

/** @typedef {(s: Sheet, c: string, c2: string) => string} Draw */

/** @type {Draw} */
function tent(s, c, c2) {
  return s.shadow(510, 800, 470, 56) + path('M90 790 Q300 560 420 260 L640 300 Q760 560 920 770 L700 800Z', s.lin([[0, tone(c, -0.1)], [1, tone(c, -0.4)]], 0, 0, 1, 0)) +
    path('M420 260 Q470 240 640 300 Q760 560 920 770 L710 800 Q560 520 420 260Z', s.lin([[0, tone(c, -0.08)], [1, tone(c, -0.36)]], 0, 0, 1, 1)) +
    path('M420 260 Q560 520 710 800 H120 Q330 560 420 260Z', s.lin([[0, tone(c, 0.3)], [1, c]])) +
    path('M420 300 Q500 540 560 800 H250 Q380 560 420 300Z', s.lin([[0, tone(c2, -0.3)], [1, tone(c2, -0.62)]])) +
    path('M420 300 Q380 560 250 800 H300 Q350 700 372 560 Q402 440 420 300Z', s.slant(tone(c, 0.42))) + path('M420 300 Q500 540 560 800 H520 Q500 660 462 560 Q430 440 420 300Z', s.slant(tone(c, 0.2))) +
    path('M330 700 Q420 680 500 712 Q540 740 548 800 H270Z', s.slant('#e9c46a')) +
    line('M640 300 Q760 560 920 770', tone(c, 0.3), 8, { o: 0.6 }) + line('M420 260 Q330 560 120 790 M420 260 Q560 520 710 800', tone(c, 0.55), 8) + line('M640 300 L960 560 M420 260 L180 560', '#f4ead4', 5, { o: 0.8 }) +
    times(3, (i) => line(`M${[120, 710, 920][i]} ${[790, 800, 770][i]} l-16 26`, '#5b5566', 8))
}

/** @type {Draw} */
function backpack(s, c, c2) {
  return s.shadow(500, 846, 280, 42) + path('M430 210 Q430 130 500 130 Q570 130 570 210', { stroke: tone(c, -0.4), sw: 26 }) +
    path('M262 480 Q200 500 206 700 Q210 770 270 780Z', s.cyl(tone(c, -0.16))) + path('M738 480 Q800 500 794 700 Q790 770 730 780Z', s.cyl(tone(c, -0.26))) +
    path('M300 260 Q320 180 420 176 H580 Q680 180 700 260 L744 740 Q746 840 650 846 H350 Q254 840 256 740Z', s.cyl(c)) +
    path('M284 300 Q300 170 420 170 H580 Q700 170 716 300 Q730 430 690 452 H310 Q270 430 284 300Z', s.slant(tone(c, 0.08))) + path('M310 440 Q290 430 300 330', { stroke: '#fff', sw: 10, o: 0.35 }) +
    path('M310 540 H690 Q710 540 710 570 L702 750 Q700 790 660 790 H340 Q300 790 298 750 L290 570 Q290 540 310 540Z', s.slant(tone(c, -0.06))) + line('M304 606 H696', tone(c, -0.42), 8) + line('M304 616 H696', tone(c, 0.3), 3, { o: 0.5 }) +
    [390, 590].map((x) => rect(x, 410, 34, 150, 6, s.down(c2)) + rect(x - 8, 470, 50, 40, 8, s.metal('#d8b26a'))).join('') + rect(440, 650, 120, 84, 12, s.down(c2)) + path('M456 718 L490 672 L508 696 L522 680 L548 718Z', '#fff4dc') +
    rect(664, 606, 14, 54, 7, c2) + line('M330 330 Q500 360 670 330', tone(c, -0.3), 5, { dash: '12 9', o: 0.6 })
}

/** @type {Draw} */
function bottle(s, c, c2) {
  return s.shadow(506, 838, 180, 30) + path('M540 190 C680 150 690 300 590 290', { stroke: s.down(tone(c2, -0.1)), sw: 26 }) +
    rect(424, 176, 152, 120, 24, s.cyl(c2, 0.3)) + times(7, (i) => line(`M${442 + i * 20} 200 v80`, tone(c2, -0.4), 4, { o: 0.4 })) + rect(440, 292, 120, 34, 6, s.metal()) +
    path('M440 322 H560 Q650 360 650 450 V780 Q650 838 600 838 H400 Q350 838 350 780 V450 Q350 360 440 322Z', s.cyl(c, 0.34)) + path('M350 760 H650 V780 Q650 838 600 838 H400 Q350 838 350 780Z', s.metal()) +
    s.inside(rect(350, 420, 300, 260, 0, '#000'), path('M330 690 L430 540 L490 610 L580 480 L700 690Z', { fill: tone(c, 0.55), o: 0.7 }), circ(440, 480, 30, { fill: '#fff3cf', o: 0.85 }), path('M540 540 L580 480 L622 546 L596 534 L580 552 L562 532Z', { fill: '#fff', o: 0.85 })) +
    path('M392 430 Q384 440 384 480 V740', { stroke: '#fff', sw: 18, o: 0.45 })
}

/** @type {Draw} */
function lantern(s, c) {
  return s.shadow(500, 838, 220, 36) + circ(500, 520, 430, s.rad([[0, '#ffe9a8', 0.75], [0.5, '#ffdf8a', 0.25], [1, '#ffdf8a', 0]])) +
    path('M340 330 C340 60 660 60 660 330', { stroke: '#6f6a78', sw: 14 }) + rect(460, 108, 80, 34, 17, s.down('#b98b55')) +
    path('M372 330 Q380 250 500 244 Q620 250 628 330Z', s.cyl(c)) + rect(350, 322, 300, 44, 16, s.cyl(tone(c, -0.14))) + circ(500, 232, 24, s.metal('#d8b26a')) +
    rect(376, 366, 248, 320, 20, s.lin([[0, '#fff6d8', 0.95], [0.5, '#ffe08a', 0.95], [1, '#ffcf66', 0.95]])) + ell(500, 540, 56, 96, s.rad([[0, '#ffffff'], [0.6, '#fff2b8'], [1, '#ffd76a', 0]])) + times(4, (i) => line(`M${400 + i * 66} 366 V686`, tone(c, -0.5), 7, { o: 0.8 })) + rect(392, 390, 16, 270, 8, { fill: '#fff', o: 0.8 }) +
    rect(344, 680, 312, 50, 16, s.cyl(tone(c, -0.12))) + path('M350 726 H650 L680 800 Q684 838 640 838 H360 Q316 838 320 800Z', s.cyl(c)) + circ(500, 780, 28, s.metal('#d8b26a')) + rect(420, 774, 40, 12, 6, tone(c, -0.5)) + rect(540, 774, 40, 12, 6, tone(c, -0.5))
}

/** @type {Draw} */
function sleepingBag(s, c, c2) {
  const coil = times(5, (i) => circ(660, 640, 180 - i * 36, s.slant(i % 2 ? tone(c2, 0.1) : c)) + circ(660, 640, 180 - i * 36, { stroke: tone(c, -0.45), sw: 4, o: 0.5 }))
  return s.shadow(510, 828, 400, 46) + path('M240 460 H660 V820 H240 Q110 800 110 640 Q110 480 240 460Z', s.lin([[0, tone(c, 0.24)], [0.4, c], [1, tone(c, -0.45)]])) + times(7, (i) => path(`M${170 + i * 64} ${i ? 462 : 480} q-34 180 0 ${i ? 356 : 320}`, { stroke: tone(c, -0.36), sw: 6, o: 0.5 }) + path(`M${180 + i * 64} ${i ? 466 : 484} q-34 90 -20 170`, { stroke: '#fff', sw: 6, o: 0.2 })) +
    coil + circ(660, 640, 14, tone(c, -0.5)) + [260, 480].map((x) => path(`M${x} 458 q-40 180 0 364 h36 q-40 -180 0 -364z`, s.lin([[0, tone(c2, 0.1)], [1, tone(c2, -0.4)]])) + rect(x - 24, 560, 58, 44, 8, s.metal('#cfd3da'))).join('')
}

/** @type {Draw} */
function chair(s, c, c2) {
  return s.shadow(500, 840, 350, 44) + line('M700 200 L420 836 M300 560 L640 836', tone(c2, -0.4), 22) +
    path('M290 160 H650 Q690 160 694 200 L740 560 H330 L262 200 Q258 160 290 160Z', s.lin([[0, tone(c, 0.16)], [1, tone(c, -0.14)]])) + path('M292 186 H660 L668 240 H302Z', s.down(c2)) + line('M284 176 L350 560', '#fff', 8, { o: 0.3 }) +
    path('M330 556 H740 L690 650 H250Z', s.lin([[0, tone(c, -0.3)], [1, tone(c, 0.06)]])) + rect(246, 640, 448, 26, 13, s.down(tone(c, -0.25))) +
    line('M266 180 L360 660 L300 836 M676 180 L750 560 L700 836', s.lin([[0, '#ece3d3'], [1, '#8d8578']], 0, 0, 1, 0), 22) + line('M270 660 L600 836', '#c9c0b0', 22) + [[196, 470], [648, 470]].map(([x, y]) => rect(x, y, 170, 30, 15, s.down('#b98450'))).join('') + line('M230 500 L270 650 M740 500 L700 650', '#c9c0b0', 16) +
    [[300, 836], [420, 836], [600, 836], [700, 836]].map(([x, y]) => rect(x - 20, y - 10, 40, 18, 9, '#3a3340')).join('')
}

/** @type {Draw} */
function compass(s, c) {
  const brass = s.lin([[0, '#fbeec4'], [0.3, '#d8ae58'], [0.6, '#f2d996'], [1, '#8f6722']], 0, 0, 1, 1)
  return s.shadow(520, 640, 400, 330, 0.42) + turn(14, 500, 540, rect(470, 130, 60, 70, 14, brass), circ(500, 120, 54, { stroke: brass, sw: 18 }), circ(500, 540, 350, brass), circ(500, 540, 306, s.lin([[0, '#8f6722'], [1, '#fbeec4']], 0, 0, 1, 1)), circ(500, 540, 292, s.rad([[0, '#fffaf0'], [0.8, '#f7ecd6'], [1, '#d9c7a3']])),
    times(72, (i) => line(`M500 ${260} v${i % 18 === 0 ? 44 : i % 6 === 0 ? 30 : 16}`, '#5a4632', i % 18 === 0 ? 9 : 4, { t: `rotate(${i * 5} 500 540)` })), circ(500, 540, 190, { stroke: '#cdb88f', sw: 4 }),
    times(4, (i) => path('M500 350 L528 512 L500 540Z', { fill: tone(c, 0.05), t: `rotate(${i * 90} 500 540)` }) + path('M500 350 L472 512 L500 540Z', { fill: tone(c, 0.4), t: `rotate(${i * 90} 500 540)` })),
    turn(32, 500, 540, path('M500 300 L526 540 H474Z', s.lin([[0, '#f06a50'], [1, '#b5301f']], 0, 0, 1, 0)), path('M500 780 L526 540 H474Z', s.lin([[0, '#5d6a7c'], [1, '#2c3442']], 0, 0, 1, 0))), circ(500, 540, 26, brass), path('M270 420 Q330 300 470 268', { stroke: '#fff', sw: 22, o: 0.7 }), path('M250 500 Q400 330 640 300 Q420 420 300 640 Q250 600 250 500Z', { fill: '#fff', o: 0.18 }))
}

/** @type {Draw} */
function hammock(s, c, c2) {
  const trunk = (x, w) => rect(x, 90, w, 760, 20, s.cyl('#7a5238', 0.3)) + times(7, (i) => path(`M${x + 16 + (i % 3) * w * 0.28} ${140 + i * 100} q14 40 0 76`, { stroke: '#4d3022', sw: 6, o: 0.5 }))
  return s.shadow(500, 850, 420, 40) + trunk(70, 96) + trunk(834, 96) + rect(62, 286, 112, 34, 10, s.down(c2)) + rect(826, 286, 112, 34, 10, s.down(c2)) +
    times(7, (i) => line(`M160 304 L${250 + i * 2} ${350 + i * 14} M840 304 L${750 - i * 2} ${350 + i * 14}`, '#f1e4ca', 4)) +
    path('M240 340 Q500 620 760 340 L772 452 Q500 860 228 452Z', s.lin([[0, tone(c, -0.36)], [1, c]])) + path('M228 452 Q240 400 240 340 Q500 640 760 340 Q762 400 772 452 Q500 860 228 452Z', s.lin([[0, tone(c, 0.24)], [1, tone(c, -0.24)]])) +
    s.inside(path('M228 452 Q240 400 240 340 Q500 640 760 340 Q762 400 772 452 Q500 860 228 452Z', '#000'), times(5, (i) => path(`M220 ${380 + i * 46} Q500 ${690 + i * 60} 780 ${380 + i * 46}`, { stroke: i % 2 ? '#fff4dc' : c2, sw: 16, o: 0.9 }))) +
    times(24, (i) => { const t = (i + 1) / 25; const x = 228 + 544 * t; const y = 452 * (1 - t) ** 2 + 2 * 860 * t * (1 - t) + 452 * t * t; return line(`M${x} ${y} v34`, '#fff4dc', 6) }) + path('M330 440 Q420 400 500 470 Q560 520 480 530 Q380 520 330 440Z', s.slant('#fdf1d8'))
}

export const outdoor = {
  tent: { draw: tent, focus: [420, 560] }, backpack: { draw: backpack, focus: [480, 440] }, bottle: { draw: bottle, focus: [500, 440] }, lantern: { draw: lantern, focus: [500, 500] },
  sleepingBag: { draw: sleepingBag, focus: [560, 620] }, chair: { draw: chair, focus: [460, 480] }, compass: { draw: compass, focus: [480, 500], above: true }, hammock: { draw: hammock, focus: [500, 520] },
}
