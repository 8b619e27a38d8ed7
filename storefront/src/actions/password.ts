"use server"

import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { type FormResult, keeping, readTexts, wrongAt } from "@/components/account/form-result"
import { localeFacts } from "@/i18n/routing"
import { currentAccount } from "@/lib/account"
import { isEmail } from "@/lib/address"
import { call, EngineRefusal } from "@/lib/engine"
import { failed } from "@/lib/result"
import { openSession, passwordIn, SHORTEST_PASSWORD } from "@/lib/sign-in"

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** Says the same for every address, so that nobody learns who has an account. */
export async function requestReset(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = readTexts(form, ["email"])
  if (!isEmail(values.email)) return wrongAt({ email: "email" }, values)
  try {
    const metadata = { locale: localeFacts[await getLocale()].engine }
    await call("/auth/customer/emailpass/reset-password", { method: "POST", body: { identifier: values.email, metadata } })
    return { ok: true }
  } catch (error) {
    return keeping(values, failed(error))
  }
}

/** Sets a new password with the token of a mailed link, which works once. */
export async function setPassword(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const password = passwordIn(form)
  const token = String(form.get("token") ?? "")
  if (!JWT.test(token)) return { ok: false, error: "linkUsed" }
  if (password.length < SHORTEST_PASSWORD) return wrongAt({ password: "passwordShort" }, {})
  try {
    await call("/auth/customer/emailpass/update", { method: "POST", body: { password }, token })
    return { ok: true }
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 401) return { ok: false, error: "linkUsed" }
    return refused(error)
  }
}

/** Every session ends with the old password; this browser's begins anew with the new one. */
export async function changePassword(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const [current, password] = [passwordIn(form, "current_password"), passwordIn(form)]
  const wrong = {
    ...(!current && { current_password: "required" }),
    ...(password.length < SHORTEST_PASSWORD && { password: "passwordShort" }),
  }
  if (Object.keys(wrong).length > 0) return wrongAt(wrong, {})
  try {
    const { sign_in_email: email } = await currentAccount()
    if (!email) return { ok: false, error: "passwordNone" }
    await call("/store/account/password", { method: "POST", body: { current_password: current, password }, asCustomer: true })
    await openSession(email, password, {})
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return refused(error)
  }
}

const AT_FIELD: Record<string, Record<string, string>> = {
  wrong_password: { current_password: "passwordWrong" },
  password_too_short: { password: "passwordShort" },
  password_is_email: { password: "passwordSame" },
}

function refused(error: unknown): FormResult {
  const fields = error instanceof EngineRefusal ? AT_FIELD[error.code] : undefined
  return fields ? wrongAt(fields, {}) : failed(error)
}
