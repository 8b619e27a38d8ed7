"use server"

import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { backPath } from "@/components/account/back-path"
import { type FormResult, keeping, missing, readTexts, wrongAt } from "@/components/account/form-result"
import { redirect } from "@/i18n/navigation"
import { isEmail } from "@/lib/address"
import { rememberCart } from "@/lib/cart-memory"
import { call, EngineRefusal } from "@/lib/engine"
import { failed } from "@/lib/result"
import { readCartId, writeCartId, writePayingId, writeToken } from "@/lib/session"
import { openSession, passwordIn, SHORTEST_PASSWORD } from "@/lib/sign-in"

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
  const { email: typed, ...name } = values
  // As the engine keeps it: whoever writes the address otherwise the next time is the same customer.
  const email = typed.toLowerCase()
  try {
    await call("/auth/customer/emailpass/register", { method: "POST", body: { email, password } }).catch((error: unknown) => {
      // Known already: by another, or by this one's earlier try that broke off half-way. The password tells.
      if (!(error instanceof EngineRefusal) || error.status !== 401) throw error
    })
    await openSession(email, password, name)
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 401) return wrongAt({ email: "email_taken" }, values)
    if (error instanceof EngineRefusal && error.code === "password_is_email") return wrongAt({ password: "passwordSame" }, values)
    return keeping(values, failed(error))
  }
  return goBack(form)
}

async function goBack(form: FormData): Promise<never> {
  revalidatePath("/", "layout")
  return redirect({ href: backPath(form.get("next")), locale: await getLocale() })
}

/** Ends the session in this browser. The cart stays with the customer and waits for the next sign-in. */
export async function signOut(): Promise<void> {
  const cartId = await readCartId()
  if (cartId) await rememberCart(cartId).catch(() => undefined)
  // The token is worth nothing from here on, wherever a copy of it may be.
  await call("/store/account/sessions/current", { method: "DELETE", asCustomer: true }).catch(() => undefined)
  await writeToken(undefined)
  await writeCartId(undefined)
  await writePayingId(undefined)
  revalidatePath("/", "layout")
  redirect({ href: "/", locale: await getLocale() })
}
