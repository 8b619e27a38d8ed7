import { z } from "@medusajs/framework/zod"
import { type Block, defineLetter, type LetterDefinition, type Pen } from "@wekala/engine/kit"

/** What letters about lots tell, in the order in which they tell it. */
const AMOUNTS = ["price", "next_bid", "unit_price", "premium", "total"] as const
const MOMENTS = ["ends_at", "pay_until", "offer_until"] as const

const data = z.object({
  auction_id: z.string(),
  /** Its title, in the reader's language. */
  lot: z.string(),
  currency_code: z.string(),
  quantity: z.number().int().optional(),
  reason: z.string().optional(),
  /** Decimal major units. */
  price: z.number().optional(),
  next_bid: z.number().optional(),
  unit_price: z.number().optional(),
  premium: z.number().optional(),
  total: z.number().optional(),
  /** ISO 8601. */
  ends_at: z.string().optional(),
  pay_until: z.string().optional(),
  offer_until: z.string().optional(),
})

export type LotLetterData = z.output<typeof data>
/** What a letter tells beside which lot it is about. */
export type LotLetterFacts = Omit<LotLetterData, "auction_id" | "lot" | "currency_code">

const LABELS = {
  en: {
    price: "Price now",
    next_bid: "Least next bid",
    unit_price: "Your price",
    quantity: "Units",
    premium: "Buyer’s premium",
    total: "Total, before tax and delivery",
    ends_at: "Ends",
    pay_until: "Pay until",
    offer_until: "Open until",
  },
  ar: {
    price: "السعر الآن",
    next_bid: "أقل مزايدة تالية",
    unit_price: "سعرك",
    quantity: "عدد الوحدات",
    premium: "عمولة المشتري",
    total: "الإجمالي قبل الضريبة والتوصيل",
    ends_at: "ينتهي في",
    pay_until: "آخر موعد للدفع",
    offer_until: "يسري حتى",
  },
  fr: {
    price: "Prix actuel",
    next_bid: "Enchère minimale suivante",
    unit_price: "Votre prix",
    quantity: "Quantité",
    premium: "Frais acheteur",
    total: "Total, hors taxes et livraison",
    ends_at: "Se termine le",
    pay_until: "À payer avant le",
    offer_until: "Valable jusqu’au",
  },
}

type Own = "subject" | "text" | "button"

interface Definition {
  name: string
  topic?: "updates"
  texts: Record<"en" | "ar" | "fr", Record<Own, string>>
  /** Where its button leads: the lot's page unless told. */
  path?: string
}

/** A letter about one lot: a sentence, what there is to know, and the way there. `{lot}` and `{reason}` are filled in. */
export function defineLotLetter({ name, topic, texts, path }: Definition): LetterDefinition<typeof data> {
  return defineLetter({
    name,
    ...(topic && { topic }),
    data,
    texts: {
      en: { ...LABELS.en, ...texts.en },
      ar: { ...LABELS.ar, ...texts.ar },
      fr: { ...LABELS.fr, ...texts.fr },
    },
    write: (facts, pen) => {
      const { t, link } = pen
      const values = { lot: facts.lot, reason: facts.reason ?? "" }
      const listed = factsOf(facts, pen)
      return {
        subject: t("subject", values),
        preview: t("text", values),
        body: [
          { kind: "text", text: t("text", values) },
          ...(listed.length > 0 ? [{ kind: "facts", facts: listed } as const] : []),
          { kind: "button", label: t("button"), url: link(path ?? `/auctions/${facts.auction_id}`) },
        ],
      }
    },
  }) as unknown as LetterDefinition<typeof data>
}

type Facts = Extract<Block, { kind: "facts" }>["facts"]

function factsOf(facts: LotLetterData, { t, money, dateTime }: Pen<keyof (typeof LABELS)["en"] | Own>): Facts {
  const amounts = AMOUNTS.flatMap((name) => {
    const amount = facts[name]
    return amount === undefined ? [] : [[t(name), money(amount, facts.currency_code)] as const]
  })
  const moments = MOMENTS.flatMap((name) => {
    const moment = facts[name]
    return moment === undefined ? [] : [[t(name), dateTime(moment)] as const]
  })
  const units = facts.quantity !== undefined && facts.quantity > 1 ? [[t("quantity"), String(facts.quantity)] as const] : []
  return [...units, ...amounts, ...moments]
}
