import { useLocale } from "next-intl"
import { createNavigation } from "next-intl/navigation"
import type { ComponentProps } from "react"
import { routing } from "./routing"

export const { redirect, usePathname, useRouter, getPathname } = createNavigation(routing)

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  href: Parameters<typeof getPathname>[0]["href"]
  /** Whether the next page is shown from its top. */
  scroll?: boolean
}

/**
 * A link to another page of the shop, in the language of this one: an `<a>` that no script has to make alive, as one listener for all
 * of them (`LinkNavigation`) asks for the next page without loading the whole document anew. Nothing is fetched ahead: pages are drawn
 * for each shopper anew, so there would be two requests per link, and nothing gained.
 */
export function Link({ href, scroll = true, ...rest }: LinkProps) {
  return <a {...rest} href={getPathname({ href, locale: useLocale() })} data-within={scroll ? "top" : "here"} />
}
