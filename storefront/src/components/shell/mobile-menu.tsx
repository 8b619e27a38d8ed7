"use client"

import { useTranslations } from "next-intl"
import { Icon } from "@/components/ui/icon"
import { Modal } from "@/components/ui/modal"
import { Link } from "@/i18n/navigation"

export function MobileMenu({ links }: { links: readonly { href: string; label: string }[] }) {
  const t = useTranslations("shell")
  return (
    <Modal
      label={t("categories")}
      className="fixed inset-y-0 start-0 m-0 h-dvh max-h-none w-[min(20rem,85vw)] max-w-none overflow-y-auto bg-page p-6 text-ink shadow-xl backdrop:bg-black/40"
      trigger={(open) => (
        <button
          type="button"
          aria-label={t("menu")}
          aria-haspopup="dialog"
          onClick={open}
          className="-ms-2 grid size-11 place-items-center rounded-full hover:bg-sunken lg:hidden"
        >
          <Icon name="menu" />
        </button>
      )}
    >
      {(close) => (
        <>
          <div className="flex items-center justify-between">
            <h2 className="text-xl">{t("categories")}</h2>
            <button
              type="button"
              aria-label={t("close")}
              onClick={close}
              className="grid size-11 place-items-center rounded-full hover:bg-sunken"
            >
              <Icon name="close" />
            </button>
          </div>
          <nav aria-label={t("categories")}>
            <ul className="mt-4">
              {links.map(({ href, label }) => (
                <li key={href}>
                  <Link href={href} onClick={close} className="block border-b border-line py-3.5 text-lg">
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </>
      )}
    </Modal>
  )
}
