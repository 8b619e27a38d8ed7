import "server-only"
import { cookies } from "next/headers"
import { secureCookies } from "./environment"

const NAMES = { token: "wk_token", cart: "wk_cart", paying: "wk_paying", country: "wk_country" } as const
const DAY_SECONDS = 86_400
const LIFE = { token: DAY_SECONDS, cart: 30 * DAY_SECONDS, paying: DAY_SECONDS, country: 365 * DAY_SECONDS } as const

type Name = keyof typeof NAMES

async function read(name: Name): Promise<string | undefined> {
  return (await cookies()).get(NAMES[name])?.value || undefined
}

/** In actions and route handlers only: a page that is being drawn cannot set cookies. */
async function write(name: Name, value: string | undefined): Promise<void> {
  const jar = await cookies()
  if (value === undefined) jar.delete(NAMES[name])
  else jar.set(NAMES[name], value, { httpOnly: true, sameSite: "lax", secure: secureCookies, path: "/", maxAge: LIFE[name] })
}

export const readToken = () => read("token")
export const writeToken = (token: string | undefined) => write("token", token)
export const readCartId = () => read("cart")
export const writeCartId = (id: string | undefined) => write("cart", id)
/** The cart that a trade has made and that is checked out instead of the bag, which stays as it is. */
export const readPayingId = () => read("paying")
export const writePayingId = (id: string | undefined) => write("paying", id)
export const readCountry = () => read("country")
export const writeCountry = (country: string) => write("country", country)
