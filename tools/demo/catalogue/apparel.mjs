// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'apparel', picture: 'apparel', code: 'APP', name: 'Apparel', hero: ['beanie', 'tote', 'tee', 'socks', 'hoodie'],
  description: 'Plain clothes made well: Egyptian cotton, honest wool, no logos.',
  translations: {
    ar: { name: 'الملابس', description: 'ملابس بسيطة متقنة: قطن مصري وصوف صادق وبلا شعارات.' },
    fr: { name: 'Vêtements', description: 'Des vêtements simples et bien faits : coton d’Égypte, laine honnête, aucun logo.' },
  },
  products: [
    {
      handle: 'delta-cotton-tee', title: 'Delta Tee', subtitle: 'Long-staple Egyptian cotton', drawing: 'tee', accent: '#e2b04a', type: 'Tops', tags: ['organic', 'unisex'], collection: 'best-sellers',
      description: 'A heavy, smooth T-shirt knitted from long-staple Giza cotton. The collar is taped so it does not wave after ten washes. Cut straight, for everybody.',
      material: 'Organic cotton, 200 g/m²', weight: 210, hs: '6109.10', origin: 'eg', usd: 29, options: { Color: ['Nile Blue', 'Chalk', 'Terracotta'], Size: ['S', 'M', 'L', 'XL'] }, colours: { 'Nile Blue': '#3f6f8f', Chalk: '#efe9dc', Terracotta: '#c4664a' }, low: ['Chalk / XL'],
      translations: {
        ar: { title: 'تيشيرت الدلتا', subtitle: 'قطن مصري طويل التيلة', description: 'تيشيرت ثقيل وناعم من قطن جيزة طويل التيلة. الياقة مدعّمة بشريط فلا تتموج بعد عشر غسلات. قصّة مستقيمة تناسب الجميع.' },
        fr: { title: 'T-shirt Delta', subtitle: 'Coton d’Égypte à longues fibres', description: 'Un t-shirt dense et lisse, en coton Giza à longues fibres. Le col est renforcé et ne gondole pas après dix lavages. Coupe droite, pour tous.' },
      },
    },
    {
      handle: 'harbour-hoodie', title: 'Harbour Hoodie', subtitle: 'Brushed inside, heavy outside', drawing: 'hoodie', accent: '#f4ead4', type: 'Tops', tags: ['unisex', 'organic'],
      description: 'For evenings on deck. A double hood that stands by itself, ribbed sides that let you move, and a pocket that holds a paperback. Shrunk before it is cut, so your size stays your size.',
      material: 'Organic cotton fleece, 400 g/m²', weight: 720, hs: '6110.20', origin: 'tr', usd: 74, sale: 25, options: { Color: ['Slate', 'Sage', 'Mustard'], Size: ['S', 'M', 'L', 'XL'] }, colours: { Slate: '#56657e', Sage: '#7f9a7a', Mustard: '#d3a03a' },
      translations: {
        ar: { title: 'هودي الميناء', subtitle: 'ناعم من الداخل، متين من الخارج', description: 'لأمسيات السطح. قلنسوة مزدوجة تقف وحدها وجانبان مضلعان يسمحان بالحركة وجيب يسع كتابًا. يُكمش قبل القص فيبقى مقاسك مقاسك.' },
        fr: { title: 'Sweat à capuche Port', subtitle: 'Gratté dedans, dense dehors', description: 'Pour les soirées sur le pont. Une double capuche qui tient seule, des côtés côtelés et une poche où loge un livre. Prérétréci : votre taille reste votre taille.' },
      },
    },
    {
      handle: 'snowline-beanie', title: 'Snowline Beanie', subtitle: 'Merino rib with a pompom', drawing: 'beanie', accent: '#e2b04a', type: 'Accessories', tags: ['unisex', 'gift'], collection: 'gifts-under-30',
      description: 'Chunky merino that does not itch and dries on a radiator overnight. The cuff turns down over the ears. The pompom comes off with one snap for serious days.',
      material: 'Merino wool', weight: 110, hs: '6505.00', origin: 'it', usd: 26, options: { Color: ['Fjord', 'Berry', 'Oat'] }, colours: { Fjord: '#3f6f8f', Berry: '#94405a', Oat: '#cdb792' },
      translations: {
        ar: { title: 'قبعة خط الثلج', subtitle: 'ميرينو مضلع بكرة صوف', description: 'ميرينو سميك لا يثير الحكة ويجف على المدفأة ليلًا. الحافة تُطوى فوق الأذنين. وكرة الصوف تُنزع بكبسة للأيام الجادة.' },
        fr: { title: 'Bonnet Snowline', subtitle: 'Mérinos côtelé à pompon', description: 'Un gros mérinos qui ne gratte pas et sèche sur un radiateur en une nuit. Le revers descend sur les oreilles. Le pompon s’enlève d’un clic les jours sérieux.' },
      },
    },
    {
      handle: 'striped-crew-socks', title: 'Striped Crew Socks', subtitle: 'Combed cotton, two pairs', drawing: 'socks', accent: '#e2b04a', type: 'Accessories', tags: ['unisex', 'gift', 'organic'], collection: 'gifts-under-30',
      description: 'Socks with a heel of their own colour, so you can tell left from morning. Padded underfoot, seamless at the toe. Two pairs in a paper band.',
      material: 'Combed cotton', weight: 120, hs: '6115.95', origin: 'pt', usd: 15, options: { Color: ['Blue & Yellow', 'Green & Rose'], Size: ['36-40', '41-45'] }, colours: { 'Blue & Yellow': '#3f6f9f', 'Green & Rose': '#4f7f66' },
      translations: {
        ar: { title: 'جوارب مخططة', subtitle: 'قطن ممشط، زوجان', description: 'جوارب بكعب بلون مختلف يوقظك في الصباح. مبطنة عند القدم وبلا درزة عند الأصابع. زوجان في شريط ورقي.' },
        fr: { title: 'Chaussettes rayées', subtitle: 'Coton peigné, deux paires', description: 'Des chaussettes au talon d’une autre couleur, pour s’y retrouver le matin. Matelassées dessous, sans couture au bout. Deux paires sous bandeau de papier.' },
      },
    },
    {
      handle: 'palm-canvas-tote', title: 'Palm Tote', subtitle: 'Screen-printed canvas', drawing: 'tote', accent: '#e2a83a', type: 'Bags', tags: ['organic', 'gift'], collection: 'gifts-under-30',
      description: 'Heavy canvas that stands up on its own at the market. Printed by hand with water-based ink, one colour after the other. Carries twelve kilos of oranges; we tried.',
      material: 'Organic cotton canvas', weight: 320, hs: '4202.92', origin: 'eg', usd: 21, options: { Color: ['Natural', 'Ocean'] }, colours: { Natural: '#e8d9b9', Ocean: '#3f7690' },
      translations: {
        ar: { title: 'حقيبة النخلة', subtitle: 'قماش مطبوع يدويًا', description: 'قماش ثقيل يقف وحده في السوق. مطبوع باليد بحبر مائي لونًا بعد لون. يحمل اثني عشر كيلو من البرتقال؛ جربنا ذلك.' },
        fr: { title: 'Cabas Palmier', subtitle: 'Toile sérigraphiée', description: 'Une toile épaisse qui tient debout au marché. Imprimée à la main à l’encre à l’eau, une couleur après l’autre. Porte douze kilos d’oranges, nous avons essayé.' },
      },
    },
    {
      handle: 'court-canvas-sneakers', title: 'Court Sneakers', subtitle: 'Canvas and natural rubber', drawing: 'sneakers', accent: '#e2b04a', type: 'Shoes', tags: ['unisex'],
      description: 'A simple canvas shoe with a stitched sole, so it can be resoled. The insole is cork and learns your foot in a week. Runs true to size.',
      material: 'Cotton canvas, natural rubber', weight: 740, hs: '6404.11', origin: 'pt', usd: 68, options: { Color: ['Navy', 'Brick'], Size: ['38', '40', '42', '44'] }, colours: { Navy: '#34507a', Brick: '#b4553f' }, low: ['Navy / 38', 'Brick / 44'],
      translations: {
        ar: { title: 'حذاء كورت', subtitle: 'قماش ومطاط طبيعي', description: 'حذاء قماشي بسيط بنعل مخيط فيمكن تجديده. الضبان من الفلين ويتعلم شكل قدمك في أسبوع. المقاس مضبوط.' },
        fr: { title: 'Tennis Court', subtitle: 'Toile et caoutchouc naturel', description: 'Une chaussure de toile toute simple, à semelle cousue donc ressemelable. La semelle intérieure en liège épouse le pied en une semaine. Taille normalement.' },
      },
    },
    {
      handle: 'highland-wool-scarf', title: 'Highland Scarf', subtitle: 'Lambswool check', drawing: 'scarf', accent: '#d3a03a', type: 'Accessories', tags: ['gift', 'unisex'], collection: 'new-in',
      description: 'Woven on a narrow loom from lambswool and brushed with teasels until it is soft. Long enough to go round twice. The fringe is knotted, so it stays a fringe.',
      material: 'Lambswool', weight: 230, hs: '6117.10', origin: 'gb', usd: 52, options: { Color: ['Loch', 'Heather'] }, colours: { Loch: '#34627a', Heather: '#7f5f8f' },
      translations: {
        ar: { title: 'وشاح هايلاند', subtitle: 'صوف حملان بمربعات', description: 'منسوج على نول ضيق من صوف الحملان وممشط حتى ينعم. طويل يلتف مرتين. شراشيبه معقودة فتبقى في مكانها.' },
        fr: { title: 'Écharpe Highland', subtitle: 'Laine d’agneau à carreaux', description: 'Tissée sur métier étroit en laine d’agneau, puis brossée jusqu’à la douceur. Assez longue pour deux tours. La frange est nouée et le reste.' },
      },
    },
    {
      handle: 'rainy-day-jacket', title: 'Rainy Day Jacket', subtitle: 'Waterproof, taped seams', drawing: 'jacket', accent: '#e9d8b0', type: 'Outerwear', tags: ['waterproof', 'recycled', 'unisex'],
      description: 'A raincoat that looks like a jacket. Taped seams, a hood that turns with your head, and pockets with a lining that warms the hands. Made from forty-one plastic bottles.',
      material: 'Recycled polyester', weight: 820, hs: '6201.40', origin: 'vn', usd: 138, options: { Color: ['Mustard', 'Navy', 'Fern'], Size: ['S', 'M', 'L'] }, colours: { Mustard: '#dba62f', Navy: '#33486f', Fern: '#5b7f55' },
      translations: {
        ar: { title: 'سترة اليوم الماطر', subtitle: 'مقاومة للماء، دروز محكمة', description: 'معطف مطر يشبه السترة. دروز محكمة وقلنسوة تدور مع رأسك وجيوب مبطنة تدفئ اليدين. مصنوعة من إحدى وأربعين زجاجة بلاستيك.' },
        fr: { title: 'Veste Jour de pluie', subtitle: 'Imperméable, coutures étanches', description: 'Un imperméable qui a l’air d’une veste. Coutures étanches, capuche qui suit la tête et poches doublées qui réchauffent les mains. Faite de quarante et une bouteilles.' },
      },
    },
  ],
}
