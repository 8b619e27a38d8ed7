// @ts-check
/** @type {import('./index.mjs').CategoryData} */
export default {
  handle: 'audio', picture: 'audio', code: 'AUD', name: 'Audio', hero: ['microphone', 'radio', 'headphones', 'portable', 'bookshelf'],
  description: 'Honest sound, parts you can replace, and no app you must install.',
  translations: {
    ar: { name: 'الصوتيات', description: 'صوت صادق، وقطع يمكن استبدالها، ولا تطبيق مفروض عليك.' },
    fr: { name: 'Audio', description: 'Un son honnête, des pièces remplaçables et aucune application imposée.' },
  },
  products: [
    {
      handle: 'quiet-over-ear-headphones', title: 'Quiet Headphones', subtitle: 'Noise cancelling, 40 hours', drawing: 'headphones', accent: '#e0955f', type: 'Headphones', tags: ['wireless', 'rechargeable'], collection: 'best-sellers',
      description: 'They take the engine out of the aeroplane and leave the voices in. Forty hours on a charge, and a cable in the box for when that is not enough. Cushions and battery are replaced with one screwdriver.',
      material: 'Aluminium, protein leather', weight: 268, hs: '8518.30', origin: 'cn', usd: 189, sale: 20, options: { Color: ['Graphite', 'Sand', 'Plum'] }, colours: { Graphite: '#3a3847', Sand: '#cdb595', Plum: '#6d3f66' },
      translations: {
        ar: { title: 'سماعات كوايت', subtitle: 'عازلة للضوضاء، 40 ساعة', description: 'تحذف صوت المحرك من الطائرة وتبقي الأصوات. أربعون ساعة بشحنة واحدة، وفي العلبة سلك حين لا تكفي. الوسائد والبطارية تُستبدل بمفك واحد.' },
        fr: { title: 'Casque Quiet', subtitle: 'Réduction de bruit, 40 heures', description: 'Il retire le moteur de l’avion et laisse les voix. Quarante heures par charge, et un câble dans la boîte quand cela ne suffit pas. Coussinets et batterie se changent avec un seul tournevis.' },
      },
    },
    {
      handle: 'pebble-earbuds', title: 'Pebble Earbuds', subtitle: 'Pocket case, 28 hours in all', drawing: 'earbuds', accent: '#7fe0b0', type: 'Headphones', tags: ['wireless', 'rechargeable', 'gift'], collection: 'new-in',
      description: 'Small enough to sleep in and sealed against sweat. The case adds three charges and opens with one thumb. Three sizes of tips, so they stay where you put them.',
      material: 'Recycled polycarbonate', weight: 52, hs: '8518.30', origin: 'cn', usd: 79, options: { Color: ['Ink', 'Cloud', 'Coral'] }, colours: { Ink: '#38354a', Cloud: '#d9d6de', Coral: '#d9685a' }, low: ['Coral'],
      translations: {
        ar: { title: 'سماعات الأذن بِبل', subtitle: 'علبة جيب، 28 ساعة إجمالًا', description: 'صغيرة حتى يمكن النوم بها ومعزولة ضد العرق. العلبة تضيف ثلاث شحنات وتُفتح بإبهام واحد. ثلاثة مقاسات من الأطراف لتثبت في مكانها.' },
        fr: { title: 'Écouteurs Galet', subtitle: 'Étui de poche, 28 heures au total', description: 'Assez petits pour dormir avec, étanches à la sueur. L’étui ajoute trois charges et s’ouvre d’un pouce. Trois tailles d’embouts pour qu’ils restent en place.' },
      },
    },
    {
      handle: 'terrace-portable-speaker', title: 'Terrace Speaker', subtitle: 'Portable, splash-proof', drawing: 'portable', accent: '#e2a04a', type: 'Speakers', tags: ['wireless', 'waterproof', 'rechargeable'],
      description: 'Fills a terrace without annoying the one next door. Two of them make a stereo pair at the press of a button. Splash-proof, with a strap that hangs from a branch.',
      material: 'Aluminium, woven fabric', weight: 1350, hs: '8518.22', origin: 'cn', usd: 129, options: { Color: ['Night', 'Brick', 'Lagoon'] }, colours: { Night: '#3a3650', Brick: '#a8503f', Lagoon: '#2f6f80' },
      translations: {
        ar: { title: 'مكبر الصوت تِراس', subtitle: 'محمول ومقاوم للرذاذ', description: 'يملأ الشرفة دون أن يزعج الجيران. اثنان منه يصنعان زوجًا مجسّمًا بضغطة زر. مقاوم للرذاذ وبحزام يُعلق على غصن.' },
        fr: { title: 'Enceinte Terrasse', subtitle: 'Portable, résiste aux éclaboussures', description: 'Elle remplit une terrasse sans gêner la voisine. À deux, elles forment une paire stéréo d’une pression. Résiste aux éclaboussures, avec une sangle à suspendre à une branche.' },
      },
    },
    {
      handle: 'orbit-turntable', title: 'Orbit Turntable', subtitle: 'Belt drive, built-in preamp', drawing: 'turntable', accent: '#e0705a', type: 'Hi-fi', tags: ['gift'],
      description: 'A heavy platter, a carbon arm and nothing that moves unless the record does. The preamp inside means it plays through any speaker. Two speeds, changed at the front.',
      material: 'Walnut veneer, aluminium', weight: 5800, hs: '8519.30', origin: 'cz', usd: 279, options: { Finish: ['Walnut', 'Black'] }, colours: { Walnut: '#8a5a3a', Black: '#37343f' },
      translations: {
        ar: { title: 'مشغل أسطوانات أوربت', subtitle: 'سير ناقل ومضخم أولي مدمج', description: 'طبق ثقيل وذراع كربونية ولا شيء يتحرك إلا الأسطوانة. المضخم المدمج يجعله يعمل مع أي سماعة. سرعتان تُبدَّلان من الأمام.' },
        fr: { title: 'Platine Orbit', subtitle: 'Courroie, préampli intégré', description: 'Un plateau lourd, un bras en carbone et rien qui bouge sinon le disque. Le préampli intégré convient à toutes les enceintes. Deux vitesses, réglées en façade.' },
      },
    },
    {
      handle: 'duo-bookshelf-speakers', title: 'Duo Bookshelf Speakers', subtitle: 'Active pair, 2 × 50 W', drawing: 'bookshelf', accent: '#d99a5f', type: 'Speakers', tags: ['wireless'],
      description: 'A pair with the amplifier inside: plug in, choose a source, listen. The walnut boxes are braced, so the bass is short and clean. Optical, analogue and wireless inputs.',
      material: 'Walnut veneer, paper cone', weight: 7400, hs: '8518.22', origin: 'dk', usd: 349, options: { Finish: ['Walnut', 'Black'] }, colours: { Walnut: '#7f5236', Black: '#3a3743' }, low: ['Black'],
      translations: {
        ar: { title: 'سماعات رف ديو', subtitle: 'زوج نشط، 2 × 50 واط', description: 'زوج بداخله المضخم: صِل واختر المصدر واستمع. الصناديق مدعّمة من الداخل فيأتي الصوت العميق قصيرًا ونقيًا. مداخل ضوئية وتناظرية ولاسلكية.' },
        fr: { title: 'Enceintes d’étagère Duo', subtitle: 'Paire active, 2 × 50 W', description: 'Une paire avec amplificateur intégré : brancher, choisir, écouter. Les caisses renforcées donnent une basse brève et nette. Entrées optique, analogique et sans fil.' },
      },
    },
    {
      handle: 'sunday-radio', title: 'Sunday Radio', subtitle: 'FM, DAB+ and wireless', drawing: 'radio', accent: '#d9573f', type: 'Hi-fi', tags: ['wireless', 'gift'],
      description: 'A radio that starts when you turn the knob. The dial is real, the wooden handle too, and there are two alarms for people who need both. Ten hours away from the wall.',
      material: 'Beech, steel', weight: 2100, hs: '8527.13', origin: 'pt', usd: 145, options: { Color: ['Petrol', 'Tomato', 'Mustard'] }, colours: { Petrol: '#2f6670', Tomato: '#b94a3a', Mustard: '#c9962f' },
      translations: {
        ar: { title: 'راديو الأحد', subtitle: 'FM وDAB+ ولاسلكي', description: 'راديو يعمل حين تدير المقبض. المؤشر حقيقي والمقبض خشبي، وفيه منبهان لمن يحتاج اثنين. عشر ساعات بعيدًا عن الكهرباء.' },
        fr: { title: 'Radio Dimanche', subtitle: 'FM, DAB+ et sans fil', description: 'Une radio qui démarre quand on tourne le bouton. Le cadran est vrai, la poignée en bois aussi, et il y a deux réveils pour qui en a besoin. Dix heures loin de la prise.' },
      },
    },
    {
      handle: 'voice-usb-microphone', title: 'Voice Microphone', subtitle: 'USB-C, for calls and podcasts', drawing: 'microphone', accent: '#d9573f', type: 'Hi-fi', tags: ['gift'],
      description: 'Plug it in and you sound like you are in the room. A mute button that lights up red, a headphone socket without delay, and a mount that ignores the keyboard.',
      material: 'Steel, zinc', weight: 890, hs: '8518.10', origin: 'cn', usd: 99, options: { Color: ['Graphite', 'Teal'] }, colours: { Graphite: '#43404f', Teal: '#2f6f72' },
      translations: {
        ar: { title: 'ميكروفون فويس', subtitle: 'USB-C للمكالمات والبودكاست', description: 'صِله فيبدو صوتك كأنك في الغرفة. زر كتم يضيء بالأحمر ومخرج سماعة بلا تأخير وحامل يتجاهل لوحة المفاتيح.' },
        fr: { title: 'Microphone Voix', subtitle: 'USB-C, appels et podcasts', description: 'Branchez-le et vous êtes dans la pièce. Une touche muet qui s’allume en rouge, une prise casque sans retard et un pied qui ignore le clavier.' },
      },
    },
  ],
}
