"use server"

import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { redirect as toGateway } from "next/navigation"
import { redirect } from "@/i18n/navigation"
import { localeFacts, type Locale } from "@/i18n/routing"
import { checkAddress, isEmail, readAddress, type Address } from "@/lib/address"
import { checkoutCart, isBag, type Cart } from "@/lib/cart"
import { rememberCart } from "@/lib/cart-memory"
import { wishToKeep } from "@/lib/cards"
import { type Completion, completeCart, findShortages, gatewayPage, paymentStep, placedOrderId } from "@/lib/checkout"
import { currentCustomer } from "@/lib/customer"
import { call, EngineRefusal } from "@/lib/engine"
import { pluginPayment } from "@/lib/labels"
import { listRegions } from "@/lib/regions"
import { failed, type Result } from "@/lib/result"
import { writePayingId } from "@/lib/session"

/** `error` is a key of the texts under `checkout.wrong` or `errors`; `fields` holds such a key for each wrong field. */
export type StepResult = Result & { fields?: Readonly<Record<string, string>> }

const ID = /^[a-z]+_[0-9A-Za-z_-]+$/
const idIn = (form: FormData, name: string) => {
  const value = String(form.get(name) ?? "")
  return ID.test(value) ? value : undefined
}

async function goTo(href: string): Promise<never> {
  return redirect({ href, locale: await getLocale() })
}

const CHECKOUT = "/checkout"

/**
 * The cart to work on. Without one, the checkout's page knows where to go: to the order, or to the bag.
 * The way there is an error that `failed` lets through.
 */
async function cartOrAway(): Promise<Cart> {
  return (await checkoutCart()) ?? goTo(CHECKOUT)
}

/** The order, and mails about it, are in the language in which it is placed. */
async function update(cart: Cart, body: object): Promise<void> {
  const locale = localeFacts[(await getLocale()) as Locale].engine
  await call(`/store/carts/${cart.id}`, { method: "POST", body: { ...body, locale }, asCustomer: true })
}

export async function saveContact(_: StepResult | undefined, form: FormData): Promise<StepResult> {
  const email = String(form.get("email") ?? "").trim()
  if (!isEmail(email)) return { ok: false, error: "check", fields: { email: email ? "email" : "required" } }
  try {
    const cart = await cartOrAway()
    const customer = await currentCustomer()
    if (customer && cart.customer_id !== customer.id) {
      await call(`/store/carts/${cart.id}/customer`, { method: "POST", body: {}, asCustomer: true })
      if (await isBag(cart)) await rememberCart(cart.id)
    }
    await update(cart, { email })
  } catch (error) {
    return failed(error)
  }
  return goTo(CHECKOUT)
}

export async function saveAddress(_: StepResult | undefined, form: FormData): Promise<StepResult> {
  try {
    const cart = await cartOrAway()
    const regions = await listRegions()
    const codes = (list: typeof regions) => list.flatMap(({ countries }) => (countries ?? []).map(({ iso_2 }) => iso_2 ?? ""))
    const shipping = (await savedAddress(form)) ?? readAddress(form)
    const billing = form.get("same") ? shipping : readAddress(form, "billing.")
    const wrong = {
      ...checkAddress(shipping, codes(regions.filter(({ id }) => id === cart.region_id))),
      ...(billing !== shipping &&
        Object.fromEntries(Object.entries(checkAddress(billing, codes(regions))).map(([field, why]) => [`billing.${field}`, why]))),
    }
    if (Object.keys(wrong).length > 0) return { ok: false, error: form.get("saved") ? "checkSaved" : "check", fields: wrong }
    await update(cart, { shipping_address: shipping, billing_address: billing })
  } catch (error) {
    return failed(error)
  }
  return goTo(CHECKOUT)
}

/** The customer's kept address that was chosen; what of it does not fit is told like what is typed. */
async function savedAddress(form: FormData): Promise<Address | undefined> {
  const id = idIn(form, "saved")
  const found = id && (await currentCustomer())?.addresses.find((address) => address.id === id)
  if (!found) return undefined
  const asForm = new FormData()
  for (const [name, value] of Object.entries(found)) if (typeof value === "string") asForm.set(name, value)
  return readAddress(asForm)
}

export async function saveDelivery(_: StepResult | undefined, form: FormData): Promise<StepResult> {
  // One way of delivery for each kind of parcel.
  const chosen = [...form].filter(([name]) => name.startsWith("option.")).map(([, value]) => String(value))
  if (chosen.length === 0 || !chosen.every((id) => ID.test(id))) return { ok: false, error: "chooseDelivery" }
  try {
    const cart = await cartOrAway()
    await call(`/store/carts/${cart.id}/shipping-methods`, {
      method: "POST",
      body: chosen.map((option_id) => ({ option_id })),
      asCustomer: true,
    })
  } catch (error) {
    const result = failed(error)
    return result.ok || result.error !== "refused" ? result : { ok: false, error: "deliveryGone" }
  }
  return goTo(CHECKOUT)
}

