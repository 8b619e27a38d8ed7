"use server"

import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { type FormResult, keeping, missing, readTexts, wrongAt } from "@/components/account/form-result"
import { redirect } from "@/i18n/navigation"
import { localeFacts } from "@/i18n/routing"
import { call, EngineRefusal } from "@/lib/engine"
import { failed, type Result } from "@/lib/result"
import { writeCartId, writePayingId, writeToken } from "@/lib/session"
import { passwordIn } from "@/lib/sign-in"

export async function saveProfile(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = readTexts(form, ["first_name", "last_name", "phone"])
  const empty = missing(values, ["first_name", "last_name"])
  if (Object.keys(empty).length > 0) return wrongAt(empty, values)
  if (values.phone && !/^\+?[\d\s()./-]{5,30}$/.test(values.phone)) return wrongAt({ phone: "phone" }, values)
  const result = await changed("/store/customers/me", { ...values, phone: values.phone || null })
  return result.ok ? result : keeping(values, result)
}

export async function savePreferences(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  return changed("/store/account/preferences", { updates: form.has("updates"), news: form.has("news") })
}

/** Has the link sent once more. */
export async function askForVerification(): Promise<FormResult> {
  return changed("/store/account/email-verification", { locale: localeFacts[await getLocale()].engine })
}

/** Takes the code of a mailed link. By a button, as programs that look for viruses open links as well. */
export async function confirmEmail(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  try {
    await call("/store/account/email-verification/confirm", { method: "POST", body: { code: String(form.get("code") ?? "") } })
    return { ok: true }
  } catch (error) {
    if (error instanceof EngineRefusal && error.status < 429) return { ok: false, error: "linkUsed" }
    return failed(error)
  }
}

const SESSION = /^asess_\w+$/

/** Signs out one other device, or all of them. */
export async function endSessions(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = String(form.get("session_id") ?? "")
  if (id && !SESSION.test(id)) return { ok: false, error: "refused" }
  try {
    await call(id ? `/store/account/sessions/${id}` : "/store/account/sessions", { method: "DELETE", asCustomer: true })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return coded(error)
  }
}

export async function deleteAccount(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const password = passwordIn(form, "current_password")
  if (!password) return wrongAt({ current_password: "required" }, {})
  const locale = await getLocale()
  try {
    await call("/store/account/erasure", {
      method: "POST",
      body: { current_password: password, locale: localeFacts[locale].engine },
      asCustomer: true,
    })
  } catch (error) {
    if (error instanceof EngineRefusal && error.code === "wrong_password") return wrongAt({ current_password: "passwordWrong" }, {})
    return coded(error)
  }
  await writeToken(undefined)
  await writeCartId(undefined)
  await writePayingId(undefined)
  revalidatePath("/", "layout")
  return redirect({ href: "/account/deleted", locale })
}

async function changed(path: string, body: object): Promise<Result> {
  try {
    await call(path, { method: "POST", body, asCustomer: true })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}

/** Refusals that have words of their own under `account.errors`. */
const IN_WORDS = new Set(["wallet_not_empty", "session_not_found"])

function coded(error: unknown): FormResult {
  if (error instanceof EngineRefusal && IN_WORDS.has(error.code)) return { ok: false, error: error.code }
  return failed(error)
}
