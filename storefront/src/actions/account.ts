"use server"

import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { backPath } from "@/components/account/back-path"
import { type FormResult, keeping, missing, readTexts, wrongAt } from "@/components/account/form-result"
import { redirect } from "@/i18n/navigation"
import { isEmail } from "@/lib/address"
import { call, EngineRefusal } from "@/lib/engine"
import { rememberCart } from "@/lib/cart-memory"
import { joinCarts } from "@/lib/join-carts"
import { failed } from "@/lib/result"
import { readCartId, readToken, writeCartId, writeToken } from "@/lib/session"

/** NIST SP 800-63B: length is what counts; the engine itself asks for none. */
const SHORTEST_PASSWORD = 8
const LONGEST_PASSWORD = 200
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/

const passwordIn = (form: FormData) => String(form.get("password") ?? "").slice(0, LONGEST_PASSWORD)

export async function signIn(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = readTexts(form, ["email"])
  const password = passwordIn(form)
  if (!isEmail(values.email)) return wrongAt({ email: "email" }, values)
  if (!password) return wrongAt({ password: "required" }, values)
  try {
    await openSession(values.email, password, {})
  } catch (error) {
    // The engine says the same whether the account or the password is wrong, and so does the shop.
    if (error instanceof EngineRefusal && error.status === 401) return wrongAt({ password: "wrong_login" }, values)
    return keeping(values, failed(error))
  }
  return goBack(form)
}

export async function register(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = readTexts(form, ["first_name", "last_name", "email"])
  const password = passwordIn(form)
  const wrong = {
    ...missing(values, ["first_name", "last_name"]),
    ...(!isEmail(values.email) && { email: "email" }),
    ...(password.length < SHORTEST_PASSWORD && { password: "passwordShort" }),
  }
  if (Object.keys(wrong).length > 0) return wrongAt(wrong, values)
  const { email, ...name } = values
  try {
    await call("/auth/customer/emailpass/register", { method: "POST", body: { email, password } }).catch((error: unknown) => {
      // Known already: by another, or by this one's earlier try that broke off half-way. The password tells.
      if (!(error instanceof EngineRefusal) || error.status !== 401) throw error
    })
    await openSession(email, password, name)
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 401) return wrongAt({ email: "email_taken" }, values)
    return keeping(values, failed(error))
  }
  return goBack(form)
}

/**
 * Signs in and keeps the token. An identity without a customer, left by a registration that broke off, gets
 * its customer now; the token of before does not name that customer, so a new one is asked for.
 */
async function openSession(email: string, password: string, name: Record<string, string>): Promise<void> {
  const login = () => call<{ token: string }>("/auth/customer/emailpass", { method: "POST", body: { email, password } })
  let { token } = await login()
  if (!actorOf(token)) {
    await writeToken(token)
    try {
      await call("/store/customers", { method: "POST", body: { email, ...name }, asCustomer: true })
      token = (await login()).token
    } catch (error) {
      await writeToken(undefined)
      throw error
    }
  }
  await writeToken(token)
  await joinCarts()
}

/** Whose token it is. Read only to choose the next step; the engine checks the signature at each call. */
function actorOf(token: string): string {
  const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { actor_id?: string }
  return payload.actor_id ?? ""
}

async function goBack(form: FormData): Promise<never> {
  revalidatePath("/", "layout")
  return redirect({ href: backPath(form.get("next")), locale: await getLocale() })
}

/** Ends the session in this browser. The cart stays with the customer and waits for the next sign-in. */
export async function signOut(): Promise<void> {
  const cartId = await readCartId()
  if (cartId) await rememberCart(cartId).catch(() => undefined)
  await writeToken(undefined)
  await writeCartId(undefined)
  revalidatePath("/", "layout")
  redirect({ href: "/", locale: await getLocale() })
}

/** Says the same for every address, so that nobody learns who has an account. */
export async function requestReset(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = readTexts(form, ["email"])
  if (!isEmail(values.email)) return wrongAt({ email: "email" }, values)
  try {
    await call("/auth/customer/emailpass/reset-password", { method: "POST", body: { identifier: values.email } }).catch(
      (error: unknown) => {
        // The engine says "Created" as plain text, which the client takes for broken JSON.
        if (!(error instanceof SyntaxError)) throw error
      },
    )
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
  const session = await readToken()
  try {
    // The link's token stands in for the session's for this one call.
    await writeToken(token)
    await call("/auth/customer/emailpass/update", { method: "POST", body: { password }, asCustomer: true })
    await writeToken(undefined)
    return { ok: true }
  } catch (error) {
    await writeToken(session)
    if (error instanceof EngineRefusal && error.status === 401) return { ok: false, error: "linkUsed" }
    return failed(error)
  }
}

export async function saveProfile(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const values = readTexts(form, ["first_name", "last_name", "phone"])
  const empty = missing(values, ["first_name", "last_name"])
  if (Object.keys(empty).length > 0) return wrongAt(empty, values)
  if (values.phone && !/^\+?[\d\s()./-]{5,30}$/.test(values.phone)) return wrongAt({ phone: "phone" }, values)
  try {
    await call("/store/customers/me", { method: "POST", body: { ...values, phone: values.phone || null }, asCustomer: true })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return keeping(values, failed(error))
  }
}
