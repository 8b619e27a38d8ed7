"use server"

import { revalidatePath } from "next/cache"
import { type FormResult, readTexts, wrongAt } from "@/components/account/form-result"
import { call, EngineRefusal } from "@/lib/engine"
import { failed } from "@/lib/result"
import { idIn, readAmount, toDigits } from "@/lib/typed"
import { listWallets } from "./engine"
import { keyIn, refused } from "./key"

const METHODS = new Set(["bank_transfer", "mobile_wallet", "cash"])
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/
const PHONE = /^\+?\d{6,15}$/

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
  const id = idIn(form)
  if (!id) return { ok: false, error: "refused" }
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
