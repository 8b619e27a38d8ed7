// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'kitchen', picture: 'kitchen', code: 'KIT', name: 'Kitchen & Table', hero: ['jars', 'bowls', 'casserole', 'plates', 'board'],
  description: 'Pots, boards and plates that stay on the counter because they are good to look at.',
  translations: {
    ar: { name: 'المطبخ والمائدة', description: 'أوانٍ وألواح وأطباق تبقى على السطح لأن النظر إليها متعة.' },
    fr: { name: 'Cuisine & table', description: 'Cocottes, planches et assiettes que l’on laisse sur le plan de travail tant elles sont belles.' },
  },
  products: [
    {
      handle: 'nile-cast-iron-casserole', title: 'Nile Cast-Iron Casserole', subtitle: 'Enamelled, oven to table', drawing: 'casserole', accent: '#d8b26a', type: 'Cookware', tags: ['oven safe', 'induction', 'gift'], collection: 'best-sellers',
      description: 'A heavy pot with a lid that seals well enough to braise for hours without looking. The pale enamel inside shows how brown the onions are, and the brass knob stays on at 260 °C. Works on every hob, induction included.',
      material: 'Enamelled cast iron, brass', weight: 4600, hs: '7323.92', origin: 'fr', usd: 149, add: { '28 cm': 40 }, sale: 20,
      options: { Color: ['Terracotta', 'Sea Blue', 'Olive'], Size: ['24 cm', '28 cm'] }, colours: { Terracotta: '#c8503f', 'Sea Blue': '#2f6580', Olive: '#7d8246' }, low: ['Olive / 28 cm'],
      translations: {
        ar: { title: 'قِدر النيل من الحديد الزهر', subtitle: 'مطلي بالمينا، من الفرن إلى المائدة', description: 'قدر ثقيل بغطاء محكم يطهو اليخنات ساعات طويلة دون مراقبة. المينا الفاتحة من الداخل تُظهر درجة تحمير البصل، والمقبض النحاسي يتحمل 260 درجة. يعمل على جميع المواقد بما فيها الحثّ.' },
        fr: { title: 'Cocotte en fonte Nil', subtitle: 'Émaillée, du four à la table', description: 'Une cocotte lourde dont le couvercle ferme assez bien pour braiser des heures sans surveiller. L’émail clair laisse voir la couleur des oignons et le bouton en laiton supporte 260 °C. Tous feux, induction comprise.' },
      },
    },
    {
      handle: 'blacksmith-skillet', title: 'Blacksmith Skillet', subtitle: 'Pre-seasoned carbon steel', drawing: 'skillet', accent: '#c99a5f', type: 'Cookware', tags: ['induction', 'oven safe'],
      description: 'Half the weight of cast iron and just as good at a crust. It arrives seasoned with flaxseed oil and gets blacker and slicker with every egg. Wash without soap, dry on the flame.',
      material: 'Carbon steel', weight: 1700, hs: '7323.99', origin: 'de', usd: 58, add: { '30 cm': 16 }, options: { Size: ['26 cm', '30 cm'] }, colour: '#3b3a42',
      translations: {
        ar: { title: 'مقلاة الحدّاد', subtitle: 'فولاذ كربوني مهيّأ للطهي', description: 'نصف وزن الحديد الزهر وبالقدرة نفسها على التحمير. تصلك مدهونة بزيت الكتان وتزداد سوادًا ونعومة مع كل بيضة. تُغسل بلا صابون وتُجفف على النار.' },
        fr: { title: 'Poêle du forgeron', subtitle: 'Acier au carbone, déjà culottée', description: 'Deux fois plus légère que la fonte et aussi douée pour saisir. Elle arrive culottée à l’huile de lin et devient plus noire et plus lisse à chaque œuf. Se lave sans savon, se sèche sur le feu.' },
      },
    },
    {
      handle: 'olive-wood-board', title: 'Olive Wood Board', subtitle: 'Cut from one plank', drawing: 'board', accent: '#47763f', type: 'Tableware', tags: ['handmade', 'gift'],
      description: 'Each board is sawn from a single plank of a tree past bearing, so no two grains are alike. Oiled twice before it leaves the workshop. Good for bread, better for cheese.',
      material: 'Olive wood', weight: 900, hs: '4419.11', origin: 'tn', usd: 28, add: { Large: 14 }, options: { Size: ['Medium', 'Large'] }, colour: '#c08a4e',
      translations: {
        ar: { title: 'لوح تقطيع من خشب الزيتون', subtitle: 'من قطعة خشب واحدة', description: 'كل لوح منشور من قطعة واحدة من شجرة توقفت عن الإثمار، فلا يتشابه لوحان. يُدهن بالزيت مرتين قبل مغادرة الورشة. جيد للخبز، وأجمل للجبن.' },
        fr: { title: 'Planche en olivier', subtitle: 'Taillée d’une seule pièce', description: 'Chaque planche est sciée dans un seul morceau d’un arbre qui ne donne plus : aucun veinage ne se répète. Huilée deux fois avant de quitter l’atelier. Bien pour le pain, mieux pour le fromage.' },
      },
    },
    {
      handle: 'cooks-knife-20', title: 'Cook’s Knife', subtitle: '20 cm, hand-finished edge', drawing: 'knife', accent: '#d9c288', type: 'Cookware', tags: ['handmade'],
      description: 'A thin blade that falls through a tomato by its own weight. Ground at 15 degrees a side and finished on stone, it wants a quick touch of the steel once a week. The handle is stabilised walnut and sits level when you pinch the blade.',
      material: 'High-carbon steel, walnut', weight: 210, hs: '8211.92', origin: 'jp', usd: 96, options: { Handle: ['Walnut', 'Black Ash'] }, colours: { Walnut: '#6b4530', 'Black Ash': '#33303a' }, low: ['Black Ash'],
      translations: {
        ar: { title: 'سكين الطاهي', subtitle: '20 سم، حدّ مشطوب يدويًا', description: 'نصل رفيع ينزل في الطماطم بثقله وحده. مشحوذ بزاوية 15 درجة على كل جانب ومنهيّ على الحجر، ويكفيه المسنّ مرة كل أسبوع. المقبض من خشب الجوز ومتوازن في اليد.' },
        fr: { title: 'Couteau de chef', subtitle: '20 cm, fil affûté à la main', description: 'Une lame fine qui traverse une tomate de son seul poids. Affûtée à 15 degrés par face et finie à la pierre, elle demande un coup de fusil par semaine. Manche en noyer stabilisé, parfaitement équilibré.' },
      },
    },
    {
      handle: 'oasis-dinner-plates', title: 'Oasis Plates', subtitle: 'Stoneware, set of four', drawing: 'plates', accent: '#e2b04a', type: 'Tableware', tags: ['dishwasher safe', 'gift'], collection: 'new-in',
      description: 'Speckled stoneware with a rim just high enough for soup or a saucy lentil dish. The glaze is matt to the eye and smooth to the fork. Four plates, safe in dishwasher and microwave.',
      material: 'Stoneware', weight: 3200, hs: '6912.00', origin: 'pt', usd: 64, options: { Color: ['Sand', 'Sage', 'Night'] }, colours: { Sand: '#dcbf97', Sage: '#93ab8d', Night: '#3f4d6b' },
      translations: {
        ar: { title: 'أطباق الواحة', subtitle: 'خزف حجري، طقم من أربعة', description: 'خزف حجري منقّط بحافة ترتفع بما يكفي للحساء أو العدس بصلصته. الطلاء مطفأ للعين وناعم تحت الشوكة. أربعة أطباق صالحة لغسالة الأطباق والميكروويف.' },
        fr: { title: 'Assiettes Oasis', subtitle: 'Grès, lot de quatre', description: 'Un grès moucheté au bord juste assez haut pour une soupe ou des lentilles en sauce. L’émail est mat à l’œil et lisse sous la fourchette. Quatre assiettes, lave-vaisselle et micro-ondes.' },
      },
    },
    {
      handle: 'nesting-mixing-bowls', title: 'Nesting Bowls', subtitle: 'Three sizes, one footprint', drawing: 'bowls', accent: '#c99a5f', type: 'Tableware', tags: ['dishwasher safe'],
      description: 'Three enamelled bowls that live inside each other. The largest takes dough for two loaves, the smallest beats two eggs. A rolled edge pours without dripping.',
      material: 'Enamelled steel', weight: 1500, hs: '7323.94', origin: 'pl', usd: 42, options: { Color: ['Coral', 'Teal'] }, colours: { Coral: '#d9654f', Teal: '#2f7472' },
      translations: {
        ar: { title: 'أوعية متداخلة', subtitle: 'ثلاثة أحجام في مساحة واحدة', description: 'ثلاثة أوعية مطلية بالمينا يسكن أحدها الآخر. الأكبر يتسع لعجين رغيفين والأصغر لخفق بيضتين. الحافة الملفوفة تصب دون تنقيط.' },
        fr: { title: 'Bols gigognes', subtitle: 'Trois tailles, une seule place', description: 'Trois bols émaillés qui se rangent l’un dans l’autre. Le plus grand accueille la pâte de deux pains, le plus petit bat deux œufs. Le bord roulé verse sans goutte.' },
      },
    },
    {
      handle: 'akhmim-tea-towels', title: 'Akhmim Tea Towels', subtitle: 'Woven on hand looms, set of two', drawing: 'towels', accent: '#f4ecdd', type: 'Textiles', tags: ['handmade', 'organic', 'gift'], collection: 'gifts-under-30',
      description: 'Cotton from the Delta woven on hand looms in Akhmim. They dry a full rack of dishes and soften with every wash. One striped towel, one plain.',
      material: 'Organic cotton', weight: 260, hs: '6302.91', origin: 'eg', usd: 22, options: { Color: ['Indigo', 'Brick', 'Saffron'] }, colours: { Indigo: '#3a4f8a', Brick: '#b9503c', Saffron: '#d99a2b' },
      translations: {
        ar: { title: 'مناشف أخميم للمطبخ', subtitle: 'نسيج نول يدوي، قطعتان', description: 'قطن من الدلتا نُسج على أنوال يدوية في أخميم. تجفف رفًّا كاملًا من الأطباق وتزداد نعومة مع كل غسلة. منشفة مخططة وأخرى سادة.' },
        fr: { title: 'Torchons d’Akhmim', subtitle: 'Tissés à la main, lot de deux', description: 'Du coton du Delta tissé sur des métiers à main à Akhmim. Ils essuient toute une vaisselle et s’adoucissent à chaque lavage. Un torchon rayé, un uni.' },
      },
    },
    {
      handle: 'pantry-jars', title: 'Pantry Jars', subtitle: 'Airtight glass, set of three', drawing: 'jars', accent: '#c8553d', type: 'Storage', tags: ['plastic free'],
      description: 'Thick glass with turned lids and a silicone ring, for rice, lentils and the good coffee. They stack two high and the mouth is wide enough for a hand. Set of 0.5, 1 and 1.5 litres.',
      material: 'Borosilicate glass, beech', weight: 1900, hs: '7010.90', origin: 'cz', usd: 36, options: { Lid: ['Beech', 'Terracotta'] }, colours: { Beech: '#cfa36a', Terracotta: '#c4614a' }, out: ['Terracotta'],
      translations: {
        ar: { title: 'برطمانات المؤونة', subtitle: 'زجاج محكم، طقم من ثلاثة', description: 'زجاج سميك بأغطية مخروطة وحلقة سيليكون، للأرز والعدس والقهوة الجيدة. تتراص فوق بعضها وفوهتها تتسع لليد. سعات نصف لتر ولتر ولتر ونصف.' },
        fr: { title: 'Bocaux de garde-manger', subtitle: 'Verre hermétique, lot de trois', description: 'Un verre épais, des couvercles tournés et un joint de silicone, pour le riz, les lentilles et le bon café. Ils s’empilent par deux et la main passe. Lot de 0,5, 1 et 1,5 litre.' },
      },
    },
  ],
}
