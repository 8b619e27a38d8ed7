// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'toys-games', picture: 'toys', code: 'TOY', name: 'Toys & Games', hero: ['blocks', 'fox', 'train', 'tops', 'chess'],
  description: 'Wood, cloth and string: toys that survive the second child.',
  translations: {
    ar: { name: 'الألعاب', description: 'خشب وقماش وخيط: ألعاب تصمد حتى الطفل الثاني.' },
    fr: { name: 'Jouets & jeux', description: 'Du bois, du tissu, de la ficelle : des jouets qui survivent au deuxième enfant.' },
  },
  products: [
    {
      handle: 'little-city-blocks', title: 'Little City Blocks', subtitle: '32 pieces, ages 1 and up', drawing: 'blocks', accent: '#3f8fb0', type: 'Toys', tags: ['plastic free', 'gift'], collection: 'best-sellers',
      description: 'Arches, roofs, domes and cubes for a city that is different every day. Painted with water-based colour that passes the chewing test. Packs back into its tray, which is half the game.',
      material: 'Beech, water-based paint', weight: 1600, hs: '9503.00', origin: 'pl', usd: 44, options: {}, colour: '#e2573f',
      translations: {
        ar: { title: 'مكعبات المدينة الصغيرة', subtitle: '32 قطعة، من عمر سنة', description: 'أقواس وأسقف وقباب ومكعبات لمدينة تتغير كل يوم. مدهونة بألوان مائية آمنة عند العض. تعود إلى صينيتها، وهذا نصف اللعبة.' },
        fr: { title: 'Cubes Petite ville', subtitle: '32 pièces, dès 1 an', description: 'Des arches, des toits, des dômes et des cubes pour une ville différente chaque jour. Peinture à l’eau qui supporte les dents. Tout se range dans le plateau, et c’est la moitié du jeu.' },
      },
    },
    {
      handle: 'upper-egypt-express', title: 'Upper Egypt Express', subtitle: 'Wooden train with a cargo of fruit', drawing: 'train', accent: '#3f8fb0', type: 'Toys', tags: ['plastic free', 'gift', 'handmade'], collection: 'new-in',
      description: 'An engine with a real coupling and a wagon of wooden fruit. The wheels are rubbered, so it runs on parquet without waking anyone. Fits the usual wooden tracks.',
      material: 'Beech, natural rubber', weight: 780, hs: '9503.00', origin: 'eg', usd: 36, options: {}, colour: '#e2573f',
      translations: {
        ar: { title: 'قطار الصعيد السريع', subtitle: 'قطار خشبي بحمولة فاكهة', description: 'قاطرة بوصلة حقيقية وعربة من الفاكهة الخشبية. عجلاته مكسوة بالمطاط فيجري على الباركيه دون أن يوقظ أحدًا. يناسب القضبان الخشبية المعتادة.' },
        fr: { title: 'Express de Haute-Égypte', subtitle: 'Train en bois et sa cargaison de fruits', description: 'Une locomotive au vrai attelage et un wagon de fruits en bois. Les roues caoutchoutées roulent sur le parquet sans réveiller personne. Compatible avec les rails en bois habituels.' },
      },
    },
    {
      handle: 'travelling-chess-set', title: 'Travelling Chess Set', subtitle: 'Folds shut on its pieces', drawing: 'chess', accent: '#8a5a33', type: 'Games', tags: ['gift', 'handmade'],
      description: 'Weighted pieces in boxwood and a board that folds into its own case. Small magnets keep a position through a tunnel. Two extra queens, for optimists.',
      material: 'Walnut, boxwood', weight: 1300, hs: '9504.90', origin: 'in', usd: 84, sale: 20, options: { Board: ['Walnut', 'Green'] }, colours: { Walnut: '#8a5638', Green: '#3f7055' },
      translations: {
        ar: { title: 'شطرنج السفر', subtitle: 'يُطوى على قطعه', description: 'قطع موزونة من خشب البقس ورقعة تُطوى لتصبح علبتها. مغانط صغيرة تحفظ الوضع حتى في النفق. وملكتان إضافيتان للمتفائلين.' },
        fr: { title: 'Échecs de voyage', subtitle: 'Se replie sur ses pièces', description: 'Des pièces lestées en buis et un échiquier qui se plie en coffret. De petits aimants gardent la position dans les tunnels. Deux dames de plus, pour les optimistes.' },
      },
    },
    {
      handle: 'fennec-plush', title: 'Fennec Plush', subtitle: 'Desert fox, 32 cm', drawing: 'fox', accent: '#3f8fb0', type: 'Toys', tags: ['gift', 'organic'], collection: 'gifts-under-30',
      description: 'A desert fox with ears bigger than its plans. Stuffed with corn fibre and sewn with doubled seams. Washes at 30 degrees, scarf included.',
      material: 'Organic cotton, corn fibre', weight: 280, hs: '9503.00', origin: 'eg', usd: 25, options: { Color: ['Apricot', 'Sand'] }, colours: { Apricot: '#e8893f', Sand: '#dcb47c' },
      translations: {
        ar: { title: 'دمية الفنك', subtitle: 'ثعلب الصحراء، 32 سم', description: 'ثعلب صحراء أذناه أكبر من خططه. محشو بألياف الذرة ومخيط بدروز مزدوجة. يُغسل على 30 درجة مع وشاحه.' },
        fr: { title: 'Peluche fennec', subtitle: 'Renard du désert, 32 cm', description: 'Un renard du désert aux oreilles plus grandes que ses projets. Garni de fibre de maïs, coutures doublées. Se lave à 30 degrés, écharpe comprise.' },
      },
    },
    {
      handle: 'four-winds-kite', title: 'Four Winds Kite', subtitle: 'Flies from 8 km/h', drawing: 'kite', accent: '#3f8fb0', type: 'Toys', tags: ['gift'], collection: 'gifts-under-30',
      description: 'Four panels of ripstop, two spars and forty metres of line on a wooden winder. It goes up in a light breeze and forgives a beginner. Rolls into a sleeve for the train.',
      material: 'Ripstop nylon, ash', weight: 240, hs: '9503.00', origin: 'de', usd: 28, options: {}, colour: '#e2573f',
      translations: {
        ar: { title: 'طائرة الرياح الأربع', subtitle: 'تطير من 8 كم/س', description: 'أربعة ألواح من قماش متين وعودان وأربعون مترًا من الخيط على بكرة خشبية. ترتفع مع نسيم خفيف وتسامح المبتدئ. تُلف في كيس للسفر.' },
        fr: { title: 'Cerf-volant Quatre vents', subtitle: 'Vole dès 8 km/h', description: 'Quatre panneaux de toile, deux longerons et quarante mètres de fil sur un dévidoir en bois. Il monte par petite brise et pardonne aux débutants. Se roule dans son étui.' },
      },
    },
    {
      handle: 'felucca-puzzle', title: 'Felucca Puzzle', subtitle: '500 pieces, 48 × 36 cm', drawing: 'puzzle', accent: '#3f7fa0', type: 'Games', tags: ['recycled', 'gift'], collection: 'gifts-under-30',
      description: 'A sail, a sun and five hundred pieces of river. Cut from thick recycled board with a linen face, so nothing glares under the lamp. An evening and a half for two.',
      material: 'Recycled board', weight: 610, hs: '9503.00', origin: 'de', usd: 18.5, options: {}, colour: '#e2573f',
      translations: {
        ar: { title: 'أحجية الفلوكة', subtitle: '500 قطعة، 48 × 36 سم', description: 'شراع وشمس وخمسمئة قطعة من النهر. من كرتون سميك معاد تدويره بسطح كتاني لا يلمع تحت المصباح. أمسية ونصف لشخصين.' },
        fr: { title: 'Puzzle Felouque', subtitle: '500 pièces, 48 × 36 cm', description: 'Une voile, un soleil et cinq cents morceaux de fleuve. Découpé dans un carton recyclé épais à surface lin, sans reflets sous la lampe. Une soirée et demie à deux.' },
      },
    },
    {
      handle: 'humming-tops', title: 'Humming Tops', subtitle: 'Three sizes, hand-turned', drawing: 'tops', accent: '#3f8fb0', type: 'Toys', tags: ['handmade', 'plastic free'], draft: true,
      description: 'Three tops that hum at three notes. Turned on a foot lathe and painted while they spin, which is why the lines are so even. Arriving in the shop next season.',
      material: 'Lime wood', weight: 190, hs: '9503.00', origin: 'eg', usd: 17, options: {}, colour: '#e2573f',
      translations: {
        ar: { title: 'نحلات دوّارة', subtitle: 'ثلاثة أحجام، مخروطة يدويًا', description: 'ثلاث نحلات تطنّ بثلاث نغمات. تُخرط على مخرطة قدم وتُلوّن وهي تدور، ولهذا خطوطها منتظمة. تصل إلى المتجر في الموسم القادم.' },
        fr: { title: 'Toupies chantantes', subtitle: 'Trois tailles, tournées à la main', description: 'Trois toupies qui chantent sur trois notes. Tournées au pied et peintes en rotation, d’où leurs lignes si régulières. En boutique la saison prochaine.' },
      },
    },
  ],
}
