// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'stationery', picture: 'stationery', code: 'STA', name: 'Desk & Paper', hero: ['notebook', 'pencils', 'ink', 'washi', 'fountainPen'],
  description: 'Paper that likes ink, and things to write with that last longer than the notebook.',
  translations: {
    ar: { name: 'المكتب والورق', description: 'ورق يحب الحبر، وأدوات كتابة تعيش أطول من الدفتر.' },
    fr: { name: 'Bureau & papier', description: 'Du papier qui aime l’encre et de quoi écrire plus longtemps que le carnet.' },
  },
  products: [
    {
      handle: 'meridian-notebook', title: 'Meridian Notebook', subtitle: 'A5, 192 pages, lies flat', drawing: 'notebook', accent: '#d9573f', type: 'Paper', tags: ['recycled', 'gift'], collection: 'best-sellers',
      description: 'Thread-sewn so it opens flat on the first page and the last. The 100 g paper takes a wet fountain pen without showing through. Page numbers, an index and one ribbon.',
      material: 'Recycled paper, linen cloth', weight: 340, hs: '4820.10', origin: 'de', usd: 19.5, options: { Color: ['Navy', 'Forest', 'Rust', 'Plum'], Ruling: ['Dotted', 'Lined', 'Plain'] }, colours: { Navy: '#2f4a7a', Forest: '#2f5d4a', Rust: '#b4553a', Plum: '#6a3f63' }, low: ['Plum / Plain'], out: ['Rust / Plain'],
      translations: {
        ar: { title: 'دفتر ميريديان', subtitle: 'A5، ‏192 صفحة، ينفتح مستويًا', description: 'مخيط بالخيط فينفتح مستويًا من أول صفحة إلى آخرها. ورق 100 جرام يتحمل قلم الحبر دون أن ينفذ. ترقيم صفحات وفهرس وشريط.' },
        fr: { title: 'Carnet Meridian', subtitle: 'A5, 192 pages, s’ouvre à plat', description: 'Cousu au fil, il s’ouvre à plat de la première à la dernière page. Le papier 100 g accepte une plume généreuse sans transpercer. Pages numérotées, index et signet.' },
      },
    },
    {
      handle: 'caravan-fountain-pen', title: 'Caravan Fountain Pen', subtitle: 'Steel nib, piston filler', drawing: 'fountainPen', accent: '#3a4f8a', type: 'Writing', tags: ['refillable', 'gift'],
      description: 'A pen for people who write pages rather than signatures. The piston holds enough ink for a week and the nib is tuned by hand before it is packed. Posts on the back without upsetting the balance.',
      material: 'Resin, steel, brass', weight: 32, hs: '9608.30', origin: 'de', usd: 68, options: { Color: ['Midnight', 'Burgundy'], Nib: ['Fine', 'Medium', 'Broad'] }, colours: { Midnight: '#26345f', Burgundy: '#7a2c3f' },
      translations: {
        ar: { title: 'قلم الحبر «كارافان»', subtitle: 'سنّ فولاذي، تعبئة بالمكبس', description: 'قلم لمن يكتب الصفحات لا التوقيعات. المكبس يحمل حبر أسبوع، والسنّ يُضبط باليد قبل التغليف. يوضع الغطاء خلفه دون أن يختل التوازن.' },
        fr: { title: 'Stylo-plume Caravane', subtitle: 'Plume acier, remplissage à piston', description: 'Un stylo pour qui écrit des pages plutôt que des signatures. Le piston tient une semaine d’encre et la plume est réglée à la main. Capuchon posé, il garde son équilibre.' },
      },
    },
    {
      handle: 'alexandria-ink', title: 'Alexandria Ink', subtitle: '50 ml, fountain pen safe', drawing: 'ink', accent: '#2a2433', type: 'Writing', tags: ['refillable', 'plastic free'], collection: 'gifts-under-30',
      description: 'Inks named after the hours on the corniche. They shade where the pen slows down and rinse out of a converter with plain water. The bottle is low and wide so it does not tip.',
      material: 'Dye-based ink, glass', weight: 190, hs: '3215.90', origin: 'fr', usd: 16, options: { Color: ['Corniche Blue', 'Dusk Violet', 'Palm Green', 'Brick Red'] }, colours: { 'Corniche Blue': '#1f5f9a', 'Dusk Violet': '#5f3f8a', 'Palm Green': '#2f7a55', 'Brick Red': '#b0402f' },
      translations: {
        ar: { title: 'حبر الإسكندرية', subtitle: '50 مل، آمن لأقلام الحبر', description: 'أحبار سُمّيت بساعات الكورنيش. تتدرج حيث يبطئ القلم وتُشطف بالماء وحده. القارورة منخفضة وعريضة فلا تنقلب.' },
        fr: { title: 'Encre Alexandrie', subtitle: '50 ml, pour stylo-plume', description: 'Des encres nommées d’après les heures de la corniche. Elles se nuancent quand la plume ralentit et se rincent à l’eau. Le flacon, bas et large, ne bascule pas.' },
      },
    },
    {
      handle: 'cedar-pencil-set', title: 'Cedar Pencils', subtitle: 'Box of six, HB', drawing: 'pencils', accent: '#2f4a7a', type: 'Writing', tags: ['plastic free', 'gift'], collection: 'gifts-under-30',
      description: 'Six pencils that smell of cedar when sharpened. The core is HB, dark enough to read and soft enough to erase. The card tray folds into a stand.',
      material: 'Cedar, graphite', weight: 70, hs: '9609.10', origin: 'pt', usd: 12, options: {}, colour: '#2f4a7a',
      translations: {
        ar: { title: 'أقلام رصاص من الأرز', subtitle: 'علبة من ستة، HB', description: 'ستة أقلام تفوح برائحة الأرز عند بريها. سنّها HB داكن بما يكفي للقراءة ولين بما يكفي للمحو. تُطوى العلبة لتصبح حاملًا.' },
        fr: { title: 'Crayons en cèdre', subtitle: 'Boîte de six, HB', description: 'Six crayons qui sentent le cèdre quand on les taille. Mine HB, assez noire pour se lire et assez tendre pour s’effacer. L’étui carton se plie en support.' },
      },
    },
    {
      handle: 'mashrabiya-paper-tape', title: 'Mashrabiya Paper Tape', subtitle: 'Three rolls, 15 mm', drawing: 'washi', accent: '#e0705a', type: 'Paper', tags: ['gift', 'recycled'], collection: 'new-in',
      description: 'Paper tape printed with patterns borrowed from lattice windows. Tears by hand in a straight line and lifts off paper without taking it along. Ten metres a roll.',
      material: 'Rice paper', weight: 90, hs: '4823.90', origin: 'jp', usd: 9.5, options: {}, colour: '#3f5f9a',
      translations: {
        ar: { title: 'شريط ورقي بنقوش المشربية', subtitle: 'ثلاث بكرات، 15 مم', description: 'شريط ورقي مطبوع بنقوش من نوافذ المشربية. يُقطع باليد بخط مستقيم ويُنزع دون أن يؤذي الورق. عشرة أمتار للبكرة.' },
        fr: { title: 'Ruban papier Moucharabieh', subtitle: 'Trois rouleaux, 15 mm', description: 'Un ruban de papier aux motifs empruntés aux fenêtres ajourées. Se déchire droit à la main et se décolle sans abîmer. Dix mètres par rouleau.' },
      },
    },
    {
      handle: 'brass-drafting-set', title: 'Brass Drafting Set', subtitle: 'Ruler and set square', drawing: 'ruler', accent: '#c9a04e', type: 'Desk', tags: ['gift', 'plastic free'],
      description: 'A twenty-centimetre ruler and a 45-degree set square, engraved rather than printed. Left bare, the brass darkens where you hold it. In a felt sleeve.',
      material: 'Solid brass', weight: 240, hs: '9017.20', origin: 'in', usd: 29, options: {}, colour: '#2f4a7a',
      translations: {
        ar: { title: 'طقم رسم نحاسي', subtitle: 'مسطرة ومثلث', description: 'مسطرة عشرين سنتيمترًا ومثلث 45 درجة، محفوران لا مطبوعان. النحاس غير مطلي فيغمق حيث تمسكه. في غلاف من اللباد.' },
        fr: { title: 'Set de traçage en laiton', subtitle: 'Règle et équerre', description: 'Une règle de vingt centimètres et une équerre à 45°, gravées et non imprimées. Le laiton brut fonce là où la main se pose. Dans un étui de feutre.' },
      },
    },
    {
      handle: 'letter-writing-set', title: 'Letter Set', subtitle: 'Paper, envelopes and a seal', drawing: 'letters', accent: '#e29a7a', type: 'Paper', tags: ['gift', 'recycled'],
      description: 'Twenty sheets, twelve lined envelopes, one stick of wax and a brass seal. Enough for a dozen letters and the reply to the best of them.',
      material: 'Cotton paper, wax, brass', weight: 420, hs: '4817.30', origin: 'it', usd: 26, options: { Color: ['Slate', 'Rose', 'Moss'] }, colours: { Slate: '#4a5f80', Rose: '#c77f86', Moss: '#6f8457' },
      translations: {
        ar: { title: 'طقم الرسائل', subtitle: 'ورق ومظاريف وختم', description: 'عشرون ورقة واثنا عشر مظروفًا مبطنًا وعود شمع وختم نحاسي. يكفي لاثنتي عشرة رسالة وللرد على أجملها.' },
        fr: { title: 'Coffret de correspondance', subtitle: 'Papier, enveloppes et sceau', description: 'Vingt feuilles, douze enveloppes doublées, un bâton de cire et un sceau en laiton. De quoi écrire douze lettres et répondre à la plus belle.' },
      },
    },
    {
      handle: 'waxed-canvas-pen-roll', title: 'Waxed Canvas Pen Roll', subtitle: 'Five pockets, one strap', drawing: 'penRoll', accent: '#d9573f', type: 'Desk', tags: ['handmade'],
      description: 'Rolls up to the size of a sandwich and keeps five pens from scratching one another. The waxed canvas shrugs off rain and marks like leather. Stitched by a family workshop in Cairo.',
      material: 'Waxed cotton canvas, brass', weight: 150, hs: '4202.32', origin: 'eg', usd: 24, options: { Color: ['Ink', 'Olive', 'Camel'] }, colours: { Ink: '#34456b', Olive: '#6d7042', Camel: '#b98450' },
      translations: {
        ar: { title: 'لفافة أقلام من القماش المشمّع', subtitle: 'خمسة جيوب وحزام', description: 'تُلف إلى حجم شطيرة وتمنع خمسة أقلام من خدش بعضها. القماش المشمّع لا يبالي بالمطر ويكتسب آثارًا كالجلد. تخيطها ورشة عائلية في القاهرة.' },
        fr: { title: 'Trousse roulée en toile cirée', subtitle: 'Cinq poches, une sangle', description: 'Roulée, elle tient la place d’un sandwich et empêche cinq stylos de se rayer. La toile cirée ignore la pluie et se patine comme un cuir. Cousue par un atelier familial du Caire.' },
      },
    },
  ],
}
