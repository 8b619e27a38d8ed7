import { z } from "@medusajs/framework/zod"
import { defineLetter } from "../letter"

/** Short letters: what has happened to an order, and the way to it. */
const data = z.object({ order_id: z.string(), display_id: z.number() })
const lines = z.array(z.object({ title: z.string(), quantity: z.number() }))
const listed = (items: z.output<typeof lines>) => ({
  kind: "lines" as const,
  lines: items.map(({ title, quantity }) => ({ title: `${quantity} × ${title}` })),
})

export const orderShipped = defineLetter({
  name: "engine.order_shipped",
  topic: "updates",
  data: data.extend({ items: lines, tracking: z.array(z.object({ number: z.string(), url: z.string().nullish() })) }),
  texts: {
    en: {
      subject: "Your order #{number} is on its way",
      text: "This has left our house:",
      tracking: "Tracking number",
      follow: "Follow the parcel",
      button: "See your order",
    },
    ar: {
      subject: "طلبك رقم {number} في الطريق إليك",
      text: "تم شحن ما يلي:",
      tracking: "رقم التتبع",
      follow: "تتبع الشحنة",
      button: "عرض الطلب",
    },
    fr: {
      subject: "Votre commande n° {number} est en route",
      text: "Voici ce qui vient de partir :",
      tracking: "Numéro de suivi",
      follow: "Suivre le colis",
      button: "Voir la commande",
    },
  },
  write: ({ order_id, display_id, items, tracking }, { t, link }) => {
    const url = tracking.find(({ url }) => url && /^https?:\/\//.test(url))?.url
    return {
      subject: t("subject", { number: display_id }),
      preview: t("text"),
      body: [
        { kind: "text", text: t("text") },
        listed(items),
        ...(tracking.length > 0 ? [{ kind: "facts" as const, facts: tracking.map(({ number }) => [t("tracking"), number] as const) }] : []),
        ...(url ? [{ kind: "button" as const, label: t("follow"), url }] : []),
        { kind: "button", label: t("button"), url: link(`/order/${order_id}`) },
      ],
    }
  },
})

/** Whether a letter can be switched off, its texts, and how much money it tells of, if any. */
function defineNews(name: string, texts: Record<"en" | "ar" | "fr", { subject: string; text: string; button: string }>, topic?: "updates") {
  return defineLetter({
    name,
    data: data.extend({ amount: z.number().optional(), currency_code: z.string().optional(), items: lines.optional() }),
    ...(topic && { topic }),
    texts,
    write: ({ order_id, display_id, amount, currency_code, items }, { t, link, money }) => {
      const values = {
        number: display_id,
        ...(amount !== undefined && currency_code && { amount: money(amount, currency_code) }),
      }
      return {
        subject: t("subject", values),
        preview: t("text", values),
        body: [
          { kind: "text", text: t("text", values) },
          ...(items?.length ? [listed(items)] : []),
          { kind: "button", label: t("button"), url: link(`/order/${order_id}`) },
        ],
      }
    },
  })
}

const see = { en: "See your order", ar: "عرض الطلب", fr: "Voir la commande" }

export const orderDelivered = defineNews(
  "engine.order_delivered",
  {
    en: { subject: "Your order #{number} has arrived", text: "We hope that you like it.", button: see.en },
    ar: { subject: "وصل طلبك رقم {number}", text: "نأمل أن ينال إعجابك.", button: see.ar },
    fr: { subject: "Votre commande n° {number} est arrivée", text: "Nous espérons qu’elle vous plaît.", button: see.fr },
  },
  "updates",
)

export const orderCanceled = defineNews("engine.order_canceled", {
  en: {
    subject: "Your order #{number} is cancelled",
    text: "Nothing will be sent. What you have paid goes back to where it came from.",
    button: see.en,
  },
  ar: { subject: "تم إلغاء طلبك رقم {number}", text: "لن يُرسل شيء، وسيُعاد ما دفعته إلى وسيلة الدفع نفسها.", button: see.ar },
  fr: {
    subject: "Votre commande n° {number} est annulée",
    text: "Rien ne sera envoyé. Ce que vous avez payé vous est rendu par le même moyen.",
    button: see.fr,
  },
})

export const orderRefunded = defineNews("engine.order_refunded", {
  en: {
    subject: "{amount} refunded for your order #{number}",
    text: "We have sent {amount} back to where you paid from. Your bank may take some days to show it.",
    button: see.en,
  },
  ar: {
    subject: "تم رد {amount} عن طلبك رقم {number}",
    text: "أعدنا {amount} إلى وسيلة الدفع التي استخدمتها. قد يستغرق ظهوره في البنك بضعة أيام.",
    button: see.ar,
  },
  fr: {
    subject: "{amount} remboursés pour votre commande n° {number}",
    text: "Nous avons rendu {amount} par le moyen de paiement utilisé. Votre banque peut mettre quelques jours à l’afficher.",
    button: see.fr,
  },
})

export const returnRequested = defineNews("engine.return_requested", {
  en: {
    subject: "We have your return for order #{number}",
    text: "Send these back to us. We refund them once they are here.",
    button: see.en,
  },
  ar: { subject: "استلمنا طلب الإرجاع للطلب رقم {number}", text: "أعد إلينا ما يلي، وسنرد ثمنه بعد وصوله.", button: see.ar },
  fr: {
    subject: "Votre retour pour la commande n° {number} est enregistré",
    text: "Renvoyez-nous ces articles. Nous les remboursons dès leur arrivée.",
    button: see.fr,
  },
})

export const returnReceived = defineNews("engine.return_received", {
  en: { subject: "Your return for order #{number} has arrived", text: "Thank you. We look at it and refund you.", button: see.en },
  ar: { subject: "وصلت مرتجعات طلبك رقم {number}", text: "شكرًا لك. سنفحصها ثم نرد ثمنها.", button: see.ar },
  fr: {
    subject: "Votre retour pour la commande n° {number} est arrivé",
    text: "Merci. Nous le vérifions et vous remboursons.",
    button: see.fr,
  },
})
