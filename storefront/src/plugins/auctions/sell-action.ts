"use server"

import { revalidatePath } from "next/cache"
import { type FormResult, keeping, missing, readTexts, wrongAt } from "@/components/account/form-result"
import { call, EngineRefusal } from "@/lib/engine"
import { failed } from "@/lib/result"
import { readAmount } from "@/lib/typed"

const KEY = /^[0-9a-f-]{36}$/
const AMOUNTS = ["starting_price", "reserve_price", "buy_now_price"] as const
const SHORT = ["title", "category_id", "format", "currency_code", "duration_days", ...AMOUNTS] as const
const LONG = ["description", "condition"] as const
const LONGEST = 4000

/** Offers a thing of the customer's own: a draft, until the merchant has looked at it. */
export async function offerItem(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const given = String(form.get("key") ?? "")
  const key = KEY.test(given) ? given : crypto.randomUUID()
  const long = Object.fromEntries(
    LONG.map((name) => [
      name,
      String(form.get(name) ?? "")
        .trim()
        .slice(0, LONGEST),
    ]),
  )
  const values = { ...readTexts(form, SHORT), description: long.description ?? "", condition: long.condition ?? "", key }
  const amounts = Object.fromEntries(AMOUNTS.flatMap((name) => (values[name] ? [[name, readAmount(values[name])]] : [])))
  const wrong = {
    ...missing(values, ["title", "description", "starting_price"]),
    ...Object.fromEntries(Object.entries(amounts).flatMap(([name, amount]) => (amount ? [] : [[name, "wrongAmount"]]))),
  }
  if (Object.keys(wrong).length > 0) return wrongAt(wrong, values)
  const { title, description, condition, category_id, format, currency_code } = values
  try {
    await call("/store/auctions", {
      method: "POST",
      body: {
        title,
        description,
        ...(condition && { condition }),
        ...(category_id && { category_id }),
        format,
        currency_code,
        ...amounts,
        duration_days: Math.trunc(Number(values.duration_days)) || 7,
      },
      idempotencyKey: key,
      asCustomer: true,
    })
    return { ok: true }
  } catch (error) {
    const corrected = { ...values, key: error instanceof EngineRefusal ? crypto.randomUUID() : key }
    if (error instanceof EngineRefusal && (error.status === 400 || error.status === 422)) {
      return { ok: false, error: "invalidItem", values: corrected }
    }
    return keeping(corrected, failed(error))
  } finally {
    revalidatePath("/[locale]/account", "layout")
  }
}
