import { getTranslations } from "next-intl/server"
import { Link } from "@/i18n/navigation"
import { pluginLinks } from "@/plugins/links"

const LINKS = [
  { href: "/search", key: "all" },
  { href: "/account", key: "account" },
  { href: "/account/orders", key: "orders" },
] as const

export async function Footer() {
  const t = await getTranslations("footer")
  const shop = await getTranslations("shop")
  const [all, ...own] = LINKS.map(({ href, key }) => ({ href, label: t(key) }))
  const links = [all, ...(await pluginLinks()), ...own].filter((link) => link !== undefined)
  return (
    <footer className="print:hidden mt-20 border-t border-line bg-sunken">
      <div className="shell grid gap-8 py-12 sm:grid-cols-[2fr_1fr]">
        <div className="max-w-sm">
          <p className="font-display text-xl font-semibold">{shop("name")}</p>
          <p className="mt-2 text-sm text-soft">{shop("description")}</p>
        </div>
        <nav aria-label={t("label")}>
          <ul className="space-y-2 text-sm">
            {links.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} className="text-soft hover:text-ink">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
