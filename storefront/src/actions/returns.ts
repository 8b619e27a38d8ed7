"use server"

import { createHash } from "node:crypto"
import { revalidatePath } from "next/cache"
import { readTexts } from "@/components/account/form-result"
import { currentCart } from "@/lib/cart"
import { currentCustomer, findOwnOrder, isReturnable, type Order, returnableQuantity } from "@/lib/customer"
import { call } from "@/lib/engine"
import { failed } from "@/lib/result"
import { isId } from "@/lib/typed"

export interface ReturnWay {
  readonly id: string
  readonly name: string
  readonly amount: number
}

/** As a form result; `ways` when there are several to choose from, or one that costs something. */
export type ReturnResult = { ok: true } | { ok: false; error: string; ways?: readonly ReturnWay[] }

/** Asks for the return of what the form names: `quantity.<item>`, `reason.<item>`, and `way` once it was chosen. */
export async function requestReturn(_: ReturnResult | undefined, form: FormData): Promise<ReturnResult> {
  const orderId = String(form.get("order_id") ?? "")
  const requestId = String(form.get("request_id") ?? "")
  try {
    const order = isId(orderId) && (await currentCustomer()) ? await findOwnOrder(orderId) : undefined
    if (!order || !isReturnable(order)) return { ok: false, error: "notReturnable" }
    const { note } = readTexts(form, ["note"])
    const items = chosenItems(order, form, note)
    if (items.length === 0) return { ok: false, error: "chooseItems" }
    const ways = await listReturnWays(order)
    const wanted = String(form.get("way") ?? "")
    const way = ways.find(({ id }) => id === wanted) ?? (ways.length === 1 && ways[0]?.amount === 0 ? ways[0] : undefined)
    if (ways.length === 0) return { ok: false, error: "noReturnWay" }
    if (!way) return { ok: false, error: "chooseWay", ways }
    const body = { order_id: order.id, items, return_shipping: { option_id: way.id }, ...(note && { note }) }
    // The same wish sent twice is one; another one, after a refusal, is not mistaken for it.
    const idempotencyKey = createHash("sha256")
      .update(`${requestId} ${JSON.stringify(body)}`)
      .digest("hex")
    await call("/store/returns", { method: "POST", body, asCustomer: true, idempotencyKey })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return failed(error) as ReturnResult
  }
}

function chosenItems(order: Order, form: FormData, note: string) {
  return order.items.flatMap((item) => {
    const asked = Math.trunc(Number(form.get(`quantity.${item.id}`))) || 0
    const quantity = Math.min(Math.max(0, asked), returnableQuantity(item))
    const reason = String(form.get(`reason.${item.id}`) ?? "")
    return quantity > 0 ? [{ id: item.id, quantity, ...(isId(reason) && { reason_id: reason }), ...(note && { note }) }] : []
  })
}

/**
 * How parcels come back from where the order went. The engine answers this for a cart only, so one is taken that
 * goes to the same country: the shopper's own, or an empty one made for the question.
 */
async function listReturnWays(order: Order): Promise<ReturnWay[]> {
  const country = order.shipping_address?.country_code
  const own = await currentCart()
  const fits = own && own.region_id === order.region_id && own.shipping_address?.country_code === country
  const cartId = fits ? own.id : await makeCart(order.region_id, country)
  const { shipping_options } = await call<{ shipping_options: { id: string; name: string; amount?: number | null }[] }>(
    "/store/shipping-options",
    { query: { cart_id: cartId, is_return: true }, asCustomer: true },
  )
  return shipping_options.map(({ id, name, amount }) => ({ id, name, amount: Number(amount ?? 0) }))
}

async function makeCart(regionId: string | null, country: string | null | undefined): Promise<string> {
  const { cart } = await call<{ cart: { id: string } }>("/store/carts", {
    method: "POST",
    body: { region_id: regionId, ...(country && { shipping_address: { country_code: country } }) },
  })
  return cart.id
}
