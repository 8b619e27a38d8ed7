"use client"

import type { ReactNode } from "react"
import { PushRow } from "@/components/ui/push-row"
import { Link, usePathname } from "@/i18n/navigation"

interface Props {
  label: string
  links: readonly { href: string; label: string }[]
  children: ReactNode
}

const ROOT = "/account"

/** The account's pages: a row to push along on a phone, a column beside the page elsewhere. */
export function AccountNavigation({ label, links, children }: Props) {
  const path = usePathname()
  const isHere = (href: string) => (href === ROOT ? path === ROOT : path === href || path.startsWith(`${href}/`))
  return (
    <nav aria-label={label} className="lg:sticky lg:top-32">
      <PushRow current={path} className="-mx-4 flex gap-1 overflow-x-auto px-4 pb-2 lg:mx-0 lg:flex-col lg:px-0">
        {links.map(({ href, label: name }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? "page" : undefined}
              className="block rounded-full px-4 py-2.5 text-[0.95rem] whitespace-nowrap text-soft hover:bg-sunken hover:text-ink aria-[current]:bg-brand-soft aria-[current]:font-medium aria-[current]:text-ink"
            >
              {name}
            </Link>
          </li>
        ))}
        <li className="flex items-center lg:mt-3 lg:border-t lg:border-line lg:pt-3">{children}</li>
      </PushRow>
    </nav>
  )
}
