import "server-only"
import { getTranslations } from "next-intl/server"
import { plugins } from "@/plugins/manifest"

type Texts = { (key: string): string; has: (key: string) => boolean }

/** The shop's words for what the engine names by a code; without such words, the code in readable letters. */
async function label(group: string, code: string, fallback: string): Promise<string> {
  const t = (await getTranslations("checkout")) as unknown as Texts
  const key = `${group}.${code}`
  return t.has(key) ? t(key) : fallback
}

const readable = (code: string) =>
  code
    .replaceAll(/[-_]+/g, " ")
    .trim()
    .replace(/^./, (letter) => letter.toUpperCase())

/** `pp_stripe_stripe` as “Stripe”. */
const providerName = (id: string) => readable(id.split("_").at(-1) ?? id)

/** What a trade brings for a way to pay, where one does. */
export function pluginPayment(provider: string) {
  for (const { id, payments = [] } of plugins) {
    const payment = payments.find((each) => each.provider === provider)
    if (payment) return { ...payment, plugin: id }
  }
  return undefined
}

async function paymentWords(id: string, part: "label" | "text" | "short"): Promise<string | undefined> {
  const own = pluginPayment(id)
  return own && ((await getTranslations(`plugins.${own.plugin}`)) as unknown as Texts)(own[part])
}

export const paymentName = async (id: string | undefined) =>
  id ? ((await paymentWords(id, "label")) ?? label("payments", id, providerName(id))) : ""
export const paymentText = async (id: string, isEnough = true) =>
  (await paymentWords(id, isEnough ? "text" : "short")) ?? ((await label("paymentTexts", id, "")) || undefined)

/** The name of a cart's or order's line: where a trade has made the line, in its words. */
export async function lineName({ title, product_title }: { title: string; product_title?: string | null }): Promise<string> {
  const plugin = plugins.find(({ lineNames }) => lineNames?.[title])
  if (product_title || !plugin) return product_title ?? title
  return ((await getTranslations(`plugins.${plugin.id}`)) as unknown as Texts)(plugin.lineNames?.[title] ?? title)
}

/** The names that shops usually give; a merchant's own name stands as it is. */
export const deliveryName = (name: string) => label("deliveries", name.toLowerCase().replaceAll(".", ""), name)

/** How long a delivery takes, as the engine's own ways of delivery say it; a merchant's own words stand as they are. */
export async function deliveryTime(text: string | null | undefined): Promise<string | undefined> {
  const t = await getTranslations("checkout")
  const [, from, to] = /^(\d+) ?[-–] ?(\d+) working days$/i.exec(text ?? "") ?? []
  if (from && to) return t("workingDays", { from, to })
  return /^next day$/i.test(text ?? "") ? t("nextDay") : (text ?? undefined)
}

export const statusName = (group: "payment" | "fulfilment" | "order", status: string) => label(`status.${group}`, status, readable(status))
