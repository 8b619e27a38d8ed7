import { defineLotLetter } from "./lot-letter"

const ACCOUNT = "/account/auctions"

export const wonLetter = defineLotLetter({
  name: "auctions.won",
  path: ACCOUNT,
  texts: {
    en: {
      subject: "{lot} is yours",
      text: "Congratulations. Pay in time, and we send it to you; what is not paid by then is offered to somebody else.",
      button: "Pay now",
    },
    ar: {
      subject: "{lot} من نصيبك",
      text: "تهانينا. ادفع في الموعد لنرسلها إليك، وما لا يُدفع ثمنه حتى ذلك الحين يُعرض على غيرك.",
      button: "ادفع الآن",
    },
    fr: {
      subject: "{lot} est à vous",
      text: "Félicitations. Payez à temps et nous vous l’envoyons ; sans paiement d’ici là, le lot est proposé à quelqu’un d’autre.",
      button: "Payer maintenant",
    },
  },
})

export const paymentReminderLetter = defineLotLetter({
  name: "auctions.payment_reminder",
  path: ACCOUNT,
  texts: {
    en: {
      subject: "Please pay for {lot}",
      text: "You have won this and not paid yet. After the deadline it goes to somebody else, and a deposit may be lost.",
      button: "Pay now",
    },
    ar: {
      subject: "يرجى دفع ثمن {lot}",
      text: "فزت بهذا المزاد ولم تدفع بعد. بعد انتهاء المهلة يُعرض على غيرك، وقد تفقد التأمين.",
      button: "ادفع الآن",
    },
    fr: {
      subject: "Pensez à payer {lot}",
      text: "Vous avez remporté ce lot et ne l’avez pas encore payé. Passé le délai, il revient à quelqu’un d’autre et la caution peut être perdue.",
      button: "Payer maintenant",
    },
  },
})

export const secondChanceLetter = defineLotLetter({
  name: "auctions.second_chance",
  path: ACCOUNT,
  texts: {
    en: {
      subject: "You can still have {lot}",
      text: "It was not sold to the winner, and your bid was the next. It is yours for the highest amount that you bid, if you want it.",
      button: "Accept or decline",
    },
    ar: {
      subject: "ما زال بإمكانك الحصول على {lot}",
      text: "لم يتم البيع للفائز، وكانت مزايدتك هي التالية. يمكنك الحصول عليها بأعلى مبلغ زايدت به إن أردت.",
      button: "قبول أو رفض",
    },
    fr: {
      subject: "{lot} peut encore être à vous",
      text: "La vente au gagnant n’a pas abouti et votre enchère venait ensuite. Le lot est à vous pour le plus haut montant que vous avez proposé, si vous le souhaitez.",
      button: "Accepter ou refuser",
    },
  },
})
