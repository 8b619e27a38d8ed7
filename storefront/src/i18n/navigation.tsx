import { createNavigation } from "next-intl/navigation"
import type { ComponentProps } from "react"
import { routing } from "./routing"

const navigation = createNavigation(routing)

export const { redirect, usePathname, useRouter, getPathname } = navigation

/** Nothing is fetched ahead: pages are drawn for each shopper anew, so there would be two requests per link, and nothing gained. */
export function Link(props: ComponentProps<typeof navigation.Link>) {
  return <navigation.Link prefetch={false} {...props} />
}
