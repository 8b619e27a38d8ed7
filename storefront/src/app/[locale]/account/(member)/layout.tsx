import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { signOut } from "@/actions/session"
import { AccountNavigation } from "@/components/account/account-navigation"
import { SubmitButton } from "@/components/ui/submit-button"
import { plugins } from "@/plugins/manifest"

/** The frame of the account. Each page asks for the customer itself: it knows the way back, and a layout is not drawn again. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("account.navigation")
  const texts = await getTranslations("plugins")
  const links = [
    { href: "/account", label: t("overview") },
    { href: "/account/orders", label: t("orders") },
    ...plugins.flatMap(({ id, accountPages = [] }) =>
      accountPages
        .filter(({ isInner }) => !isInner)
        .map(({ path, label }) => ({ href: `/account/${path}`, label: texts(`${id}.${label}` as never) })),
    ),
    { href: "/account/addresses", label: t("addresses") },
    { href: "/account/cards", label: t("cards") },
    { href: "/account/profile", label: t("profile") },
    { href: "/account/security", label: t("security") },
    { href: "/account/privacy", label: t("privacy") },
  ]
  return (
    <div className="shell grid gap-8 py-8 lg:grid-cols-[14rem_1fr] lg:gap-12 lg:py-10">
      <aside className="min-w-0">
        <AccountNavigation label={t("label")} links={links}>
          <form action={signOut}>
            <SubmitButton look="quiet" size="small" className="text-soft">
              {t("signOut")}
            </SubmitButton>
          </form>
        </AccountNavigation>
      </aside>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
