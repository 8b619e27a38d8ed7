import "server-only"
import Bowser from "bowser"
import { cache } from "react"
import { call } from "./engine"

export interface Preferences {
  readonly updates: boolean
  readonly news: boolean
}

interface Account {
  /** Nothing for an account without a password of its own. */
  readonly sign_in_email: string | null
  readonly email_verified_at: string | null
  readonly preferences: Preferences
}

/** How the customer signs in, and which mails they get. */
export const currentAccount = cache(async (): Promise<Account> => {
  const { account } = await call<{ account: Account }>("/store/account", { asCustomer: true })
  return account
})

export interface Session {
  readonly id: string
  readonly current: boolean
  readonly user_agent: string | null
  readonly ip: string | null
  readonly last_seen_at: string
}

export async function listSessions(): Promise<Session[]> {
  const { sessions } = await call<{ sessions: Session[] }>("/store/account/sessions", { asCustomer: true })
  return sessions
}

/** What a browser calls itself, as people know it; nothing for a program that is no browser. */
export function deviceOf(userAgent: string | null): { browser: string; system: string } | undefined {
  if (!userAgent) return undefined
  const { browser, os } = Bowser.parse(userAgent)
  return browser.name && os.name ? { browser: browser.name, system: os.name } : undefined
}
