import { z } from "@medusajs/framework/zod"
import { defineLetter } from "../mail/letter"

export const paymentReturned = defineLetter({
  name: "engine.payment_returned",
  data: z.object({ amount: z.number(), currency_code: z.string() }),
  texts: {
    en: {
      subject: "Your payment of {amount} goes back to you",
      text: "While you paid, the last of what you wanted was sold, or its delivery ended. We could not place your order and have sent {amount} back to where you paid from.",
      button: "See your bag",
    },
    ar: {
      subject: "سيُعاد إليك مبلغ {amount}",
      text: "أثناء الدفع نفد ما أردته أو توقف توصيله. لم نتمكن من تنفيذ طلبك، وأعدنا {amount} إلى وسيلة الدفع نفسها.",
      button: "عرض السلة",
    },
    fr: {
      subject: "Votre paiement de {amount} vous est rendu",
      text: "Pendant que vous payiez, le dernier article a été vendu, ou sa livraison s’est arrêtée. Nous n’avons pas pu passer votre commande et vous avons rendu {amount} par le même moyen.",
      button: "Voir le panier",
    },
  },
  write: ({ amount, currency_code }, { t, link, money }) => {
    const values = { amount: money(amount, currency_code) }
    return {
      subject: t("subject", values),
      preview: t("text", values),
      body: [
        { kind: "text", text: t("text", values) },
        { kind: "button", label: t("button"), url: link("/cart") },
      ],
    }
  },
})
