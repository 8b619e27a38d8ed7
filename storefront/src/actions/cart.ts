"use server"

import { revalidatePath } from "next/cache"
import { currentCart, ensureCart } from "@/lib/cart"
import { call } from "@/lib/engine"
import { failed, type Result } from "@/lib/result"
import { idIn } from "@/lib/typed"

const MOST = 99
const quantityIn = (value: FormDataEntryValue | null) => Math.min(MOST, Math.max(0, Math.trunc(Number(value)) || 0))

export async function addToCart(_: Result | undefined, form: FormData): Promise<Result> {
  const variantId = idIn(form, "variant_id")
  if (!variantId) return { ok: false, error: "chooseVariant" }
  try {
    const cart = await ensureCart()
    await call(`/store/carts/${cart.id}/line-items`, {
      method: "POST",
      body: { variant_id: variantId, quantity: quantityIn(form.get("quantity")) || 1 },
      asCustomer: true,
    })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}

/** Sets an item's quantity; none takes it out. */
export async function setQuantity(_: Result | undefined, form: FormData): Promise<Result> {
  const itemId = idIn(form, "item_id")
  const cart = await currentCart()
  if (!cart || !itemId) return { ok: false, error: "cartGone" }
  const quantity = quantityIn(form.get("quantity"))
  const path = `/store/carts/${cart.id}/line-items/${itemId}`
  try {
    if (quantity) await call(path, { method: "POST", body: { quantity }, asCustomer: true })
    else await call(path, { method: "DELETE", asCustomer: true })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}

export async function addPromotion(_: Result | undefined, form: FormData): Promise<Result> {
  const code = String(form.get("code") ?? "").trim()
  const cart = await currentCart()
  if (!cart) return { ok: false, error: "cartGone" }
  if (!code || code.length > 60) return { ok: false, error: "promotionUnknown" }
  try {
    const answer = await call<{ cart: { promotions?: { code?: string }[] } }>(`/store/carts/${cart.id}/promotions`, {
      method: "POST",
      body: { promo_codes: [code] },
      asCustomer: true,
    })
    revalidatePath("/", "layout")
    // A code that exists but does not fit this cart is dropped without a word.
    const isApplied = answer.cart.promotions?.some((promotion) => promotion.code?.toLowerCase() === code.toLowerCase())
    return isApplied ? { ok: true } : { ok: false, error: "promotionUnfit" }
  } catch (error) {
    const result = failed(error)
    return result.ok || result.error !== "refused" ? result : { ok: false, error: "promotionUnknown" }
  }
}

export async function removePromotion(_: Result | undefined, form: FormData): Promise<Result> {
  const cart = await currentCart()
  if (!cart) return { ok: false, error: "cartGone" }
  try {
    await call(`/store/carts/${cart.id}/promotions`, {
      method: "DELETE",
      body: { promo_codes: [String(form.get("code") ?? "")] },
      asCustomer: true,
    })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}
