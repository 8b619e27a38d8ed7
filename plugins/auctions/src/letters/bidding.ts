import { defineLotLetter } from "./lot-letter"

export const outbidLetter = defineLotLetter({
  name: "auctions.outbid",
  topic: "updates",
  texts: {
    en: { subject: "You have been outbid on {lot}", text: "Somebody has bid more than your maximum.", button: "Bid again" },
    ar: { subject: "تجاوزك مزايد آخر على {lot}", text: "زايد شخص آخر بأكثر من حدك الأقصى.", button: "زايد من جديد" },
    fr: {
      subject: "Votre enchère sur {lot} est dépassée",
      text: "Quelqu’un a enchéri au-delà de votre maximum.",
      button: "Enchérir à nouveau",
    },
  },
})

export const endingSoonLetter = defineLotLetter({
  name: "auctions.ending_soon",
  topic: "updates",
  texts: {
    en: { subject: "{lot} ends soon", text: "The auction that you follow ends within an hour.", button: "See the auction" },
    ar: { subject: "المزاد على {lot} ينتهي قريبًا", text: "المزاد الذي تتابعه ينتهي خلال ساعة.", button: "عرض المزاد" },
    fr: {
      subject: "{lot} : bientôt la fin",
      text: "L’enchère que vous suivez se termine dans moins d’une heure.",
      button: "Voir l’enchère",
    },
  },
})

export const cancelledLetter = defineLotLetter({
  name: "auctions.cancelled",
  texts: {
    en: {
      subject: "The auction of {lot} was cancelled",
      text: "We have called this auction off, and your bid with it. You owe nothing; a deposit goes back to your wallet. The reason: {reason}",
      button: "See the auction",
    },
    ar: {
      subject: "أُلغي المزاد على {lot}",
      text: "ألغينا هذا المزاد ومعه مزايدتك. لا يلزمك دفع شيء، ويعود أي تأمين إلى محفظتك. السبب: {reason}",
      button: "عرض المزاد",
    },
    fr: {
      subject: "L’enchère sur {lot} est annulée",
      text: "Nous avons annulé cette vente, et votre enchère avec elle. Vous ne devez rien ; une caution éventuelle revient dans votre portefeuille. Le motif : {reason}",
      button: "Voir la vente",
    },
  },
})
