import { routing } from "../../i18n/routing"

const HERE = "https://shop.invalid"
const LANGUAGE = new RegExp(`^/(${routing.locales.join("|")})(?=/|$)`)

/**
 * Where to go after signing in, from an address that anybody may have written: a path inside this shop, without
 * its language, or the account. `//host`, `/\host` and the like lead elsewhere, so the URL parser decides, as
 * it does in the browser.
 */
export function backPath(value: unknown): string {
  const fallback = "/account"
  if (typeof value !== "string" || !value.startsWith("/")) return fallback
  try {
    const { origin, pathname, search } = new URL(value, HERE)
    if (origin !== HERE) return fallback
    const path = pathname.replace(LANGUAGE, "") || "/"
    // `/.//host` is a path to the parser, and another host once it stands alone.
    return path.startsWith("//") ? fallback : path + search
  } catch {
    return fallback
  }
}