export async function savePayment(_: StepResult | undefined, form: FormData): Promise<StepResult> {
  const provider = idIn(form, "provider")
  if (!provider) return { ok: false, error: "choosePayment" }
  try {
    const cart = await cartOrAway()
    const part = idIn(form, "part")
    // What is in the wallet now, not what it said when the page was drawn.
    const amount = part && part !== provider ? await pluginPayment(part)?.available(cart.currency_code) : undefined
    const parts = [...(amount && amount < Number(cart.total) ? [{ provider_id: part, amount }] : []), { provider_id: provider }]
    await call(`/store/carts/${cart.id}/payments`, { method: "POST", body: { parts }, asCustomer: true })
  } catch (error) {
    const result = failed(error)
    return result.ok || result.error !== "refused" ? result : { ok: false, error: "paymentRefused" }
  }
  return goTo(CHECKOUT)
}

/** To the gateway's page, while the bag is what was shown and all of it is there. */
export async function payElsewhere(_: StepResult | undefined, form: FormData): Promise<StepResult> {
  let address: string
  try {
    const cart = await cartOrAway()
    const wrong = await changedSince(cart, form)
    if (wrong) return wrong
    const step = await paymentStep(cart)
    const url = gatewayPage(step?.session)
    if (step?.method.flow !== "redirect" || !url) return goTo(`${CHECKOUT}?step=payment`)
    address = url
  } catch (error) {
    return failed(error)
  }
  return toGateway(address)
}

/**
 * Before the browser confirms a payment by card: the bag is what was shown, all of it is there, and the payment is still the
 * one that was begun. A customer's wish to keep the card is told now.
 */
export async function checkCardPayment(form: FormData): Promise<StepResult> {
  const sessionId = idIn(form, "session_id")
  try {
    const cart = await checkoutCart()
    // Placed from another tab already; the page that asks knows.
    if (!cart || !sessionId) return { ok: true }
    const wrong = await changedSince(cart, form)
    if (wrong) return wrong
    const step = await paymentStep(cart)
    if (step?.session.id !== sessionId) {
      revalidatePath("/[locale]/checkout", "page")
      return { ok: false, error: "paymentAgain" }
    }
    if (form.has("save_card")) await wishToKeep(sessionId, form.get("save_card") === "true")
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}

/** What has changed since the review was drawn: another total, or somebody was faster. */
async function changedSince(cart: Cart, form: FormData): Promise<StepResult | undefined> {
  const isOther = cart.id !== form.get("cart_id") || String(cart.total) !== form.get("total")
  const error = isOther ? "totalChanged" : (await findShortages(cart)).length > 0 ? "out_of_stock" : undefined
  if (!error) return undefined
  revalidatePath("/[locale]/checkout", "page")
  return { ok: false, error }
}

/** Pressed twice, in two tabs or after a restart, the same cart becomes the same one order. */
export async function placeOrder(_: StepResult | undefined, form: FormData): Promise<StepResult> {
  const shown = idIn(form, "cart_id")
  let done: Completion
  try {
    const cart = await checkoutCart()
    if (!shown || cart?.id !== shown) {
      // Placed from another tab already, or the tab shows a bag that is no more.
      done = { orderId: shown && (await placedOrderId(shown)) }
    } else if (String(cart.total) !== form.get("total")) {
      revalidatePath("/[locale]/checkout", "page")
      return { ok: false, error: "totalChanged" }
    } else {
      done = await completeCart(cart.id)
    }
  } catch (error) {
    return refusedCompletion(error)
  }
  if (done.error) return goTo(`${CHECKOUT}?step=payment&problem=paymentRefused`)
  if (!done.orderId) return goTo(CHECKOUT)
  // The bag's cookie stays: it leads other tabs and the way back to this order, until a new bag is begun.
  await writePayingId(undefined)
  revalidatePath("/", "layout")
  return goTo(`/order/${done.orderId}?placed=1`)
}

/** Where a refusal is mended: at the step that it is about. */
async function refusedCompletion(error: unknown): Promise<StepResult> {
  if (error instanceof EngineRefusal && /payment/i.test(error.message)) return goTo(`${CHECKOUT}?step=payment&problem=paymentAgain`)
  if (error instanceof EngineRefusal && /shipping/i.test(error.message)) return goTo(`${CHECKOUT}?step=delivery&problem=deliveryGone`)
  const result = failed(error)
  // The page looks again at what is left of each item.
  if (!result.ok && result.error !== "engineAway") revalidatePath("/[locale]/checkout", "page")
  return result
}
