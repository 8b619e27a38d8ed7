import { z } from "@medusajs/framework/zod"
import { defineLetter } from "../letter"

const line = z.object({ title: z.string(), variant: z.string().nullish(), quantity: z.number(), total: z.number() })

export const orderPlaced = defineLetter({
  name: "engine.order_placed",
  data: z.object({
    order_id: z.string(),
    display_id: z.number(),
    placed_at: z.string(),
    currency_code: z.string(),
    items: z.array(line),
    /** Decimal major units, tax included. */
    shipping_total: z.number(),
    discount_total: z.number(),
    tax_total: z.number(),
    total: z.number(),
    delivery: z.string().nullish(),
    /** The address's lines. */
    address: z.array(z.string()),
    /** Where to send the money to, when it is paid by bank transfer. */
    bank_account: z.string().nullish(),
  }),
  texts: {
    en: {
      subject: "Your order #{number} is confirmed",
      preview: "Thank you. We will write again when it is on its way.",
      thanks: "Thank you for your order. We will write again when it is on its way.",
      button: "See your order",
      shipping: "Delivery fee",
      discount: "Discount",
      tax: "Tax, included",
      total: "Total",
      number: "Order",
      date: "Date",
      delivery: "Delivery",
      address: "To",
      free: "Free",
      transfer: "Please transfer the money to",
      reason: "With the order’s number, {number}, as the reason.",
    },
    ar: {
      subject: "تم تأكيد طلبك رقم {number}",
      preview: "شكرًا لك. سنراسلك عند شحن الطلب.",
      thanks: "شكرًا لطلبك. سنراسلك عند شحنه.",
      button: "عرض الطلب",
      shipping: "رسوم التوصيل",
      discount: "الخصم",
      tax: "الضريبة، مشمولة",
      total: "الإجمالي",
      number: "الطلب",
      date: "التاريخ",
      delivery: "طريقة التوصيل",
      address: "إلى",
      free: "مجانًا",
      transfer: "الرجاء تحويل المبلغ إلى",
      reason: "مع كتابة رقم الطلب {number} في خانة السبب.",
    },
    fr: {
      subject: "Votre commande n° {number} est confirmée",
      preview: "Merci. Nous vous écrirons dès qu’elle sera en route.",
      thanks: "Merci pour votre commande. Nous vous écrirons dès qu’elle sera en route.",
      button: "Voir la commande",
      shipping: "Frais de livraison",
      discount: "Remise",
      tax: "Taxes, incluses",
      total: "Total",
      number: "Commande",
      date: "Date",
      delivery: "Livraison",
      address: "À",
      free: "Offerte",
      transfer: "Merci de virer le montant à",
      reason: "Avec le numéro de commande {number} comme motif.",
    },
  },
  write: (order, { t, link, money, date }) => {
    const sum = (major: number) => money(major, order.currency_code)
    const facts: [string, string][] = [
      [t("number"), `#${order.display_id}`],
      [t("date"), date(order.placed_at)],
    ]
    if (order.delivery) facts.push([t("delivery"), order.delivery])
    if (order.address.length > 0) facts.push([t("address"), order.address.join("\n")])
    if (order.bank_account) facts.push([t("transfer"), `${order.bank_account}\n${t("reason", { number: order.display_id })}`])
    const totals: [string, string][] = [[t("shipping"), order.shipping_total > 0 ? sum(order.shipping_total) : t("free")]]
    // A rounding of less than the smallest coin is no discount.
    if (order.discount_total > 0.0001) totals.push([t("discount"), `−${sum(order.discount_total)}`])
    totals.push([t("total"), sum(order.total)])
    if (order.tax_total > 0) totals.push([t("tax"), sum(order.tax_total)])
    return {
      subject: t("subject", { number: order.display_id }),
      preview: t("preview"),
      body: [
        { kind: "text", text: t("thanks") },
        {
          kind: "lines",
          lines: order.items.map(({ title, variant, quantity, total }) => ({
            title: `${quantity} × ${title}`,
            ...(variant && { detail: variant }),
            amount: sum(total),
          })),
        },
        { kind: "facts", facts: totals },
        { kind: "facts", facts },
        { kind: "button", label: t("button"), url: link(`/order/${order.order_id}`) },
      ],
    }
  },
})
