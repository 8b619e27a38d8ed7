import "server-only"
import { getLocale } from "next-intl/server"
import { localeFacts } from "@/i18n/routing"
import { call } from "./engine"
import { joinCarts } from "./join-carts"
import { writeToken } from "./session"

/** As the engine asks for it; told here before it is asked. */
export const SHORTEST_PASSWORD = 8
const LONGEST_PASSWORD = 200

export const passwordIn = (form: FormData, field = "password") => String(form.get(field) ?? "").slice(0, LONGEST_PASSWORD)

/**
 * Signs in and keeps the token. An identity without a customer, left by a registration that broke off, gets
 * its customer now; the token of before does not name that customer, so a new one is asked for.
 * @throws EngineRefusal 401 when e-mail and password do not fit
 */
export async function openSession(email: string, password: string, name: Record<string, string>): Promise<void> {
  const login = async () => {
    const { token } = await call<{ token: string }>("/auth/customer/emailpass", { method: "POST", body: { email, password } })
    return token
  }
  let token = await login()
  if (!actorOf(token)) {
    // Mails are written in the language that the shop was in.
    const metadata = { locale: localeFacts[await getLocale()].engine }
    await call("/store/customers", { method: "POST", body: { email, ...name, metadata }, token })
    token = await login()
  }
  await writeToken(token)
  await joinCarts()
}

/** Whose token it is. Read only to choose the next step; the engine checks the signature at each call. */
function actorOf(token: string): string {
  const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { actor_id?: string }
  return payload.actor_id ?? ""
}
