"use server"

import type { HttpTypes } from "@medusajs/types"
import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { redirect as toGateway } from "next/navigation"
import { type FormResult, readTexts, wrongAt } from "@/components/account/form-result"
import { getPathname, redirect } from "@/i18n/navigation"
import { wishToKeep } from "@/lib/cards"
import { gatewayPage } from "@/lib/checkout"
import { call, EngineRefusal } from "@/lib/engine"
import { failed, type Result } from "@/lib/result"
import { idIn, isId, readAmount } from "@/lib/typed"
import { listTopUpWays, readTopUp, settleTopUp, type TopUp, type TopUpProvider } from "./engine"
import { keyIn, refused } from "./key"
import { topUpPath } from "./top-up-path"

/** What is left to do: nothing, with what became of it; a page of the shop; or the gateway's own. */
type Begun = { readonly status: string } | { readonly page: string } | { readonly gateway: string }

/** Starts a top-up and goes as far as the payment provider lets it. */
export async function topUp(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = { ...readTexts(form, ["amount", "currency", "provider"]), key: keyIn(form) }
  const amount = readAmount(values.amount)
  if (!amount) return wrongAt({ amount: "wrongAmount" }, values)
  let begun: Begun
  try {
    const provider = await findProvider(values.currency, values.provider)
    if (!provider) return wrongAt({ currency: "wrongCurrency" }, values)
    const wanted = { amount, currency_code: values.currency }
    begun = await start(wanted, provider, values.key).catch((error: unknown) => {
      if (!isSpent(error)) throw error
      return start(wanted, provider, crypto.randomUUID())
    })
  } catch (error) {
    const isAmount = error instanceof EngineRefusal && (error.status === 422 || error.status === 400) && error.code !== NEEDS_PHONE
    return isAmount ? wrongAt({ amount: "outOfLimits" }, { ...values, key: crypto.randomUUID() }) : withPhone(error, refused(error, values))
  } finally {
    revalidatePath("/", "layout")
  }
  return goOn(begun)
}

/** Pays for one that was begun before, as before or another way. */
export async function payTopUp(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = idIn(form)
  let begun: Begun
  try {
    const topUp = id && (await readTopUp(id))
    if (!topUp) return { ok: false, error: "refused" }
    const provider = await findProvider(topUp.currency_code, String(form.get("provider")))
    if (!provider) return { ok: false, error: "noWay" }
    begun = topUp.status === "pending" ? await begin(topUp, provider) : { page: topUpPath(topUp.id) }
  } catch (error) {
    return withPhone(error, failed(error))
  }
  return goOn(begun)
}

/** The gateway in Egypt takes no payment of somebody without one. */
const NEEDS_PHONE = "paymob_needs_phone"
const withPhone = (error: unknown, result: FormResult): FormResult =>
  error instanceof EngineRefusal && error.code === NEEDS_PHONE && !result.ok ? { ...result, error: "needsPhone" } : result

async function findProvider(currency: string, wanted: string): Promise<TopUpProvider | undefined> {
  const providers = (await listTopUpWays()).find((way) => way.currency === currency)?.providers ?? []
  return providers.find(({ id }) => id === wanted) ?? providers[0]
}

/** Opens the payment. A provider that waits for the merchant leaves the top-up pending. */
async function begin({ id, payment_collection_id }: TopUp, { id: provider_id, flow }: TopUpProvider): Promise<Begun> {
  const return_path = getPathname({ href: `${topUpPath(id)}/back`, locale: await getLocale() })
  const path = `/store/payment-collections/${payment_collection_id}/payment-sessions`
  const { payment_collection } = await call<HttpTypes.StorePaymentCollectionResponse>(path, {
    method: "POST",
    body: { provider_id, ...(flow === "redirect" && { data: { return_path } }) },
    asCustomer: true,
  })
  if (flow === "stripe") return { page: topUpPath(id) }
  if (flow === "place") return { status: (await settleTopUp(id))?.status ?? "pending" }
  const gateway = gatewayPage(payment_collection.payment_sessions?.find((session) => session.provider_id === provider_id))
  return gateway ? { gateway } : { page: topUpPath(id) }
}

/** One whose payment is refused at once is given up: what is corrected is another. */
async function start(body: { amount: string; currency_code: string }, provider: TopUpProvider, idempotencyKey: string): Promise<Begun> {
  const { top_up } = await call<{ top_up: TopUp }>("/store/wallet/top-ups", { method: "POST", body, idempotencyKey, asCustomer: true })
  try {
    return await begin(top_up, provider)
  } catch (error) {
    if (error instanceof EngineRefusal) await giveUp(top_up.id).catch(() => undefined)
    throw error
  }
}

/** The page was come back to, with the key of a wish that was another or has been fulfilled. */
const isSpent = (error: unknown) =>
  error instanceof EngineRefusal && (error.code === "idempotency_key_reused" || error.code === "top_up_ended")

const giveUp = (id: string) => call(`/store/wallet/top-ups/${id}/cancel`, { method: "POST", body: {}, asCustomer: true })

/** The way elsewhere is an error that is let through. */
async function goOn(begun: Begun): Promise<FormResult> {
  if ("gateway" in begun) return toGateway(begun.gateway)
  if ("page" in begun) return redirect({ href: begun.page, locale: await getLocale() })
  return { ok: true, message: begun.status }
}

/** Looks whether the money of a pending top-up has come. */
export async function checkTopUp(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = idIn(form)
  try {
    const topUp = id && (await settleTopUp(id))
    return topUp ? { ok: true, message: topUp.status } : { ok: false, error: "refused" }
  } catch (error) {
    return failed(error)
  } finally {
    revalidatePath("/", "layout")
  }
}

/** Gives up one that nobody has paid for. */
export async function cancelTopUp(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = idIn(form)
  if (!id) return { ok: false, error: "refused" }
  try {
    await giveUp(id)
  } catch (error) {
    // Paid while the page stood open.
    if (error instanceof EngineRefusal && error.status === 409) return { ok: false, error: "topUpPaid" }
    return failed(error)
  } finally {
    revalidatePath("/", "layout")
  }
  return redirect({ href: "/account/wallet", locale: await getLocale() })
}

/**
 * Before the browser confirms a payment by card: it is still the one that was begun. The wish to keep the card is told now.
 */
export async function checkTopUpCard(id: string, sessionId: string, keep: boolean | undefined): Promise<Result> {
  if (!isId(id) || !isId(sessionId)) return { ok: false, error: "refused" }
  try {
    const topUp = await readTopUp(id)
    // Paid in another tab already; the page that asks knows.
    if (topUp?.status !== "pending") return { ok: true }
    if (topUp.payment?.session_id !== sessionId) {
      revalidatePath("/", "layout")
      return { ok: false, error: "refused" }
    }
    if (typeof keep === "boolean") await wishToKeep(sessionId, keep)
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}
