// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'beauty-care', picture: 'beauty', code: 'BEA', name: 'Beauty & Care', hero: ['candle', 'oil', 'soap', 'serum', 'salts'],
  description: 'Short ingredient lists, refillable bottles, and scents from a garden rather than a laboratory.',
  translations: {
    ar: { name: 'الجمال والعناية', description: 'مكونات قليلة وعبوات تُعاد تعبئتها وروائح من الحديقة لا من المختبر.' },
    fr: { name: 'Beauté & soin', description: 'Des listes d’ingrédients courtes, des flacons rechargeables et des parfums de jardin.' },
  },
  products: [
    {
      handle: 'olive-oil-soap', title: 'Olive Oil Soap', subtitle: 'Two bars, cured nine months', drawing: 'soap', accent: '#8aa37a', type: 'Bath', tags: ['plastic free', 'handmade', 'gift'], collection: 'best-sellers',
      description: 'Cooked in a copper kettle and left to dry for nine months, which is what makes it mild. One bar plain, one with laurel. It floats a little and lasts a long time.',
      material: 'Olive oil, laurel oil', weight: 320, hs: '3401.11', origin: 'sy', usd: 13.5, options: { Scent: ['Laurel', 'Orange Blossom', 'Rose'] }, colours: { Laurel: '#c9b27c', 'Orange Blossom': '#e3a562', Rose: '#d79a94' },
      translations: {
        ar: { title: 'صابون زيت الزيتون', subtitle: 'قطعتان، معتّق تسعة أشهر', description: 'يُطبخ في قدر نحاسي ويُترك ليجف تسعة أشهر، وهذا سر لطفه. قطعة سادة وأخرى بالغار. يطفو قليلًا ويدوم طويلًا.' },
        fr: { title: 'Savon à l’huile d’olive', subtitle: 'Deux pains, séchés neuf mois', description: 'Cuit au chaudron de cuivre puis séché neuf mois, ce qui le rend si doux. Un pain nature, un au laurier. Il flotte un peu et dure longtemps.' },
      },
    },
    {
      handle: 'garden-hand-cream', title: 'Garden Hand Cream', subtitle: 'Shea and chamomile, 75 ml', drawing: 'cream', accent: '#6f8f72', type: 'Skin', tags: ['organic', 'gift'], collection: 'gifts-under-30',
      description: 'For hands that dig, wash and type. It sinks in before you reach the door handle and leaves chamomile rather than perfume. Aluminium tube, used to the last drop.',
      material: 'Shea butter, chamomile', weight: 95, hs: '3304.99', origin: 'fr', usd: 14, options: { Scent: ['Chamomile', 'Fig', 'Unscented'] }, colours: { Chamomile: '#e3b25c', Fig: '#9a6b86', Unscented: '#c9b8a6' },
      translations: {
        ar: { title: 'كريم اليدين «الحديقة»', subtitle: 'شيا وبابونج، 75 مل', description: 'لأيدٍ تحفر وتغسل وتكتب. يُمتص قبل أن تصل إلى مقبض الباب ويترك رائحة البابونج لا العطر. أنبوب ألمنيوم يُستعمل حتى آخر قطرة.' },
        fr: { title: 'Crème mains du jardin', subtitle: 'Karité et camomille, 75 ml', description: 'Pour les mains qui creusent, lavent et tapent. Elle pénètre avant la poignée de porte et laisse la camomille plutôt qu’un parfum. Tube en aluminium, utilisé jusqu’au bout.' },
      },
    },
    {
      handle: 'prickly-pear-serum', title: 'Prickly Pear Serum', subtitle: 'Face oil, 30 ml', drawing: 'serum', accent: '#6f8f72', type: 'Skin', tags: ['organic', 'refillable'], collection: 'new-in',
      description: 'A tonne of prickly pears gives one litre of this oil, and four drops of it are a face. Cold pressed, unscented, nothing added. The dropper and bottle go back for refilling.',
      material: 'Prickly pear seed oil', weight: 120, hs: '3304.99', origin: 'ma', usd: 46, add: { '50 ml': 24 }, options: { Size: ['30 ml', '50 ml'] }, colour: '#c78a4f', low: ['50 ml'],
      translations: {
        ar: { title: 'سيروم التين الشوكي', subtitle: 'زيت للوجه، 30 مل', description: 'طن من التين الشوكي يعطي لترًا من هذا الزيت، وأربع قطرات تكفي الوجه. معصور على البارد، بلا عطر وبلا إضافات. تُعاد القارورة للتعبئة.' },
        fr: { title: 'Sérum figue de Barbarie', subtitle: 'Huile visage, 30 ml', description: 'Une tonne de figues donne un litre de cette huile, et quatre gouttes font un visage. Pressée à froid, sans parfum, sans ajout. Le flacon revient pour être rempli.' },
      },
    },
    {
      handle: 'evening-scented-candle', title: 'Evening Candle', subtitle: 'Soy wax, burns 45 hours', drawing: 'candle', accent: '#6f8f72', type: 'Home scent', tags: ['gift', 'refillable'], collection: 'gifts-under-30',
      description: 'Soy wax and a cotton wick in a glass you will keep for pencils. It smells of the hour it is named after, softly and from across the room. Trim the wick, let it pool, forget the day.',
      material: 'Soy wax, cotton, glass', weight: 480, hs: '3406.00', origin: 'fr', usd: 27, sale: 15, options: { Scent: ['Amber Dusk', 'Fig Garden', 'Jasmine Night'] }, colours: { 'Amber Dusk': '#b9663f', 'Fig Garden': '#6f8f5f', 'Jasmine Night': '#5f5a8f' },
      translations: {
        ar: { title: 'شمعة المساء', subtitle: 'شمع صويا، 45 ساعة', description: 'شمع صويا وفتيل قطن في كأس ستحتفظ به للأقلام. رائحتها من الساعة التي سُمّيت بها، خفيفة ومن آخر الغرفة. قُصّ الفتيل ودعها تذوب وانسَ يومك.' },
        fr: { title: 'Bougie du soir', subtitle: 'Cire de soja, 45 heures', description: 'Cire de soja et mèche de coton dans un verre qui servira aux crayons. Elle sent l’heure dont elle porte le nom, doucement, depuis l’autre bout de la pièce. Coupez la mèche et oubliez la journée.' },
      },
    },
    {
      handle: 'red-sea-bath-salts', title: 'Red Sea Bath Salts', subtitle: 'With lavender, 600 g', drawing: 'salts', accent: '#6f8f72', type: 'Bath', tags: ['plastic free', 'gift'],
      description: 'Coarse salt dried in the sun, mixed with lavender heads. Two handfuls turn a bath into an evening. The jar has a cork and a second life.',
      material: 'Sea salt, lavender', weight: 1050, hs: '3307.30', origin: 'eg', usd: 23, options: { Scent: ['Lavender', 'Rose'] }, colours: { Lavender: '#b9a0d0', Rose: '#e0a5a0' },
      translations: {
        ar: { title: 'أملاح البحر الأحمر للحمام', subtitle: 'مع الخزامى، 600 جم', description: 'ملح خشن مجفف في الشمس مع زهور الخزامى. حفنتان تحولان الحمام إلى أمسية. البرطمان بغطاء فلين وله حياة ثانية.' },
        fr: { title: 'Sels de bain mer Rouge', subtitle: 'À la lavande, 600 g', description: 'Un gros sel séché au soleil, mêlé de fleurs de lavande. Deux poignées font d’un bain une soirée. Le bocal a un bouchon de liège et une seconde vie.' },
      },
    },
    {
      handle: 'pear-wood-hairbrush', title: 'Pear Wood Hairbrush', subtitle: 'Wooden pins, natural cushion', drawing: 'brush', accent: '#6f8f72', type: 'Hair', tags: ['plastic free', 'handmade', 'gift'],
      description: 'Rounded wooden pins in a cushion of natural rubber: no static, no pulling. Carved from pear wood and finished with linseed oil. Clean it with a comb, oil it once a year.',
      material: 'Pear wood, natural rubber', weight: 85, hs: '9603.29', origin: 'de', usd: 31, options: { Wood: ['Pear', 'Walnut'] }, colours: { Pear: '#c98a5c', Walnut: '#7f5236' }, out: ['Walnut'],
      translations: {
        ar: { title: 'فرشاة شعر من خشب الكمثرى', subtitle: 'أسنان خشبية ووسادة طبيعية', description: 'أسنان خشبية مدورة في وسادة من المطاط الطبيعي: بلا كهرباء ساكنة ولا شدّ. منحوتة من خشب الكمثرى ومدهونة بزيت الكتان. تُنظف بمشط وتُدهن مرة في السنة.' },
        fr: { title: 'Brosse en poirier', subtitle: 'Picots en bois, coussin naturel', description: 'Des picots ronds sur un coussin de caoutchouc naturel : ni électricité, ni tiraillement. Taillée dans le poirier et finie à l’huile de lin. Se nettoie au peigne, se huile une fois l’an.' },
      },
    },
    {
      handle: 'argan-hair-oil', title: 'Argan Hair Oil', subtitle: 'Pump bottle, 200 ml', drawing: 'oil', accent: '#6f8f72', type: 'Hair', tags: ['organic', 'fair trade', 'refillable'],
      description: 'Pressed by a women’s cooperative near Essaouira. Two pumps in damp ends, or ten before the wash when the summer has been long. Smells faintly of toasted nuts.',
      material: 'Argan oil', weight: 290, hs: '3305.90', origin: 'ma', usd: 34, options: {}, colour: '#b5793c',
      translations: {
        ar: { title: 'زيت الأرغان للشعر', subtitle: 'عبوة بمضخة، 200 مل', description: 'تعصره تعاونية نسائية قرب الصويرة. ضغطتان على أطراف الشعر المبلل، أو عشر قبل الغسل بعد صيف طويل. رائحته خفيفة كالمكسرات المحمصة.' },
        fr: { title: 'Huile d’argan cheveux', subtitle: 'Flacon pompe, 200 ml', description: 'Pressée par une coopérative de femmes près d’Essaouira. Deux pressions sur pointes humides, ou dix avant le lavage après un long été. Une légère odeur de noix grillée.' },
      },
    },
  ],
}
