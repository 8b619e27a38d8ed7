// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'coffee-tea', picture: 'coffee', code: 'COF', name: 'Coffee & Tea', hero: ['mugs', 'kettle', 'dripper', 'moka', 'beans'],
  description: 'Everything between the bean and the cup, and the cup as well.',
  translations: {
    ar: { name: 'القهوة والشاي', description: 'كل ما بين حبة البن والفنجان، والفنجان أيضًا.' },
    fr: { name: 'Café & thé', description: 'Tout ce qu’il y a entre le grain et la tasse, tasse comprise.' },
  },
  products: [
    {
      handle: 'heron-gooseneck-kettle', title: 'Heron Kettle', subtitle: 'Gooseneck, 0.9 litre', drawing: 'kettle', accent: '#8a5a33', type: 'Brewing', tags: ['induction', 'gift'], collection: 'best-sellers',
      description: 'The long neck pours a thread of water exactly where you look. A thermometer well sits under the lid knob, and the walnut handle stays cool. For gas, electric and induction.',
      material: 'Stainless steel, walnut', weight: 780, hs: '7323.93', origin: 'jp', usd: 72, options: { Color: ['Petrol', 'Cream', 'Copper'] }, colours: { Petrol: '#2f5d62', Cream: '#e6d7b8', Copper: '#c0714a' }, low: ['Copper'],
      translations: {
        ar: { title: 'غلاية البلشون', subtitle: 'بعنق طويل، 0.9 لتر', description: 'العنق الطويل يصب خيطًا من الماء حيث تنظر تمامًا. موضع لميزان الحرارة تحت مقبض الغطاء، ويد من الجوز لا تسخن. للغاز والكهرباء والحثّ.' },
        fr: { title: 'Bouilloire Héron', subtitle: 'Col de cygne, 0,9 litre', description: 'Le long col verse un filet d’eau là où vous regardez. Un logement pour thermomètre sous le bouton, une poignée en noyer qui reste froide. Gaz, électrique et induction.' },
      },
    },
    {
      handle: 'bialba-moka-pot', title: 'Bialba Moka Pot', subtitle: 'Eight-sided stovetop brewer', drawing: 'moka', accent: '#2b2430', type: 'Brewing', tags: ['camping'],
      description: 'Water below, coffee in the middle, a small storm and then breakfast. The valve can be cleaned without a tool. Sized by the espresso cup, not the mug.',
      material: 'Aluminium', weight: 560, hs: '7615.10', origin: 'it', usd: 34, add: { '6 cups': 9 }, options: { Size: ['3 cups', '6 cups'], Color: ['Silver', 'Red'] }, colours: { Silver: '#b9bec8', Red: '#b8413a' },
      translations: {
        ar: { title: 'إبريق موكا بيالبا', subtitle: 'ثماني الأضلاع للموقد', description: 'ماء في الأسفل وبن في الوسط وعاصفة صغيرة ثم الفطور. يُنظف الصمام دون أداة. السعة بفنجان الإسبريسو لا بالكوب الكبير.' },
        fr: { title: 'Cafetière moka Bialba', subtitle: 'Huit pans, pour la cuisinière', description: 'L’eau en bas, le café au milieu, une petite tempête puis le petit déjeuner. La soupape se nettoie sans outil. Contenance en tasses à espresso.' },
      },
    },
    {
      handle: 'morning-french-press', title: 'Morning French Press', subtitle: 'Double mesh, no grit', drawing: 'press', accent: '#8a5a33', type: 'Brewing', tags: ['plastic free'],
      description: 'Two meshes and a spring hold the grounds down, so the last sip is as clear as the first. The glass lifts out of its frame for the dishwasher. Makes three large mugs.',
      material: 'Borosilicate glass, steel, beech', weight: 820, hs: '7013.99', origin: 'dk', usd: 39, sale: 25, options: { Frame: ['Steel', 'Copper'] }, colours: { Steel: '#b9bec8', Copper: '#c0714a' },
      translations: {
        ar: { title: 'كبّاسة الصباح', subtitle: 'مصفاة مزدوجة بلا رواسب', description: 'مصفاتان وزنبرك تثبت التفل في مكانه فتبقى آخر رشفة صافية كالأولى. يُرفع الزجاج من إطاره للغسالة. تكفي ثلاثة أكواب كبيرة.' },
        fr: { title: 'Cafetière à piston Matin', subtitle: 'Double filtre, sans marc', description: 'Deux filtres et un ressort retiennent le marc : la dernière gorgée est aussi nette que la première. Le verre sort de son cadre pour le lave-vaisselle. Trois grandes tasses.' },
      },
    },
    {
      handle: 'ridge-pour-over-set', title: 'Ridge Pour-Over Set', subtitle: 'Porcelain dripper and glass server', drawing: 'dripper', accent: '#8a5a33', type: 'Brewing', tags: ['gift', 'dishwasher safe'], collection: 'new-in',
      description: 'Curved ridges keep the paper off the wall so the water runs at the pace you pour. The porcelain holds its heat once rinsed. Comes with the glass server and forty filters.',
      material: 'Porcelain, borosilicate glass', weight: 940, hs: '6911.10', origin: 'jp', usd: 48, options: { Color: ['Chalk', 'Clay', 'Forest'] }, colours: { Chalk: '#ece5d8', Clay: '#b96a4c', Forest: '#3d6650' },
      translations: {
        ar: { title: 'طقم التقطير ريدج', subtitle: 'قمع خزفي وإبريق زجاجي', description: 'الأضلاع المنحنية تُبعد الورق عن الجدار فيجري الماء بسرعة صبّك. الخزف يحفظ حرارته بعد شطفه. مع إبريق زجاجي وأربعين مرشّحًا.' },
        fr: { title: 'Set filtre Ridge', subtitle: 'Porte-filtre en porcelaine et carafe', description: 'Des nervures courbes décollent le papier pour que l’eau coule au rythme où vous versez. La porcelaine garde sa chaleur une fois rincée. Avec carafe en verre et quarante filtres.' },
      },
    },
    {
      handle: 'hand-coffee-grinder', title: 'Hand Coffee Grinder', subtitle: 'Steel burrs, 24 clicks', drawing: 'grinder', accent: '#7a4a2c', type: 'Brewing', tags: ['camping', 'plastic free'],
      description: 'Twenty-four clicks from Turkish to French press, and the setting stays where you left it. The crank folds for travel. Thirty grams take a minute and a half.',
      material: 'Steel, walnut', weight: 640, hs: '8210.00', origin: 'tw', usd: 89, options: {}, colour: '#8a5a33',
      translations: {
        ar: { title: 'مطحنة بن يدوية', subtitle: 'تروس فولاذية، 24 درجة', description: 'أربع وعشرون درجة من البن التركي إلى الكبّاسة، وتبقى الدرجة حيث تركتها. ذراعها تُطوى للسفر. ثلاثون جرامًا في دقيقة ونصف.' },
        fr: { title: 'Moulin à café manuel', subtitle: 'Meules acier, 24 crans', description: 'Vingt-quatre crans, du café turc au piston, et le réglage ne bouge pas. La manivelle se replie pour le voyage. Trente grammes en une minute et demie.' },
      },
    },
    {
      handle: 'sidama-coffee-beans', title: 'Sidama Coffee Beans', subtitle: 'Washed, apricot and jasmine', drawing: 'beans', accent: '#f0dfc0', type: 'Pantry', tags: ['organic', 'fair trade'], collection: 'best-sellers',
      description: 'A washed Ethiopian coffee from smallholders above 1,900 metres. Roasted light on Mondays and sent out the same week. Tastes of apricot and jasmine, and a little of bergamot as it cools.',
      material: 'Arabica coffee', weight: 250, hs: '0901.21', origin: 'et', usd: 14.5, add: { '1 kg': 33 }, options: { Weight: ['250 g', '1 kg'], Grind: ['Whole bean', 'Filter', 'Espresso'] }, colour: '#2f6a5f',
      translations: {
        ar: { title: 'بن سيداما', subtitle: 'مغسول، مشمش وياسمين', description: 'بن إثيوبي مغسول من صغار المزارعين فوق 1900 متر. يُحمص فاتحًا يوم الاثنين ويُشحن في الأسبوع نفسه. طعم المشمش والياسمين مع لمسة برغموت حين يبرد.' },
        fr: { title: 'Café en grains Sidama', subtitle: 'Lavé, abricot et jasmin', description: 'Un café éthiopien lavé, de petits producteurs au-dessus de 1 900 mètres. Torréfié clair le lundi, expédié la même semaine. Abricot, jasmin, et un peu de bergamote en refroidissant.' },
      },
    },
    {
      handle: 'glass-mint-teapot', title: 'Glass Teapot', subtitle: 'With a lift-out infuser', drawing: 'teapot', accent: '#b98450', type: 'Brewing', tags: ['gift', 'dishwasher safe'],
      description: 'Watch the mint open, then lift the infuser out before it turns bitter. The spout does not drip and the cork lid floats if you drop it in the sink. Holds one litre.',
      material: 'Borosilicate glass, cork', weight: 520, hs: '7013.99', origin: 'cz', usd: 32, options: {}, colour: '#b9a14a',
      translations: {
        ar: { title: 'إبريق شاي زجاجي', subtitle: 'بمصفاة تُرفع', description: 'شاهد النعناع يتفتح ثم ارفع المصفاة قبل أن يمرّ. الصنبور لا يقطر وغطاء الفلين يطفو إن سقط في الحوض. سعته لتر واحد.' },
        fr: { title: 'Théière en verre', subtitle: 'Avec infuseur amovible', description: 'Regardez la menthe s’ouvrir, puis retirez l’infuseur avant l’amertume. Le bec ne goutte pas et le couvercle en liège flotte. Contient un litre.' },
      },
    },
    {
      handle: 'fayoum-mugs', title: 'Fayoum Mugs', subtitle: 'Thrown by hand, pair', drawing: 'mugs', accent: '#d9a066', type: 'Tableware', tags: ['handmade', 'gift'], collection: 'gifts-under-30',
      description: 'Two mugs from a pottery by the lake in Tunis village, dipped by hand so the wave of glaze is never the same twice. They hold 300 ml and sit well in two cold hands.',
      material: 'Glazed earthenware', weight: 720, hs: '6912.00', origin: 'eg', usd: 27, options: { Color: ['Lake Blue', 'Sand', 'Pomegranate'] }, colours: { 'Lake Blue': '#3f7c99', Sand: '#cfa878', Pomegranate: '#a63f4c' },
      translations: {
        ar: { title: 'أكواب الفيوم', subtitle: 'مشكّلة باليد، كوبان', description: 'كوبان من ورشة فخار على البحيرة في قرية تونس، يُغمسان باليد فلا تتكرر موجة الطلاء مرتين. سعة الواحد 300 مل ويطيب في يدين باردتين.' },
        fr: { title: 'Tasses du Fayoum', subtitle: 'Tournées à la main, la paire', description: 'Deux tasses d’une poterie au bord du lac, à Tunis. Trempées à la main, leur vague d’émail ne se répète jamais. 300 ml chacune, faites pour deux mains froides.' },
      },
    },
  ],
}
