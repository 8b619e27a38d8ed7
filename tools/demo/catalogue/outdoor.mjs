// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'outdoor', picture: 'outdoor', code: 'OUT', name: 'Outdoor & Travel', hero: ['backpack', 'lantern', 'tent', 'bottle', 'chair'],
  description: 'For one night in the desert or two weeks by train.',
  translations: {
    ar: { name: 'الرحلات والسفر', description: 'لليلة في الصحراء أو أسبوعين بالقطار.' },
    fr: { name: 'Plein air & voyage', description: 'Pour une nuit dans le désert ou deux semaines en train.' },
  },
  products: [
    {
      handle: 'siwa-two-person-tent', title: 'Siwa Tent', subtitle: 'Two people, three seasons', drawing: 'tent', accent: '#2f5d62', type: 'Camping', tags: ['camping', 'waterproof'], collection: 'best-sellers',
      description: 'Stands up in six minutes with two poles and no instructions. The fly goes on first, so the inside stays dry when the weather does not. A full-length vent keeps it bearable in the heat.',
      material: 'Ripstop polyester, aluminium', weight: 2300, hs: '6306.22', origin: 'vn', usd: 219, sale: 15, options: { Color: ['Dune', 'Moss'] }, colours: { Dune: '#d9772f', Moss: '#5f7a4a' }, low: ['Moss'],
      translations: {
        ar: { title: 'خيمة سيوة', subtitle: 'لشخصين وثلاثة فصول', description: 'تُنصب في ست دقائق بعمودين ودون تعليمات. يُثبت الغطاء الخارجي أولًا فيبقى الداخل جافًا مهما كان الطقس. فتحة تهوية بطول الخيمة تخفف الحر.' },
        fr: { title: 'Tente Siwa', subtitle: 'Deux personnes, trois saisons', description: 'Elle se monte en six minutes avec deux arceaux et sans notice. Le double toit se pose d’abord : l’intérieur reste sec quand le ciel ne l’est pas. Une aération sur toute la longueur la rend vivable par forte chaleur.' },
      },
    },
    {
      handle: 'trail-backpack-28', title: 'Trail Backpack 28', subtitle: 'Roll-top day pack', drawing: 'backpack', accent: '#3d4f5f', type: 'Bags', tags: ['waterproof', 'recycled'], collection: 'new-in',
      description: 'Twenty-eight litres, a real hip belt and a sleeve that fits a 15-inch laptop on weekdays. The outer cloth was fishing nets in its first life. Every buckle can be replaced without sewing.',
      material: 'Recycled nylon', weight: 980, hs: '4202.92', origin: 'vn', usd: 118, options: { Color: ['Clay', 'Pine', 'Slate'] }, colours: { Clay: '#c4663c', Pine: '#2f6650', Slate: '#4d5d74' },
      translations: {
        ar: { title: 'حقيبة ظهر تريل 28', subtitle: 'حقيبة يومية بفتحة ملفوفة', description: 'ثمانية وعشرون لترًا وحزام خصر حقيقي وجيب لحاسوب 15 بوصة في أيام العمل. كان قماشها شباك صيد في حياته الأولى. كل إبزيم يُستبدل دون خياطة.' },
        fr: { title: 'Sac à dos Trail 28', subtitle: 'Sac de jour à enroulement', description: 'Vingt-huit litres, une vraie ceinture et une poche pour un portable 15 pouces la semaine. Le tissu fut d’abord un filet de pêche. Chaque boucle se remplace sans couture.' },
      },
    },
    {
      handle: 'summit-steel-bottle', title: 'Summit Bottle', subtitle: 'Keeps cold 24 hours', drawing: 'bottle', accent: '#2f4450', type: 'Camping', tags: ['plastic free', 'gift'], collection: 'best-sellers',
      description: 'Double-walled steel that keeps ice through a day at 40 °C. Wide enough for ice cubes, narrow enough to drink from while walking. The lid comes apart for washing.',
      material: 'Stainless steel', weight: 380, hs: '9617.00', origin: 'cn', usd: 29, add: { '1 l': 7 }, options: { Color: ['Sunset', 'Glacier', 'Meadow', 'Berry'], Size: ['0.6 l', '1 l'] }, colours: { Sunset: '#d9772f', Glacier: '#4a93a8', Meadow: '#6d9450', Berry: '#8f3f66' },
      translations: {
        ar: { title: 'قارورة القمة', subtitle: 'تحفظ البرودة 24 ساعة', description: 'فولاذ مزدوج الجدار يحفظ الثلج يومًا كاملًا في حرارة 40 درجة. فوهتها تتسع للمكعبات وتصلح للشرب أثناء المشي. الغطاء يُفك للغسل.' },
        fr: { title: 'Gourde Sommet', subtitle: 'Reste froide 24 heures', description: 'Un acier double paroi qui garde les glaçons toute une journée à 40 °C. Assez large pour les glaçons, assez étroite pour boire en marchant. Le bouchon se démonte pour le lavage.' },
      },
    },
    {
      handle: 'camp-lantern', title: 'Camp Lantern', subtitle: 'Rechargeable, warm light', drawing: 'lantern', accent: '#d8b26a', type: 'Camping', tags: ['camping', 'rechargeable', 'gift'],
      description: 'Looks like the paraffin lamp in the attic, runs on a battery for forty hours at its lowest. The dial goes from candle to reading light with no steps between. Charges a phone in an emergency.',
      material: 'Steel, glass', weight: 720, hs: '8513.10', origin: 'cn', usd: 54, options: { Color: ['Red', 'Cream', 'Olive'] }, colours: { Red: '#b8413a', Cream: '#dccba2', Olive: '#6d7042' },
      translations: {
        ar: { title: 'فانوس التخييم', subtitle: 'قابل للشحن، ضوء دافئ', description: 'يشبه مصباح الكيروسين القديم ويعمل ببطارية أربعين ساعة على أضعف ضوء. القرص يتدرج من شمعة إلى ضوء قراءة بلا قفزات. ويشحن الهاتف عند الضرورة.' },
        fr: { title: 'Lanterne de camp', subtitle: 'Rechargeable, lumière chaude', description: 'L’allure de la lampe à pétrole du grenier, une batterie qui tient quarante heures au minimum. La molette va de la bougie à la lampe de lecture sans à-coups. Recharge un téléphone en cas d’urgence.' },
      },
    },
    {
      handle: 'desert-night-sleeping-bag', title: 'Desert Night Sleeping Bag', subtitle: 'Comfort to 2 °C', drawing: 'sleepingBag', accent: '#e2b04a', type: 'Camping', tags: ['camping', 'recycled'],
      description: 'Desert nights are colder than they look, so this bag is warm where it counts and opens to a blanket when it is not needed. Filled with recycled fibre that dries quickly. Packs to the size of a loaf.',
      material: 'Recycled polyester', weight: 1250, hs: '9404.30', origin: 'vn', usd: 92, options: { Length: ['Regular', 'Long'] }, colour: '#a5503c',
      translations: {
        ar: { title: 'كيس نوم ليل الصحراء', subtitle: 'مريح حتى درجتين مئويتين', description: 'ليل الصحراء أبرد مما يبدو، لذلك هذا الكيس دافئ حيث يلزم ويُفتح بطانية حين لا يلزم. حشوه ألياف معاد تدويرها تجف بسرعة. يُطوى إلى حجم رغيف.' },
        fr: { title: 'Sac de couchage Nuit du désert', subtitle: 'Confort jusqu’à 2 °C', description: 'Les nuits du désert sont plus froides qu’elles n’en ont l’air : ce sac est chaud où il faut et s’ouvre en couverture sinon. Garni de fibres recyclées qui sèchent vite. Plié, il a la taille d’un pain.' },
      },
    },
    {
      handle: 'folding-camp-chair', title: 'Folding Camp Chair', subtitle: 'Ash and canvas', drawing: 'chair', accent: '#3f5f6f', type: 'Camping', tags: ['camping'], backorder: true,
      description: 'Low, wide and made for a long evening. The ash frame folds flat in one move and the canvas comes off for the wash. Made to order when we run out, so it can always be bought.',
      material: 'Ash, cotton canvas', weight: 3400, hs: '9401.79', origin: 'ro', usd: 134, options: { Color: ['Rust', 'Navy'] }, colours: { Rust: '#c06a3c', Navy: '#34507a' },
      translations: {
        ar: { title: 'كرسي تخييم قابل للطي', subtitle: 'خشب الدردار وقماش', description: 'منخفض وعريض ومصنوع لسهرة طويلة. يُطوى الهيكل بحركة واحدة ويُنزع القماش للغسل. يُصنع عند الطلب إذا نفد، فيمكن شراؤه دائمًا.' },
        fr: { title: 'Fauteuil de camp pliant', subtitle: 'Frêne et toile', description: 'Bas, large et fait pour les longues soirées. Le cadre en frêne se plie d’un geste et la toile se retire pour le lavage. Fabriqué à la commande quand il n’y en a plus.' },
      },
    },
    {
      handle: 'brass-compass', title: 'Brass Compass', subtitle: 'Liquid-damped, with lanyard ring', drawing: 'compass', accent: '#d8b26a', type: 'Camping', tags: ['gift', 'plastic free'],
      description: 'It needs no battery and finds north in two seconds. The needle is damped in oil so it settles even while you walk. Solid brass, and heavy enough to hold a map down.',
      material: 'Brass, glass', weight: 160, hs: '9014.10', origin: 'in', usd: 38, options: {}, colour: '#3f6f8f',
      translations: {
        ar: { title: 'بوصلة نحاسية', subtitle: 'مخمّدة بالسائل مع حلقة تعليق', description: 'لا تحتاج بطارية وتجد الشمال في ثانيتين. إبرتها مغمورة بالزيت فتستقر حتى وأنت تمشي. من النحاس المصمت وثقيلة بما يكفي لتثبيت خريطة.' },
        fr: { title: 'Boussole en laiton', subtitle: 'À bain d’huile, avec anneau', description: 'Sans pile, elle trouve le nord en deux secondes. L’aiguille amortie à l’huile se stabilise même en marchant. En laiton massif, assez lourde pour tenir une carte.' },
      },
    },
    {
      handle: 'red-sea-hammock', title: 'Red Sea Hammock', subtitle: 'Woven cotton, tree straps included', drawing: 'hammock', accent: '#2f7f8f', type: 'Camping', tags: ['handmade', 'camping'],
      description: 'Three metres of woven cotton with a hand-knotted fringe. The straps go around a trunk without marking the bark. Holds two people who like each other, up to 200 kg.',
      material: 'Cotton', weight: 1900, hs: '6306.90', origin: 'eg', usd: 76, options: { Color: ['Coral', 'Turquoise'] }, colours: { Coral: '#d9573f', Turquoise: '#2f97a0' },
      translations: {
        ar: { title: 'أرجوحة البحر الأحمر', subtitle: 'قطن منسوج مع أحزمة للشجر', description: 'ثلاثة أمتار من القطن المنسوج بشراشيب معقودة باليد. تلتف الأحزمة حول الجذع دون أن تجرح اللحاء. تحمل شخصين متحابين حتى 200 كجم.' },
        fr: { title: 'Hamac Mer Rouge', subtitle: 'Coton tissé, sangles incluses', description: 'Trois mètres de coton tissé et une frange nouée à la main. Les sangles font le tour d’un tronc sans marquer l’écorce. Porte deux personnes qui s’entendent, jusqu’à 200 kg.' },
      },
    },
  ],
}
