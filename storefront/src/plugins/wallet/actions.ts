"use server"

import { revalidatePath } from "next/cache"
import { type FormResult, keeping, readTexts, wrongAt } from "@/components/account/form-result"
import { call, EngineRefusal } from "@/lib/engine"
import { failed } from "@/lib/result"
import { readAmount, toDigits } from "@/lib/typed"
import { listTopUpWays, listWallets, type TopUp } from "./engine"

const ID = /^[a-z]+_[0-9A-Za-z]+$/
const KEY = /^[0-9a-f-]{36}$/
const METHODS = new Set(["bank_transfer", "mobile_wallet", "cash"])
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/
const PHONE = /^\+?\d{6,15}$/

/** The form's key makes the same press, sent twice, one movement of money. */
const keyIn = (form: FormData) => {
  const key = String(form.get("key") ?? "")
  return KEY.test(key) ? key : crypto.randomUUID()
}

/**
 * A refusal is the answer to its key for good, so what is corrected gets a new one. Where no answer came, the
 * money may have moved: the key stays, and trying again does nothing twice.
 */
function refused(error: unknown, values: Readonly<Record<string, string>>): FormResult {
  const isAnswered = error instanceof EngineRefusal
  const kept = isAnswered ? { ...values, key: crypto.randomUUID() } : values
  return keeping(kept, failed(error))
}

/** Starts a top-up and goes as far as the payment provider lets it. */
export async function topUp(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = { ...readTexts(form, ["amount", "currency", "provider"]), key: keyIn(form) }
  const amount = readAmount(values.amount)
  if (!amount) return wrongAt({ amount: "wrongAmount" }, values)
  try {
    const way = (await listTopUpWays()).find(({ currency }) => currency === values.currency)
    const provider = way?.providers.find((each) => each === values.provider) ?? way?.providers[0]
    if (!way || !provider) return wrongAt({ currency: "wrongCurrency" }, values)
    const { top_up } = await call<{ top_up: TopUp }>("/store/wallet/top-ups", {
      method: "POST",
      body: { amount, currency_code: way.currency },
      idempotencyKey: values.key,
      asCustomer: true,
    })
    return { ok: true, message: await pay(top_up, provider) }
  } catch (error) {
    if (error instanceof EngineRefusal && (error.status === 422 || error.status === 400)) {
      return wrongAt({ amount: "outOfLimits" }, { ...values, key: crypto.randomUUID() })
    }
    return refused(error, values)
  } finally {
    revalidatePath("/", "layout")
  }
}

/** Opens the payment and completes the top-up. A provider that waits for the merchant leaves it pending. */
async function pay({ id, payment_collection_id }: TopUp, provider: string): Promise<string> {
  await call(`/store/payment-collections/${payment_collection_id}/payment-sessions`, {
    method: "POST",
    body: { provider_id: provider },
    asCustomer: true,
  })
  return complete(id)
}

async function complete(id: string): Promise<string> {
  const { top_up } = await call<{ top_up: TopUp }>(`/store/wallet/top-ups/${id}/complete`, { method: "POST", body: {}, asCustomer: true })
  return top_up.status
}

/** Looks whether the money of a pending top-up has come; pays it first where an earlier try broke off before that. */
export async function checkTopUp(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = String(form.get("id") ?? "")
  if (!ID.test(id)) return { ok: false, error: "refused" }
  try {
    return { ok: true, message: await complete(id).catch((error: unknown) => payAfterAll(id, error)) }
  } catch (error) {
    return failed(error)
  } finally {
    revalidatePath("/", "layout")
  }
}

async function payAfterAll(id: string, error: unknown): Promise<string> {
  if (!(error instanceof EngineRefusal) || error.status !== 409) throw error
  const { top_up } = await call<{ top_up: TopUp }>(`/store/wallet/top-ups/${id}`, { asCustomer: true })
  const [provider] = (await listTopUpWays()).find(({ currency }) => currency === top_up.currency_code)?.providers ?? []
  if (!provider) throw error
  return pay(top_up, provider)
}

/** Asks for a payout; the amount is held at once. */
export async function withdraw(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = { ...readTexts(form, ["amount", "currency", "method", "account_holder", "account", "phone"]), key: keyIn(form) }
  const { currency, method, account_holder } = values
  const amount = readAmount(values.amount)
  const account = toDigits(values.account).replace(/\s/g, "").toUpperCase()
  const phone = toDigits(values.phone).replace(/[\s()./-]/g, "")
  const wrong = {
    ...(!amount && { amount: "wrongAmount" }),
    ...(!METHODS.has(method) && { method: "required" }),
    ...(!account_holder && { account_holder: "required" }),
    ...(method === "bank_transfer" && account.length < 4 && { account: "wrongAccount" }),
    ...(method === "mobile_wallet" && !PHONE.test(phone) && { phone: "phone" }),
  }
  if (!amount || Object.keys(wrong).length > 0) return wrongAt(wrong, values)
  try {
    const wallet = (await listWallets()).find(({ currency_code }) => currency_code === currency)
    if (!wallet || wallet.available < Number(amount)) return wrongAt({ amount: "insufficient_funds" }, values)
    await call("/store/wallet/withdrawals", {
      method: "POST",
      body: {
        amount,
        currency_code: currency,
        destination: {
          method,
          account_holder,
          ...(method === "bank_transfer" && (IBAN.test(account) ? { iban: account } : { account_number: account })),
          ...(method === "mobile_wallet" && { phone }),
        },
      },
      idempotencyKey: values.key,
      asCustomer: true,
    })
    return { ok: true }
  } catch (error) {
    return refused(error, values)
  } finally {
    // Also after no answer: the amount may be held by now, and the page is to say so.
    revalidatePath("/", "layout")
  }
}

export async function cancelWithdrawal(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = String(form.get("id") ?? "")
  if (!ID.test(id)) return { ok: false, error: "refused" }
  try {
    await call(`/store/wallet/withdrawals/${id}/cancel`, { method: "POST", body: {}, idempotencyKey: keyIn(form), asCustomer: true })
    return { ok: true }
  } catch (error) {
    // Decided by the merchant while the page stood open.
    if (error instanceof EngineRefusal && error.status === 409) return { ok: false, error: "alreadyDecided" }
    return failed(error)
  } finally {
    revalidatePath("/", "layout")
  }
}
