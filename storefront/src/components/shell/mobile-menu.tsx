"use client"

import { useTranslations } from "next-intl"
import { Dialog } from "radix-ui"
import { useState } from "react"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"

export function MobileMenu({ links }: { links: readonly { href: string; label: string }[] }) {
  const t = useTranslations("shell")
  const [open, setOpen] = useState(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger aria-label={t("menu")} className="-ms-2 grid size-11 place-items-center rounded-full hover:bg-sunken lg:hidden">
        <Icon name="menu" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 start-0 z-50 w-[min(20rem,85vw)] overflow-y-auto bg-page p-6 shadow-xl"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-xl">{t("categories")}</Dialog.Title>
            <Dialog.Close aria-label={t("close")} className="grid size-11 place-items-center rounded-full hover:bg-sunken">
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <nav aria-label={t("categories")}>
            <ul className="mt-4">
              {links.map(({ href, label }) => (
                <li key={href}>
                  <Link href={href} onClick={() => setOpen(false)} className="block border-b border-line py-3.5 text-lg">
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
